#include "base/identifiers.h"

#include <gtest/gtest.h>

namespace fenhao {
namespace {

// Specimen numbers of the standards and made-up ones; none belongs to a person.
constexpr std::string_view specimen = "11010519491231002X";

std::string message(IdentityKind kind, std::string_view number) {
  const auto identity = check_identity(kind, number);
  return identity ? "accepted" : identity.error().describe(Lang::en);
}

void expect_refused(IdentityKind kind, std::string_view number, std::string_view why) {
  const std::string text = message(kind, number);
  EXPECT_NE(text.find(why), std::string::npos) << number << ": " << text;
  EXPECT_TRUE(number.empty() || text.find(number) == std::string::npos) << "the message repeats the number";
}

std::string with_check(const std::string& first17) { return first17 + resident_check_character(first17).value(); }

TEST(Secret, MasksAllButTheEnds) {
  EXPECT_EQ(Secret("11010519491231002X").masked(), "1101**********002X");
  EXPECT_EQ(Secret("13800138000").masked(), "13*******00");
  EXPECT_EQ(Secret("123").masked(), "***");
  EXPECT_EQ(Secret("").masked(), "");
  EXPECT_EQ(Secret("6222090000000000512").masked(), "6222***********0512");
  EXPECT_EQ(Secret("港澳通行证号码甲乙").masked(), "港澳*****甲乙");
  EXPECT_EQ(Secret("1101").reveal(), "1101");
}

TEST(ResidentId, TellsBirthAndSex) {
  const auto identity = check_identity(IdentityKind::resident_id, specimen).value();
  EXPECT_EQ(identity.birth->to_string(), "1949-12-31");
  EXPECT_EQ(identity.gender, Gender::female);
  EXPECT_EQ(identity.province, "11");
}

TEST(ResidentId, AcceptsHowPeopleTypeIt) {
  for (const std::string_view typed : {" 11010519491231002x ", "１１０１０５１９４９１２３１００２Ｘ",
                                       "\xE2\x80\xAA"
                                       "11010519491231002X\xE2\x80\xAC"})
    EXPECT_EQ(check_identity(IdentityKind::resident_id, typed).value().normalised, specimen);
}

TEST(ResidentId, SaysWhatIsWrong) {
  expect_refused(IdentityKind::resident_id, "1101051949123100", "wrong length");
  expect_refused(IdentityKind::resident_id, "", "wrong length");
  expect_refused(IdentityKind::resident_id, "1101051949123100ZX", "unexpected characters");
  expect_refused(IdentityKind::resident_id, "110105194912310021", "check character");
  expect_refused(IdentityKind::resident_id, with_check("11010519490230002"), "invalid date");
  expect_refused(IdentityKind::resident_id, with_check("11010518490130002"), "invalid date");
  expect_refused(IdentityKind::resident_id, with_check("99010519491231002"), "region");
  expect_refused(IdentityKind::resident_id, "810000199408230021", "residence permit");
  expect_refused(IdentityKind::resident_id, "1.10105E+17", "spreadsheet");
  expect_refused(IdentityKind::resident_id, "110105194912310000", "spreadsheet");
}

// MOD 11-2 finds every single wrong digit and every swap of neighbours.
TEST(ResidentId, FindsEverySingleSlip) {
  const std::string right(specimen);
  for (std::size_t at = 0; at < 17; ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = right;
      wrong[at] = digit;
      if (wrong != right) {
        EXPECT_FALSE(check_identity(IdentityKind::resident_id, wrong)) << wrong;
      }
    }
    if (at + 1 < 17 && right[at] != right[at + 1]) {
      std::string swapped = right;
      std::swap(swapped[at], swapped[at + 1]);
      EXPECT_FALSE(check_identity(IdentityKind::resident_id, swapped)) << swapped;
    }
  }
}

TEST(ResidentId, OldFifteenDigitsBecomeEighteen) {
  EXPECT_EQ(resident_id_from_15("330102200403064").value(), "33010219200403064X");
  EXPECT_EQ(check_identity(IdentityKind::resident_id, "330102200403064").value().normalised, "33010219200403064X");
  EXPECT_FALSE(resident_id_from_15("33010220040306"));
  EXPECT_FALSE(resident_id_from_15("33010220040306X"));
  EXPECT_FALSE(resident_id_from_15("330102200230064"));
}

TEST(OtherDocuments, FormsAreChecked) {
  using enum IdentityKind;
  EXPECT_TRUE(check_identity(passport_cn, "E12345678"));
  EXPECT_TRUE(check_identity(passport_cn, "ea1234567"));
  expect_refused(passport_cn, "E1234", "wrong length");
  expect_refused(passport_cn, "E1234567?", "unexpected characters");
  EXPECT_TRUE(check_identity(hk_macau_travel_permit, "H12345678"));
  EXPECT_TRUE(check_identity(hk_macau_travel_permit, "M1234567801"));
  expect_refused(hk_macau_travel_permit, "K12345678", "unexpected characters");
  EXPECT_TRUE(check_identity(taiwan_travel_permit, "12345678"));
  EXPECT_TRUE(check_identity(taiwan_travel_permit, "1234567890B"));
  expect_refused(taiwan_travel_permit, "1234567", "wrong length");
  expect_refused(taiwan_travel_permit, "1234567X", "unexpected characters");
  EXPECT_TRUE(check_identity(hk_macau_residence_permit, "820000199005150037"));
  EXPECT_TRUE(check_identity(taiwan_residence_permit, with_check("83000019900515003")));
  expect_refused(taiwan_residence_permit, "820000199005150037", "region");
  expect_refused(hk_macau_residence_permit, std::string(specimen), "region");
  EXPECT_TRUE(check_identity(passport_foreign, "X1234567"));
  expect_refused(passport_foreign, "X12", "wrong length");
  EXPECT_TRUE(check_identity(foreigner_work_permit_a, "16A2012345678"));
  EXPECT_FALSE(check_identity(other, "军字第-123"));
  EXPECT_TRUE(check_identity(other, "N-123"));
}

TEST(OtherDocuments, ForeignersCardsOfBothVersions) {
  const auto kind = IdentityKind::foreigner_permanent_resident;
  EXPECT_EQ(check_identity(kind, "KAZ110090123105").value().province, "11");
  const auto card = check_identity(kind, "911398199012310021").value();
  EXPECT_EQ(card.country, "398");
  EXPECT_EQ(card.gender, std::nullopt);
  expect_refused(kind, "911398199012310022", "check character");
  expect_refused(kind, "1113981990123100", "wrong length");
  expect_refused(kind, std::string(specimen), "region");
}

TEST(IdentityKind, LabelsAndCodesAreReadBack) {
  for (int i = 0; i <= static_cast<int>(IdentityKind::other); ++i) {
    const auto kind = static_cast<IdentityKind>(i);
    EXPECT_EQ(parse_identity_kind(label(kind).zh).value(), kind);
    EXPECT_EQ(parse_identity_kind(to_string(kind)).value(), kind);
  }
  EXPECT_EQ(parse_identity_kind("身份证").value(), IdentityKind::resident_id);
  EXPECT_EQ(parse_identity_kind("外国人工作许可证(A类)").value(), IdentityKind::foreigner_work_permit_a);
  EXPECT_FALSE(parse_identity_kind("护照"));
}

TEST(DamagedNumber, Recognised) {
  for (const std::string_view text :
       {"1.10105E+17", "6.22209e+18", "1E17", "110105194912310000", "6222090000000120000"})
    EXPECT_TRUE(looks_like_damaged_number(text)) << text;
  for (const std::string_view text : {"11010519491231002X", "", "E17", "1.1.0E+17", "123000", "110105194912310021"})
    EXPECT_FALSE(looks_like_damaged_number(text)) << text;
  std::string zeros;  // a right number that happens to end in zeros is left alone
  for (int sequence = 0; zeros.empty() && sequence < 2800; ++sequence)
    if (const std::string first17 =
            "1101051949" + std::to_string(1001 + sequence / 100 % 28) + std::to_string(sequence / 10 % 10) + "00";
        with_check(first17).back() == '0')
      zeros = with_check(first17);
  ASSERT_TRUE(zeros.ends_with("000"));
  EXPECT_FALSE(looks_like_damaged_number(zeros));
  EXPECT_TRUE(check_identity(IdentityKind::resident_id, zeros)) << zeros;
}

TEST(Uscc, FormErrorsDifferFromCheckErrors) {
  EXPECT_TRUE(check_uscc("91350100M000100Y43"));
  EXPECT_EQ(check_uscc("91350100M000100Y44").error().code(), ErrorCode::conflict);
  EXPECT_EQ(check_uscc("91350100M000100Y4").error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(check_uscc("91350100M000100I43").error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(check_uscc("9135010AM000100Y43").error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(check_uscc("91350100m000100y43").error().code(), ErrorCode::invalid_input);
}

TEST(Uscc, TheOrganisationCodeWithinIsCheckedToo) {
  std::string code = "91350100M000100Y43";
  code[16] = '5';  // the organisation code's own check character
  code[17] = uscc_check_character(code.substr(0, 17)).value();
  EXPECT_EQ(check_uscc(code).error().code(), ErrorCode::conflict);
}

TEST(BankCard, FindsSlipsAndDamage) {
  EXPECT_TRUE(check_bank_card("5105105105105100"));
  for (std::size_t at = 0; at < 16; ++at) {
    std::string wrong = "5105105105105100";
    wrong[at] = static_cast<char>('0' + (wrong[at] - '0' + 1) % 10);
    EXPECT_FALSE(check_bank_card(wrong)) << wrong;
  }
  EXPECT_FALSE(check_bank_card("510510510510"));
  EXPECT_FALSE(check_bank_card("51051051051051001234"));
  EXPECT_FALSE(check_bank_card("5105 1051 0510 5100"));
  const auto damaged = check_bank_card("6.22209E+18");
  ASSERT_FALSE(damaged);
  EXPECT_NE(damaged.error().message().en.find("spreadsheet"), std::string::npos);
}

}  // namespace
}  // namespace fenhao
