// 工资条 in PDF: a person's own file, or a salary group's with two slips on a sheet of A4 to be cut.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "report/payslip.h"
#include "report/pdf_document.h"

namespace fenhao::report {

struct PayslipStyle {
  std::string note = "本工资条属个人隐私，请妥善保管。对明细有疑问，请联系人力资源部门。";
  std::string created;  // when the files say they were made, as PdfDocument::create() takes it
};

// The characters that a slip needs, and those that every slip needs.
void add_characters(Characters& characters, const Payslip& slip);
void add_characters(Characters& characters, const PayslipStyle& style);

// A5 landscape; a slip that needs more room takes a portrait A4. conflict when the file exists.
Status write_payslip(Typesetter& typesetter, const Payslip& slip, const PayslipStyle& style,
                     const std::filesystem::path& path);

// Slips of many people in one file, drawn one by one so that memory stays flat.
class PayslipBook {
 public:
  static Result<PayslipBook> create(Typesetter& typesetter, const PayslipStyle& style,
                                    const std::filesystem::path& path, const std::string& title);
  void add(const Payslip& slip);
  Status close();

 private:
  PayslipBook(PdfDocument document, const PayslipStyle& style) : document_(std::move(document)), style_(style) {}

  PdfDocument document_;
  PayslipStyle style_;
  bool is_half_free_ = false;  // the lower half of the page
};

}  // namespace fenhao::report
