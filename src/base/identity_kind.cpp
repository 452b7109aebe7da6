#include <algorithm>
#include <array>

#include "base/identifiers.h"
#include "base/text.h"

namespace fenhao {
namespace {

struct NamedKind {
  IdentityKind kind;
  std::string_view code, zh, en;
};

constexpr std::array named_kinds{
    NamedKind{IdentityKind::resident_id, "resident_id", "居民身份证", "resident identity card"},
    NamedKind{IdentityKind::passport_cn, "passport_cn", "中国护照", "Chinese passport"},
    NamedKind{IdentityKind::hk_macau_travel_permit, "hk_macau_travel_permit", "港澳居民来往内地通行证",
              "mainland travel permit (Hong Kong, Macau)"},
    NamedKind{IdentityKind::hk_macau_residence_permit, "hk_macau_residence_permit", "港澳居民居住证",
              "residence permit (Hong Kong, Macau)"},
    NamedKind{IdentityKind::taiwan_travel_permit, "taiwan_travel_permit", "台湾居民来往大陆通行证",
              "mainland travel permit (Taiwan)"},
    NamedKind{IdentityKind::taiwan_residence_permit, "taiwan_residence_permit", "台湾居民居住证",
              "residence permit (Taiwan)"},
    NamedKind{IdentityKind::passport_foreign, "passport_foreign", "外国护照", "foreign passport"},
    NamedKind{IdentityKind::foreigner_permanent_resident, "foreigner_permanent_resident", "外国人永久居留身份证",
              "foreigner's permanent resident card"},
    NamedKind{IdentityKind::foreigner_work_permit_a, "foreigner_work_permit_a", "外国人工作许可证（A类）",
              "foreigner's work permit (class A)"},
    NamedKind{IdentityKind::foreigner_work_permit_b, "foreigner_work_permit_b", "外国人工作许可证（B类）",
              "foreigner's work permit (class B)"},
    NamedKind{IdentityKind::foreigner_work_permit_c, "foreigner_work_permit_c", "外国人工作许可证（C类）",
              "foreigner's work permit (class C)"},
    NamedKind{IdentityKind::other, "other", "其他个人证件", "other personal document"},
};

// Short names of everyday files that mean one document only.
constexpr std::array short_names{
    std::pair{std::string_view("身份证"), IdentityKind::resident_id},
    std::pair{std::string_view("二代身份证"), IdentityKind::resident_id},
    std::pair{std::string_view("港澳通行证"), IdentityKind::hk_macau_travel_permit},
    std::pair{std::string_view("回乡证"), IdentityKind::hk_macau_travel_permit},
    std::pair{std::string_view("台胞证"), IdentityKind::taiwan_travel_permit},
    std::pair{std::string_view("外国人永久居留证"), IdentityKind::foreigner_permanent_resident},
};

const NamedKind& named(IdentityKind kind) {
  return *std::find_if(named_kinds.begin(), named_kinds.end(),
                       [&](const NamedKind& each) { return each.kind == kind; });
}

}  // namespace

std::string_view to_string(IdentityKind kind) { return named(kind).code; }

Text label(IdentityKind kind) { return {std::string(named(kind).zh), std::string(named(kind).en)}; }

Result<IdentityKind> parse_identity_kind(std::string_view text) {
  const std::string key = heading_key(text);
  for (const auto& each : named_kinds)
    if (key == heading_key(each.zh) || key == each.code) return each.kind;
  for (const auto& [name, kind] : short_names)
    if (key == name) return kind;
  std::string known;
  for (const auto& each : named_kinds) known += (known.empty() ? "" : "、") + std::string(each.zh);
  return fail(Error(ErrorCode::invalid_input, {"不认识的证件类型“" + std::string(text) + "”",
                                               "unknown kind of document \"" + std::string(text) + "\""})
                  .way_out({"可用：" + known, "use one of " + known}));
}

}  // namespace fenhao
