#include "payroll/tax_inputs.h"

#include <algorithm>
#include <array>

namespace fenhao::payroll {

std::span<const TaxInput> tax_inputs() {
  static const std::array inputs{
      TaxInput{"variable.bonus_treatment", "奖金计税方式", "全年一次性奖金单独计税还是并入综合所得；不填为单独（财税〔2018〕164 号第一条）", {"单独", "并入"}},
      TaxInput{"variable.bonus_tax_borne", "奖金税款负担比例", "全年一次性奖金的税款由单位负担多少：1 为全部（录入的奖金即到手数），0.5 为一半；不填为个人负担（国家税务总局公告 2011 年第 28 号）", {}},
      TaxInput{"variable.months_to_retirement", "距法定退休月数", "提前退休、内部退养：办理手续至法定退休年龄的月数", {}},
      TaxInput{"variable.statutory_severance", "法定经济补偿", "政策按“法定部分免税”执行时：一次性补偿里依法应付的部分", {}},
      TaxInput{"variable.bankruptcy", "破产安置", "企业破产的一次性安置费，全部免税（财税〔2001〕157 号）", {"否", "是"}},
      TaxInput{"variable.surcharges", "附加税费", "保险营销员、证券经纪人本月的附加税费", {}},
      TaxInput{"variable.residence_days", "全年境内居住天数", "非居民：本年预计或已达到的境内居住天数", {}},
      TaxInput{"variable.days_in_china", "境内工作天数", "非居民：本月境内工作天数，不足 24 小时的按半天", {}},
      TaxInput{"variable.paid_abroad", "境外支付工资", "非居民：本月由境外支付且不由境内负担的工资", {}},
      TaxInput{"variable.executive", "境内企业高管", "非居民：是否境内企业董事、监事、高层管理人员", {"否", "是"}},
      TaxInput{"variable.bonus_in_china", "奖金境内收入额", "非居民：数月奖金中应在境内计税的收入额", {}},
      TaxInput{"variable.equity_in_china", "股权激励境内收入额", "非居民：股权激励所得中应在境内计税的收入额", {}},
      TaxInput{"variable.foreign_allowances", "外籍免税津补贴", "外籍个人：本月应发里免税的住房、语言训练、子女教育等津补贴，与专项附加扣除二选一（公告 2023 年第 29 号）", {}},
      TaxInput{"variable.donation", "准予扣除的捐赠额", "本月按规定准予扣除的公益捐赠（个人所得税法第六条）", {}},
      TaxInput{"variable.reduction_rate", "减征比例", "残疾、孤老、烈属：省级规定的减征比例，如 0.5（个人所得税法第五条）", {}},
      TaxInput{"variable.reduction_cap", "全年减征限额", "残疾、孤老、烈属：省级规定的全年减征税额上限，没有上限的不填", {}},
  };
  return inputs;
}

const TaxInput* find_tax_input(std::string_view code) {
  const auto inputs = tax_inputs();
  const auto found = std::ranges::find(inputs, code, &TaxInput::code);
  return found == inputs.end() ? nullptr : &*found;
}

std::optional<int> word_of(const TaxInput& input, std::string_view written) {
  for (std::size_t i = 0; i < input.words.size(); ++i)
    if (written.starts_with(input.words[i])) return static_cast<int>(i);
  return std::nullopt;
}

}  // namespace fenhao::payroll
