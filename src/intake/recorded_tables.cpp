#include "intake/recorded_tables.h"

namespace fenhao::intake {

const RecordedTable& recorded_table(Kind kind) {
  static const RecordedTable entities{"legal_entity", {"code"}, {}, {}};
  static const RecordedTable accounts{"employer_account", {"code"}, {}, {}};
  static const RecordedTable employments{"employment",
                                         {"employee", "from_date"},
                                         {"last_day", "entity", "department", "position", "place", "salary_group", "hired", "voided"},
                                         "from_date"};
  static const RecordedTable salaries{"salary_assignment", {"employee", "item", "from_date"}, {"amount", "voided"}, "from_date"};
  static const RecordedTable inputs{"monthly_input", {"employee", "earning_month", "source"}, {"payload", "voided"}, "earning_month"};
  static const RecordedTable deductions{"tax_deduction", {"employee", "kind", "from_month"}, {"to_month", "amount", "voided"}, "from_month"};
  static const RecordedTable enrolments{"enrolment",
                                        {"employee", "entity", "from_month"},
                                        {"to_month", "place", "scheme", "district", "payload", "voided"},
                                        "from_month"};
  static const RecordedTable history{"year_to_date",
                                     {"employee", "entity", "through_month"},
                                     {"income", "exempt", "special", "special_additional", "other", "reliefs", "donation", "withheld", "basic_rule",
                                      "bonus_taxed_alone", "labour_income", "labour_exempt", "labour_surcharges", "labour_other", "labour_reliefs", "labour_withheld",
                                      "payments", "payments_withheld", "equity", "run", "voided"},
                                     "through_month"};
  static const RecordedTable work_terms{"work_terms",
                                        {"employee", "entity", "from_date"},
                                        {"kind", "contract_party", "contract", "contract_from", "contract_to", "probation_to", "agreed_wage", "post", "draws_pension",
                                         "agreed_to_contribute", "home_cover_proved", "exempt_by_treaty", "retires_late_until", "voided"},
                                        "from_date"};
  switch (kind) {
    case Kind::entities: return entities;
    case Kind::accounts: return accounts;
    case Kind::roster:
    case Kind::moves: return employments;
    case Kind::salary: return salaries;
    case Kind::attendance:
    case Kind::variable: return inputs;
    case Kind::deductions: return deductions;
    case Kind::contributions: return enrolments;
    case Kind::work_terms: return work_terms;
    case Kind::history: break;
  }
  return history;
}

bool is_voidable(Kind kind) { return !recorded_table(kind).start.empty(); }

}  // namespace fenhao::intake
