#include "report/pdf_fonts.h"

#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <hb-subset.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

namespace fenhao::report {
namespace {

constexpr const char* family = "Noto Sans CJK SC";

template <class T, void (*Free)(T*)>
struct Releaser {
  void operator()(T* object) const { Free(object); }
};
using Blob = std::unique_ptr<hb_blob_t, Releaser<hb_blob_t, hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Releaser<hb_face_t, hb_face_destroy>>;
using SubsetInput = std::unique_ptr<hb_subset_input_t, Releaser<hb_subset_input_t, hb_subset_input_destroy>>;
using Pattern = std::unique_ptr<FcPattern, Releaser<FcPattern, FcPatternDestroy>>;

struct FontFile {
  std::string path;
  unsigned index = 0;  // face within a collection
};

std::unexpected<Error> no_font() {
  return fail(Error(ErrorCode::not_found, {"本机没有中文字体 Noto Sans CJK SC，无法生成 PDF",
                                           "the font Noto Sans CJK SC is not installed: no PDF can be made"})
                  .way_out({"安装软件包 fonts-noto-cjk", "install the package fonts-noto-cjk"}));
}

Result<FontFile> locate(int weight) {
  Pattern wanted(FcPatternCreate());
  FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcPatternAddInteger(wanted.get(), FC_WEIGHT, weight);
  FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult outcome = FcResultMatch;
  Pattern match(FcFontMatch(nullptr, wanted.get(), &outcome));
  FcChar8* name = nullptr;
  FcChar8* path = nullptr;
  int index = 0;
  if (!match || FcPatternGetString(match.get(), FC_FILE, 0, &path) != FcResultMatch) return no_font();
  if (FcPatternGetString(match.get(), FC_FAMILY, 0, &name) != FcResultMatch ||
      std::string_view(reinterpret_cast<char*>(name)) != family)
    return no_font();
  FcPatternGetInteger(match.get(), FC_INDEX, 0, &index);
  return FontFile{reinterpret_cast<char*>(path), static_cast<unsigned>(index)};
}

// Outlines and metrics only: upright text in one language needs no substitution or positioning tables.
void drop_layout_tables(hb_subset_input_t* input) {
  hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag :
       {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
        HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('V', 'O', 'R', 'G')})
    hb_set_add(dropped, tag);
}

// Cairo remembers fonts by path, beyond the life of a typesetter: the last 256 sizes used. A path that came back
// sooner would draw with the font of an earlier job, so descriptors go round a range that is longer than that memory.
int numbered_anew(int descriptor) {
  static std::atomic<unsigned> taken{0};
  constexpr long most = 4096;
  const long limit = std::min(most, ::sysconf(_SC_OPEN_MAX));
  const long first = limit / 8, span = limit / 4 * 3;
  if (span <= 0) return descriptor;
  const int moved = ::fcntl(descriptor, F_DUPFD_CLOEXEC, static_cast<int>(first + static_cast<long>(taken++) % span));
  if (moved < 0) return descriptor;
  ::close(descriptor);
  return moved;
}

Result<int> file_in_memory(const char* bytes, std::size_t size) {
  const int descriptor = ::memfd_create("fenhao-font", MFD_CLOEXEC);
  std::size_t done = 0;
  while (descriptor >= 0 && done < size) {
    const ssize_t written = ::write(descriptor, bytes + done, size - done);
    if (written < 0) break;
    done += static_cast<std::size_t>(written);
  }
  if (descriptor >= 0 && done == size) return numbered_anew(descriptor);
  if (descriptor >= 0) ::close(descriptor);
  return fail(ErrorCode::unavailable, "内存不足，无法准备字体", "not enough memory to prepare the font");
}

Result<int> subset(const FontFile& font, const Characters& characters) {
  const Blob blob(hb_blob_create_from_file_or_fail(font.path.c_str()));
  if (!blob) return no_font();
  const Face face(hb_face_create(blob.get(), font.index));
  const SubsetInput input(hb_subset_input_create_or_fail());
  if (!input) return fail(ErrorCode::unavailable, "内存不足，无法准备字体", "not enough memory to prepare the font");
  hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
  for (const char32_t character : characters) hb_set_add(wanted, character);
  drop_layout_tables(input.get());
  // Shared outline parts would be copied into every file, used or not.
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_NO_HINTING);
  const Face small(hb_subset_or_fail(face.get(), input.get()));
  if (!small)
    return fail(ErrorCode::internal, "字体裁剪失败：" + font.path, "the font could not be cut down: " + font.path);
  const Blob bytes(hb_face_reference_blob(small.get()));
  unsigned size = 0;
  const char* data = hb_blob_get_data(bytes.get(), &size);
  return file_in_memory(data, size);
}

std::string path_of(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

}  // namespace

void add_characters(Characters& characters, std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k)
      code = (code << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
    characters.insert(code);
    i += length;
  }
}

Result<SubsetFonts> SubsetFonts::of(const Characters& characters) {
  FENHAO_TRY(regular_file, locate(FC_WEIGHT_REGULAR));
  FENHAO_TRY(bold_file, locate(FC_WEIGHT_BOLD));
  FENHAO_TRY(regular, subset(regular_file, characters));
  auto bold = subset(bold_file, characters);
  if (bold) return SubsetFonts(regular, *bold);
  ::close(regular);
  return fail(std::move(bold).error());
}

SubsetFonts::SubsetFonts(SubsetFonts&& other) noexcept
    : regular_(std::exchange(other.regular_, -1)), bold_(std::exchange(other.bold_, -1)) {}

SubsetFonts::~SubsetFonts() {
  if (regular_ >= 0) ::close(regular_);
  if (bold_ >= 0) ::close(bold_);
}

std::string SubsetFonts::regular_path() const { return path_of(regular_); }
std::string SubsetFonts::bold_path() const { return path_of(bold_); }

}  // namespace fenhao::report
