#include "report/payslip_pdf.h"

#include <algorithm>
#include <array>

#include "report/labels.h"

namespace fenhao::report {
namespace {

constexpr double mm(double length) { return millimetres(length); }

constexpr double page_width = mm(210);
constexpr double half_height = mm(148.5);
constexpr double full_height = mm(297);
constexpr double margin_x = mm(11);
constexpr double margin_top = mm(8);
constexpr double margin_bottom = mm(6.5);
constexpr double content_width = page_width - 2 * margin_x;

constexpr Colour ink{0.11, 0.13, 0.16};
constexpr Colour grey{0.42, 0.46, 0.51};
constexpr Colour hairline{0.86, 0.88, 0.90};
constexpr Colour rule{0.60, 0.64, 0.69};
constexpr Colour accent{0.09, 0.27, 0.44};
constexpr Colour tint{0.945, 0.957, 0.972};
constexpr Colour warning{0.70, 0.20, 0.12};

constexpr TextStyle company_style{10.5, true, ink};
constexpr TextStyle title_style{16, true, accent, 4};
constexpr TextStyle period_style{8, false, grey};
constexpr TextStyle state_style{7.5, true, warning};
constexpr TextStyle label_style{6.8, false, grey};
constexpr TextStyle value_style{9, false, ink};
constexpr TextStyle name_style{10, true, ink};
constexpr TextStyle heading_style{8.2, true, accent};
constexpr TextStyle body_style{8.4, false, ink};
constexpr TextStyle column_style{7, false, grey};
constexpr TextStyle total_style{8.4, true, ink};
constexpr TextStyle small_style{7.2, false, ink};
constexpr TextStyle small_grey{7.2, false, grey};
constexpr TextStyle net_label_style{9.5, true, accent};
constexpr TextStyle net_style{21, true, accent};
constexpr TextStyle capitals_style{8.2, false, ink};
constexpr TextStyle note_style{6.4, false, grey};

constexpr double header_height = mm(12.8);
constexpr double person_height = mm(11);
constexpr double heading_height = mm(5.8);
constexpr double row_height_least = mm(4.1);
constexpr double row_height_most = mm(5.9);
constexpr double air_most = mm(7);
constexpr double total_height = mm(5.8);
constexpr double small_line = mm(3.7);
constexpr double gap = mm(2.2);
constexpr double caption_width = mm(17);
constexpr double remark_width = content_width - caption_width;
constexpr double net_height = mm(14);
constexpr double footer_height = mm(4.2);

// The body's three columns.
constexpr double gutter = mm(6);
constexpr double list_width = mm(52);
constexpr double table_x = 2 * (list_width + gutter);
constexpr double table_width = content_width - table_x;
constexpr double amount_width = mm(17.5);

constexpr std::array<const char*, 3> contribution_columns{"缴费基数", "个人", "单位"};

// Words that stay together on a line, and what stands between them.
struct Pieces {
  std::vector<std::string> texts;
  std::string separator;
};

Pieces pieces_of(const std::vector<PayslipFact>& facts) {
  Pieces pieces{.texts = {}, .separator = "　　"};
  for (const auto& fact : facts) pieces.texts.push_back(fact.name + " " + fact.value);
  return pieces;
}

// A formula may be broken before − and =.
Pieces pieces_of(const std::string& formula) {
  Pieces pieces{.texts = {""}, .separator = " "};
  for (std::size_t i = 0; i < formula.size(); ++i) {
    const std::string_view rest = std::string_view(formula).substr(i);
    if (rest.starts_with(" − ") || rest.starts_with(" = "))
      pieces.texts.emplace_back();
    else
      pieces.texts.back() += formula[i];
  }
  return pieces;
}

// A captioned small paragraph between the body and the net pay.
struct Remark {
  const char* caption;
  std::vector<std::string> lines;

  double height() const { return static_cast<double>(lines.size()) * small_line + mm(1); }
};

std::vector<std::string> broken_into_lines(PdfDocument& document, const Pieces& pieces) {
  std::string whole;
  for (const auto& piece : pieces.texts) whole += (whole.empty() ? "" : pieces.separator) + piece;
  if (document.text_width(whole, small_style) <= remark_width) return {whole};
  const double blank = document.text_width(pieces.separator, small_style);
  std::vector<std::string> lines;
  double width = 0;
  for (const auto& piece : pieces.texts) {
    const double own = document.text_width(piece, small_style);
    if (lines.empty() || width + blank + own > remark_width) {
      lines.push_back(piece);
      width = own;
    } else {
      lines.back() += pieces.separator + piece;
      width += blank + own;
    }
  }
  return lines;
}

std::vector<Remark> remarks_of(PdfDocument& document, const Payslip& slip) {
  std::vector<Remark> remarks;
  if (!slip.facts.empty()) remarks.push_back({"考勤与其他", broken_into_lines(document, pieces_of(slip.facts))});
  Remark tax{"个税计算", {}};
  for (const auto& formula : slip.tax_working)
    for (auto& line : broken_into_lines(document, pieces_of(formula))) tax.lines.push_back(std::move(line));
  if (!tax.lines.empty()) remarks.push_back(std::move(tax));
  if (!slip.retro.empty()) remarks.push_back({"补差明细", broken_into_lines(document, pieces_of(slip.retro))});
  if (!slip.year_to_date.empty())
    remarks.push_back({"本年累计", broken_into_lines(document, pieces_of(slip.year_to_date))});
  return remarks;
}

// Who does not pay an insurance sees a dash, not a zero to wonder about.
std::string amount_or_dash(Money amount) { return amount.is_zero() ? "—" : amount.grouped(); }

std::string equation(const Payslip& slip) {
  return "应发合计 " + slip.gross.grouped() + " − 扣减合计 " + grouped(slip.deducted);
}

class SlipPainter {
 public:
  SlipPainter(PdfDocument& document, const Payslip& slip, const PayslipStyle& style)
      : document_(document), slip_(slip), style_(style), remarks_(remarks_of(document, slip)) {}

  // What it takes with the lowest rows.
  double least_height() const { return fixed_height() + static_cast<double>(rows()) * row_height_least; }

  // From the origin, page_width wide; `height` must not be less than least_height().
  void draw(double height) {
    y_ = margin_top;
    const auto lines = static_cast<double>(std::max<std::size_t>(rows(), 1));
    row_height_ = std::clamp((height - fixed_height()) / lines, row_height_least, row_height_most);
    const double spare = height - fixed_height() - lines * row_height_;
    const double air = std::clamp(spare / 4, 0.0, air_most);
    draw_header();
    draw_person();
    y_ += air;
    draw_body();
    y_ += air;
    draw_remarks();
    y_ += air;
    draw_net();
    draw_footer(height);
  }

 private:
  std::size_t rows() const {
    return std::max({slip_.earnings.size(), slip_.deductions.size(), slip_.contributions.size()});
  }

  double fixed_height() const {
    double height = margin_top + header_height + person_height + heading_height + total_height + net_height + 3 * gap +
                    footer_height + margin_bottom;
    for (const auto& remark : remarks_) height += remark.height();
    return height;
  }

  void draw_header() {
    const double right = margin_x + content_width;
    document_.text(margin_x, y_ + mm(4), slip_.company, company_style, TextAlign::left, mm(120));
    std::string period = "薪资所属月 " + slip_.month;
    if (!slip_.payment_date.empty()) period += "　　发放日期 " + slip_.payment_date;
    document_.text(margin_x, y_ + mm(9), period, period_style);
    const double width = document_.text(right, y_ + mm(6.6), "工资条", title_style, TextAlign::right);
    draw_state(right - width - mm(4));
    document_.line(margin_x, y_ + header_height - mm(1.5), right, y_ + header_height - mm(1.5), 1.1, accent);
    y_ += header_height;
  }

  void draw_state(double right) {
    if (slip_.state.empty()) return;
    const double width = document_.text_width(slip_.state, state_style) + mm(3);
    document_.frame(right - width, y_ + mm(2), width, mm(5), 0.6, warning, mm(0.8));
    document_.text(right - width / 2, y_ + mm(5.5), slip_.state, state_style, TextAlign::centre);
  }

  void draw_person() {
    std::vector<PayslipFact> facts{{"姓名", slip_.name}, {"工号", slip_.employee}};
    facts.insert(facts.end(), slip_.person.begin(), slip_.person.end());
    const double step = content_width / static_cast<double>(facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const double x = margin_x + step * static_cast<double>(i);
      document_.text(x, y_ + mm(2.6), facts[i].name, label_style);
      document_.text(x, y_ + mm(7), facts[i].value, i == 0 ? name_style : value_style, TextAlign::left, step - mm(2));
    }
    document_.line(margin_x, y_ + mm(9.4), margin_x + content_width, y_ + mm(9.4), 0.4, hairline);
    y_ += person_height;
  }

  void draw_body() {
    draw_list(0, "应发项目", slip_.earnings, "应发合计", grouped(slip_.gross.decimal()));
    draw_list(list_width + gutter, "扣减项目", slip_.deductions, "扣减合计", grouped(slip_.deducted));
    draw_contributions();
    y_ += heading_height + row_height_ * static_cast<double>(rows()) + total_height + gap;
  }

  double baseline(double top, double height, const TextStyle& text) const {
    return top + height / 2 + text.size * 0.36;
  }

  void heading(double x, double width, const char* text) {
    document_.text(x, baseline(y_, heading_height, heading_style), text, heading_style);
    document_.line(x, y_ + heading_height, x + width, y_ + heading_height, 0.7, rule);
  }

  double row_top(std::size_t row) const { return y_ + heading_height + row_height_ * static_cast<double>(row); }

  void draw_list(double left, const char* title, const std::vector<PayslipLine>& lines, const char* total,
                 const std::string& sum) {
    const double x = margin_x + left, right = x + list_width;
    heading(x, list_width, title);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const double top = row_top(i), line = baseline(top, row_height_, body_style);
      const double width =
          document_.text(right, line, grouped(lines[i].amount), body_style, TextAlign::right, list_width * 0.6);
      document_.text(x, line, lines[i].name, body_style, TextAlign::left, list_width - width - mm(2));
      document_.line(x, top + row_height_, right, top + row_height_, 0.3, hairline);
    }
    const double top = row_top(rows());
    document_.line(x, top, right, top, 0.6, rule);
    const double line = baseline(top, total_height, total_style);
    document_.text(x, line, total, total_style);
    document_.text(right, line, sum, total_style, TextAlign::right, list_width * 0.65);
  }

  // Right end of the amount column 0, 1 or 2.
  double amount_right(int column) const { return margin_x + content_width - amount_width * (2 - column); }

  void draw_contributions() {
    const double x = margin_x + table_x, right = margin_x + content_width;
    const double name_width = table_width - 3 * amount_width;
    heading(x, table_width, "社保公积金");
    for (int i = 0; i < 3; ++i)
      document_.text(amount_right(i), baseline(y_, heading_height, column_style), contribution_columns[i], column_style,
                     TextAlign::right);
    for (std::size_t i = 0; i < slip_.contributions.size(); ++i) {
      const auto& entry = slip_.contributions[i];
      const double top = row_top(i), line = baseline(top, row_height_, body_style);
      document_.text(x, line, entry.name, body_style, TextAlign::left, name_width);
      draw_amounts(line, {amount_or_dash(entry.base), amount_or_dash(entry.employee), amount_or_dash(entry.employer)},
                   body_style);
      document_.line(x, top + row_height_, right, top + row_height_, 0.3, hairline);
    }
    const double top = row_top(rows());
    document_.line(x, top, right, top, 0.6, rule);
    const double line = baseline(top, total_height, total_style);
    document_.text(x, line, "合计", total_style);
    draw_amounts(line, {"", slip_.contribution_employee.grouped(), slip_.contribution_employer.grouped()}, total_style);
  }

  void draw_amounts(double line, const std::array<std::string, 3>& amounts, const TextStyle& text) {
    for (int i = 0; i < 3; ++i)
      document_.text(amount_right(i), line, amounts[i], text, TextAlign::right, amount_width - mm(1));
  }

  void draw_remarks() {
    for (const auto& remark : remarks_) {
      double line = baseline(y_, small_line, small_style);
      document_.text(margin_x, line, remark.caption, small_grey);
      for (const auto& text : remark.lines) {
        document_.text(margin_x + caption_width, line, text, small_style, TextAlign::left, remark_width);
        line += small_line;
      }
      y_ += remark.height();
    }
    y_ += gap - mm(1);
  }

  void draw_net() {
    document_.box(margin_x, y_, content_width, net_height, tint, mm(1.2));
    const double x = margin_x + mm(4), right = margin_x + content_width - mm(4);
    document_.text(x, y_ + mm(5.7), "实发工资", net_label_style);
    document_.text(x + mm(21), y_ + mm(5.7), equation(slip_), small_grey, TextAlign::left, mm(100));
    document_.text(x, y_ + mm(10.9), slip_.net_in_capitals, capitals_style, TextAlign::left, mm(115));
    document_.text(right, y_ + mm(9.6), "¥" + slip_.net.grouped(), net_style, TextAlign::right, mm(62));
    y_ += net_height + gap;
  }

  void draw_footer(double bottom) {
    const double line = bottom - margin_bottom;
    document_.line(margin_x, line - mm(3.6), margin_x + content_width, line - mm(3.6), 0.4, hairline);
    document_.text(margin_x, line, style_.note, note_style, TextAlign::left, content_width * 0.75);
    document_.text(margin_x + content_width, line, slip_.group + "　批次 " + slip_.run, note_style, TextAlign::right,
                   content_width * 0.24);
  }

  PdfDocument& document_;
  const Payslip& slip_;
  const PayslipStyle& style_;
  std::vector<Remark> remarks_;
  double y_ = 0;
  double row_height_ = row_height_least;
};

// Into the area from `top`; what does not fit is scaled down as a whole.
void draw_slip(PdfDocument& document, SlipPainter& painter, double top, double height) {
  const double needed = std::max(height, painter.least_height());
  const double scale = height / needed;
  document.place(page_width * (1 - scale) / 2, top, scale);
  painter.draw(needed);
}

void add_facts(Characters& characters, const std::vector<PayslipFact>& facts) {
  for (const auto& fact : facts) {
    add_characters(characters, fact.name);
    add_characters(characters, fact.value);
  }
}

}  // namespace

void add_characters(Characters& characters, const Payslip& slip) {
  for (const auto* text : {&slip.company, &slip.group, &slip.month, &slip.payment_date, &slip.state, &slip.employee,
                           &slip.name, &slip.net_in_capitals, &slip.run})
    add_characters(characters, *text);
  for (const auto* facts : {&slip.person, &slip.facts, &slip.retro, &slip.year_to_date}) add_facts(characters, *facts);
  for (const auto* lines : {&slip.earnings, &slip.deductions})
    for (const auto& line : *lines) add_characters(characters, line.name);
  for (const auto& entry : slip.contributions) add_characters(characters, entry.name);
  for (const auto& line : slip.tax_working) add_characters(characters, line);
}

void add_characters(Characters& characters, const PayslipStyle& style) {
  add_characters(characters, style.note);
  for (char32_t c = 0x20; c < 0x7F; ++c) characters.insert(c);
  add_characters(
      characters,
      "薪资所属月发放日期工资条姓名工号应发项目合计扣减社会保险和住房公积金缴费基数个人单位考勤与其他个税计算"
      "本年累计实发工资批次￥¥−×÷—（）：，。、　");
}

Status write_payslip(Typesetter& typesetter, const Payslip& slip, const PayslipStyle& style,
                     const std::filesystem::path& path) {
  FENHAO_TRY(document, PdfDocument::create(typesetter, path, slip.company + " 工资条 " + slip.month, style.created));
  SlipPainter painter(document, slip, style);
  const double height = painter.least_height() <= half_height ? half_height : full_height;
  document.begin_page(page_width, height);
  draw_slip(document, painter, 0, height);
  return document.close();
}

Result<PayslipBook> PayslipBook::create(Typesetter& typesetter, const PayslipStyle& style,
                                        const std::filesystem::path& path, const std::string& title) {
  FENHAO_TRY(document, PdfDocument::create(typesetter, path, title, style.created));
  return PayslipBook(std::move(document), style);
}

void PayslipBook::add(const Payslip& slip) {
  SlipPainter painter(document_, slip, style_);
  const bool fits_half = painter.least_height() <= half_height;
  if (fits_half && is_half_free_) {
    draw_slip(document_, painter, half_height, half_height);
    is_half_free_ = false;
    return;
  }
  document_.begin_page(page_width, full_height);
  draw_slip(document_, painter, 0, fits_half ? half_height : full_height);
  is_half_free_ = fits_half;
  if (!fits_half) return;
  document_.place(0, 0, 1);
  document_.dashes(0, half_height, page_width, half_height, 0.4, rule);
}

Status PayslipBook::close() { return document_.close(); }

}  // namespace fenhao::report
