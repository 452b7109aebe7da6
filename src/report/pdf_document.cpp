#include "report/pdf_document.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <array>
#include <bit>
#include <numbers>
#include <unordered_map>

#include "report/private_file.h"

namespace fenhao::report {
namespace {

// Distinct from the installed family, so that the small fonts are asked first and the system's fill in.
constexpr const char* subset_family = "Fenhao Payslip";
constexpr double smallest_scale = 0.66;  // of a text set smaller to fit on one line
constexpr std::size_t shaped_texts_kept = 4096;

struct LayoutReleaser {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, LayoutReleaser>;

struct Shaped {
  Layout layout;
  double width = 0;
  double baseline = 0;  // of the first line, from the top
  double height = 0;
};

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

// The system's fonts and the small ones, those under their own name.
FcConfig* configuration(const SubsetFonts& fonts) {
  FcConfig* config = FcInitLoadConfigAndFonts();
  for (const auto& path : {fonts.regular_path(), fonts.bold_path()})
    FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(path.c_str()));
  const FcFontSet* added = FcConfigGetFonts(config, FcSetApplication);
  for (int i = 0; added && i < added->nfont; ++i) {
    FcPatternDel(added->fonts[i], FC_FAMILY);
    FcPatternAddString(added->fonts[i], FC_FAMILY, reinterpret_cast<const FcChar8*>(subset_family));
  }
  return config;
}

PangoContext* context_of(PangoFontMap* map) {
  PangoContext* context = pango_font_map_create_context(map);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(context, 72);
  pango_context_set_language(context, pango_language_from_string("zh-cn"));
  pango_context_set_round_glyph_positions(context, FALSE);
  return context;
}

}  // namespace

struct Typesetter::State {
  explicit State(SubsetFonts subset) : fonts(std::move(subset)) {
    config = configuration(fonts);
    map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    context = context_of(map);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    shaped.clear();
    g_object_unref(context);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), nullptr);  // Pango 1.50 would keep its reference for good
    g_object_unref(map);
    FcConfigDestroy(config);
  }

  const Shaped& shape(std::string_view text, const TextStyle& style, double wrap_width, double line_height) {
    std::string key(text);
    for (const double part : {style.size, style.bold ? 1.0 : 0.0, style.spacing, wrap_width, line_height})
      key.append(std::bit_cast<std::array<char, sizeof part>>(part).data(), sizeof part);
    if (const auto found = shaped.find(key); found != shaped.end()) return found->second;
    if (shaped.size() >= shaped_texts_kept) shaped.clear();
    return shaped.emplace(std::move(key), make(text, style, wrap_width, line_height)).first->second;
  }

  Shaped make(std::string_view text, const TextStyle& style, double wrap_width, double line_height) {
    Layout layout(pango_layout_new(context));
    PangoFontDescription* description = pango_font_description_new();
    pango_font_description_set_family_static(description, subset_family);
    pango_font_description_set_weight(description, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(description, style.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    PangoAttrList* attributes = pango_attr_list_new();
    if (style.spacing > 0)
      pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(style.spacing * PANGO_SCALE)));
    if (line_height > 0)
      pango_attr_list_insert(attributes,
                             pango_attr_line_height_new_absolute(static_cast<int>(line_height * PANGO_SCALE)));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    if (wrap_width > 0) {
      pango_layout_set_width(layout.get(), static_cast<int>(wrap_width * PANGO_SCALE));
      pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    }
    int width = 0, height = 0;
    pango_layout_get_size(layout.get(), &width, &height);
    missing += pango_layout_get_unknown_glyphs_count(layout.get());
    const double baseline = points(pango_layout_get_baseline(layout.get()));
    return {std::move(layout), points(width), baseline, points(height)};
  }

  SubsetFonts fonts;
  FcConfig* config = nullptr;
  PangoFontMap* map = nullptr;
  PangoContext* context = nullptr;
  std::unordered_map<std::string, Shaped> shaped;
  std::int64_t missing = 0;
};

Typesetter::Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

Result<Typesetter> Typesetter::create(const Characters& characters) {
  FENHAO_TRY(fonts, SubsetFonts::of(characters));
  Typesetter typesetter;
  typesetter.state_ = std::make_unique<State>(std::move(fonts));
  return typesetter;
}

std::int64_t Typesetter::missing_shapes() const { return state_->missing; }

struct PdfDocument::State {
  State(Typesetter::State& setter, PrivateFile out) : typesetter(setter), file(std::move(out)) {
    surface = cairo_pdf_surface_create_for_stream(
        [](void* closure, const unsigned char* bytes, unsigned size) {
          static_cast<PrivateFile*>(closure)->write({reinterpret_cast<const char*>(bytes), size});
          return CAIRO_STATUS_SUCCESS;
        },
        &file, 1, 1);
    cairo = cairo_create(surface);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
  }

  void set_colour(const Colour& colour) { cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue); }

  void stroke(double x1, double y1, double x2, double y2, double width, const Colour& colour) {
    set_colour(colour);
    cairo_set_line_width(cairo, width);
    cairo_move_to(cairo, x1, y1);
    cairo_line_to(cairo, x2, y2);
    cairo_stroke(cairo);
  }

  void rounded(double x, double y, double width, double height, double radius) {
    constexpr double quarter = std::numbers::pi / 2;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - radius, y + radius, radius, -quarter, 0);
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, quarter);
    cairo_arc(cairo, x + radius, y + height - radius, radius, quarter, 2 * quarter);
    cairo_arc(cairo, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
  }

  void show(const Shaped& shaped, double x, double top, const Colour& colour, double scale) {
    set_colour(colour);
    cairo_save(cairo);
    cairo_translate(cairo, x, top);
    if (scale != 1) cairo_scale(cairo, scale, scale);
    cairo_move_to(cairo, 0, 0);
    pango_cairo_show_layout(cairo, shaped.layout.get());
    cairo_restore(cairo);
  }

  Typesetter::State& typesetter;
  PrivateFile file;
  cairo_surface_t* surface = nullptr;
  cairo_t* cairo = nullptr;
  bool page_open = false;
};

PdfDocument::PdfDocument() = default;
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument::~PdfDocument() = default;

Result<PdfDocument> PdfDocument::create(Typesetter& typesetter, const std::filesystem::path& path,
                                        const std::string& title, const std::string& created) {
  FENHAO_TRY(file, PrivateFile::create(path));
  PdfDocument document;
  document.state_ = std::make_unique<State>(*typesetter.state_, std::move(file));
  cairo_pdf_surface_set_metadata(document.state_->surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(document.state_->surface, CAIRO_PDF_METADATA_CREATOR, "Fenhao 分毫");
  if (!created.empty())
    cairo_pdf_surface_set_metadata(document.state_->surface, CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
  return document;
}

void PdfDocument::begin_page(double width, double height) {
  if (state_->page_open) cairo_show_page(state_->cairo);
  cairo_pdf_surface_set_size(state_->surface, width, height);
  cairo_identity_matrix(state_->cairo);
  state_->page_open = true;
}

void PdfDocument::place(double x, double y, double scale) {
  cairo_identity_matrix(state_->cairo);
  cairo_translate(state_->cairo, x, y);
  cairo_scale(state_->cairo, scale, scale);
}

double PdfDocument::text_width(std::string_view text, const TextStyle& style) {
  return state_->typesetter.shape(text, style, 0, 0).width;
}

double PdfDocument::text(double x, double baseline, std::string_view text, const TextStyle& style, TextAlign align,
                         double max_width) {
  if (text.empty()) return 0;
  const Shaped& shaped = state_->typesetter.shape(text, style, 0, 0);
  const double scale = max_width > 0 && shaped.width > max_width ? max_width / shaped.width : 1;
  if (scale < smallest_scale && align == TextAlign::left)
    return two_lines(x, baseline, text, style, shaped.width, max_width);
  const double width = shaped.width * scale;
  const double left = align == TextAlign::left ? x : align == TextAlign::right ? x - width : x - width / 2;
  state_->show(shaped, left, baseline - shaped.baseline * scale, style.colour, scale);
  return width;
}

// Centred on the middle of the line they replace.
double PdfDocument::two_lines(double x, double baseline, std::string_view text, const TextStyle& style, double width,
                              double max_width) {
  constexpr double loss_at_line_end = 1.08;
  const double scale = std::min(smallest_scale, 2 * max_width / (width * loss_at_line_end));
  const Shaped& shaped = state_->typesetter.shape(text, style, max_width / scale, style.size * 1.2);
  const double middle = baseline - style.size * 0.36;
  state_->show(shaped, x, middle - shaped.height * scale / 2, style.colour, scale);
  return max_width;
}

void PdfDocument::line(double x1, double y1, double x2, double y2, double width, const Colour& colour) {
  state_->stroke(x1, y1, x2, y2, width, colour);
}

void PdfDocument::dashes(double x1, double y1, double x2, double y2, double width, const Colour& colour) {
  constexpr double pattern[] = {2.5, 2.5};
  cairo_set_dash(state_->cairo, pattern, 2, 0);
  state_->stroke(x1, y1, x2, y2, width, colour);
  cairo_set_dash(state_->cairo, nullptr, 0, 0);
}

void PdfDocument::box(double x, double y, double width, double height, const Colour& fill, double radius) {
  state_->set_colour(fill);
  state_->rounded(x, y, width, height, radius);
  cairo_fill(state_->cairo);
}

void PdfDocument::frame(double x, double y, double width, double height, double line_width, const Colour& colour,
                        double radius) {
  state_->set_colour(colour);
  cairo_set_line_width(state_->cairo, line_width);
  state_->rounded(x, y, width, height, radius);
  cairo_stroke(state_->cairo);
}

Status PdfDocument::close() {
  if (state_->page_open) cairo_show_page(state_->cairo);
  const cairo_status_t drawing = cairo_status(state_->cairo);
  cairo_surface_finish(state_->surface);
  const cairo_status_t finished = cairo_surface_status(state_->surface);
  if (drawing != CAIRO_STATUS_SUCCESS || finished != CAIRO_STATUS_SUCCESS) {
    const std::string reason = cairo_status_to_string(drawing != CAIRO_STATUS_SUCCESS ? drawing : finished);
    return fail(ErrorCode::unavailable, "生成 PDF 失败：" + reason, "the PDF could not be made: " + reason);
  }
  return state_->file.close();
}

}  // namespace fenhao::report
