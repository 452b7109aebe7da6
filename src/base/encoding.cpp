// The conversions of text.h that need ICU's converters.
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <memory>

#include "base/text.h"

namespace fenhao {
namespace {

constexpr std::size_t max_bytes = std::size_t{1} << 29;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// A converter that stops at the first sequence it cannot convert.
Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status))
    throw Failure(Error(ErrorCode::internal,
                        {"ICU 缺少字符集 " + std::string(name), "ICU has no converter for " + std::string(name)}));
  return converter;
}

Error not_convertible(std::string_view encoding, std::size_t offset) {
  const std::string name(encoding), at = std::to_string(offset);
  return Error(ErrorCode::invalid_input,
               {"偏移 " + at + " 字节处不是有效的 " + name + " 文字", "not valid " + name + " at byte offset " + at})
      .way_out({"用表格软件打开原文件，另存为“CSV UTF-8”后重试",
                "open the file in a spreadsheet program, save it as \"CSV UTF-8\" and try again"});
}

Status refuse_oversize(std::string_view bytes) {
  if (bytes.size() <= max_bytes) return {};
  return fail(ErrorCode::invalid_input, "文字超过 512 MiB", "the text exceeds 512 MiB");
}

std::string to_utf8(std::u16string_view units) {
  std::string text(units.size() * 3, '\0');
  std::int32_t used = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &used, units.data(),
              static_cast<std::int32_t>(units.size()), &status);
  text.resize(static_cast<std::size_t>(used));
  return text;
}

Result<std::string> decode_with(const char* converter_name, std::string_view encoding, std::string_view bytes) {
  FENHAO_CHECK(refuse_oversize(bytes));
  const Converter converter = open_converter(converter_name);
  std::u16string units(bytes.size(), u'\0');  // no sequence makes more units than it has bytes
  const char* source = bytes.data();
  char16_t* target = units.data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_toUnicode(converter.get(), &target, target + units.size(), &source, source + bytes.size(), nullptr, true,
                 &status);
  if (U_FAILURE(status)) {
    char sequence[32];
    std::int8_t used = sizeof sequence;
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), sequence, &used, &ignored);
    return fail(not_convertible(encoding, static_cast<std::size_t>(source - bytes.data() - used)));
  }
  units.resize(static_cast<std::size_t>(target - units.data()));
  return to_utf8(units);
}

}  // namespace

Result<std::string> gb18030_to_utf8(std::string_view bytes) { return decode_with("gb18030", "GB18030", bytes); }

Result<std::string> utf8_to_gb18030(std::string_view text) {
  FENHAO_CHECK(refuse_oversize(text));
  if (const std::size_t valid = valid_utf8_prefix(text); valid < text.size())
    return fail(not_convertible("UTF-8", valid));
  UErrorCode status = U_ZERO_ERROR;
  std::u16string units(text.size(), u'\0');
  std::int32_t used = 0;
  u_strFromUTF8(units.data(), static_cast<std::int32_t>(units.size()), &used, text.data(),
                static_cast<std::int32_t>(text.size()), &status);
  const Converter converter = open_converter("gb18030");
  std::string bytes(static_cast<std::size_t>(used) * 4, '\0');
  const char16_t* source = units.data();
  char* target = bytes.data();
  ucnv_fromUnicode(converter.get(), &target, target + bytes.size(), &source, source + used, nullptr, true, &status);
  if (U_FAILURE(status))
    throw Failure(Error(ErrorCode::internal, {"GB18030 编码失败", "GB18030 could not encode valid Unicode"}));
  bytes.resize(static_cast<std::size_t>(target - bytes.data()));
  return bytes;
}

Result<std::string> decode_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (is_utf8(bytes)) return std::string(bytes);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return decode_with("UTF-16", "UTF-16", bytes);
  return gb18030_to_utf8(bytes);
}

}  // namespace fenhao
