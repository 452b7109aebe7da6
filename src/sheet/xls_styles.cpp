#include "sheet/xls_styles.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "sheet/little_endian.h"

namespace fenhao::sheet {
namespace {

constexpr const char* xls_font = "Microsoft YaHei";
constexpr std::size_t simplified_chinese = 134;  // character set

struct Font {
  std::size_t points;
  bool bold;
  bool grey;
};
enum FontNumber : std::size_t { plain, bold, large_bold, grey };
constexpr std::array<Font, 4> fonts{{{10, false, false}, {10, true, false}, {14, true, false}, {10, false, true}}};

// Numbers below 164 are built in.
enum FormatNumber : std::size_t {
  general = 0,
  whole = 1,
  two_decimals = 2,
  grouped = 4,
  text_as_typed = 49,
  iso_date = 164,
  grouped_or_dash = 165
};

enum Alignment : std::size_t { as_content = 0, centred = 2, wrapped = 8 };
constexpr std::size_t vertically_centred = 1 << 4;

struct Look {
  Style style;
  FontNumber font;
  FormatNumber format;
  std::size_t alignment;
};

constexpr std::array<Look, 14> looks{{{Style::text, plain, text_as_typed, as_content},
                                      {Style::wrapped_text, plain, text_as_typed, wrapped},
                                      {Style::number, plain, general, as_content},
                                      {Style::integer, plain, whole, as_content},
                                      {Style::amount, plain, two_decimals, as_content},
                                      {Style::money, plain, grouped, as_content},
                                      {Style::money_or_dash, plain, grouped_or_dash, as_content},
                                      {Style::date, plain, iso_date, as_content},
                                      {Style::heading, bold, text_as_typed, centred | wrapped},
                                      {Style::title, large_bold, general, as_content},
                                      {Style::total_text, bold, text_as_typed, as_content},
                                      {Style::total_integer, bold, whole, as_content},
                                      {Style::total_money, bold, grouped, as_content},
                                      {Style::note, grey, general, as_content}}};

void write_font(BiffOutput& out, const Font& font) {
  constexpr std::size_t twips = 20, regular = 400, heavy = 700, automatic = 0x7FFF, grey_of_palette = 23;
  std::string body;
  put_u16(body, font.points * twips);
  put_u16(body, font.bold ? 1 : 0);
  put_u16(body, font.grey ? grey_of_palette : automatic);
  put_u16(body, font.bold ? heavy : regular);
  put_u16(body, 0);  // neither raised nor lowered
  put_u8(body, 0);   // not underlined
  put_u8(body, 0);   // any family
  put_u8(body, simplified_chinese);
  put_u8(body, 0);
  put_biff_text(body, xls_font, 1);
  out.record(BiffRecord::font, body);
}

void write_format(BiffOutput& out, FormatNumber number, std::string_view code) {
  std::string body;
  put_u16(body, number);
  put_biff_text(body, code, 2);
  out.record(BiffRecord::number_format, body);
}

// `parent`: locked, and the style it comes from, or that it is a style itself. `given`: which parts are its own (of a
// cell), or are not (of a style).
void write_cell_format(BiffOutput& out, const Look& look, std::size_t parent, std::size_t given) {
  constexpr std::size_t automatic_colours = 0x20C0;
  std::string body;
  put_u16(body, look.font);
  put_u16(body, look.format);
  put_u16(body, parent);
  put_u8(body, look.alignment | vertically_centred);
  put_u8(body, 0);  // not turned
  put_u8(body, 0);  // not indented
  put_u8(body, given);
  put_u32(body, 0);  // no borders
  put_u32(body, 0);  // no fill
  put_u16(body, automatic_colours);
  out.record(BiffRecord::cell_format, body);
}

// What spreadsheet programs look for at fixed places: the style "Normal", those of the outline levels, and the
// cells nobody has styled.
void write_expected_formats(BiffOutput& out) {
  constexpr std::size_t is_style = 0xFFF5, is_cell = 0x0001, all_given = 0x00, only_number_given = 0xF4;
  const Look normal{Style::number, plain, general, as_content};
  write_cell_format(out, normal, is_style, all_given);
  for (std::size_t level = 1; level < default_xls_style; ++level)
    write_cell_format(out, normal, is_style, only_number_given);
  write_cell_format(out, normal, is_cell, all_given);
}

}  // namespace

void write_xls_styles(BiffOutput& out) {
  for (const Font& font : fonts) write_font(out, font);
  write_format(out, iso_date, "yyyy\\-mm\\-dd");
  write_format(out, grouped_or_dash, "#,##0.00;\\-#,##0.00;\"-\"");

  write_expected_formats(out);
  constexpr std::size_t is_cell = 0x0001, all_given = 0xFC;
  for (const Look& look : looks) write_cell_format(out, look, is_cell, all_given);

  constexpr std::size_t first_is_built_in = 0x8000, normal = 0, no_level = 0xFF;
  std::string body;
  put_u16(body, first_is_built_in);
  put_u8(body, normal);
  put_u8(body, no_level);
  out.record(BiffRecord::style_name, body);
}

std::uint16_t xls_style(Style style) {
  const auto look = std::ranges::find(looks, style, &Look::style);
  return static_cast<std::uint16_t>(default_xls_style + 1 + (look - looks.begin()));
}

}  // namespace fenhao::sheet
