// Pages of text and lines in PDF. The only user of Pango and Cairo. Lengths in points (1/72 inch), y downwards,
// texts stand on their baseline. A Typesetter and its documents belong to one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "report/pdf_fonts.h"

namespace fenhao::report {

constexpr double millimetres(double length) { return length * 72.0 / 25.4; }

struct Colour {
  double red, green, blue;
};

struct TextStyle {
  double size;
  bool bold = false;
  Colour colour{0, 0, 0};
  double spacing = 0;  // extra space after each character
};

enum class TextAlign { left, centre, right };

// The fonts of one job, and texts already shaped: labels repeat on every page.
class Typesetter {
 public:
  // Characters beyond `characters` are drawn with whatever font the system has for them.
  static Result<Typesetter> create(const Characters& characters);
  Typesetter(Typesetter&&) noexcept;
  ~Typesetter();

  // Characters shaped so far for which no font of the system has a form; an empty box is drawn for them.
  std::int64_t missing_shapes() const;

 private:
  friend class PdfDocument;
  Typesetter();
  struct State;
  std::unique_ptr<State> state_;
};

class PdfDocument {
 public:
  // A file of mode 0600 that vanishes unless close() succeeded. conflict when it exists. `created` is when it says
  // it was made, UTC, "2026-11-22T10:00:00Z", or empty for the present moment: the only thing in it that changes
  // from one drawing of the same pages to the next.
  static Result<PdfDocument> create(Typesetter& typesetter, const std::filesystem::path& path,
                                    const std::string& title, const std::string& created);
  PdfDocument(PdfDocument&&) noexcept;
  ~PdfDocument();

  // Every page is begun; drawing outside of a page is a programming error.
  void begin_page(double width, double height);

  // What follows is drawn with its origin at (x, y) of the page, scaled; until the next place() or page.
  void place(double x, double y, double scale);

  double text_width(std::string_view text, const TextStyle& style);
  // x is the left end, the middle or the right end, by `align`. Wider than max_width (> 0): set smaller, and on
  // two lines when it would become too small; never cut. Returns the width drawn.
  double text(double x, double baseline, std::string_view text, const TextStyle& style,
              TextAlign align = TextAlign::left, double max_width = 0);
  void line(double x1, double y1, double x2, double y2, double width, const Colour& colour);
  void dashes(double x1, double y1, double x2, double y2, double width, const Colour& colour);
  void box(double x, double y, double width, double height, const Colour& fill, double radius = 0);
  void frame(double x, double y, double width, double height, double line_width, const Colour& colour,
             double radius = 0);

  // unavailable when the disk is full or the page could not be made; no file is left then.
  Status close();

 private:
  PdfDocument();
  double two_lines(double x, double baseline, std::string_view text, const TextStyle& style, double width,
                   double max_width);
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fenhao::report
