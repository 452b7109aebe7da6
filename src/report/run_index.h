// A run arranged for reports: who is in which group and at which entity, names by code. Checked once, so that
// writers need not. Refers to the RunView, which must outlive it. Pure; const and shareable once made.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "payroll/result.h"

namespace fenhao::report {

using payroll::EmployeeResult;
using payroll::RunView;
using Members = std::vector<const EmployeeResult*>;

class RunIndex {
 public:
  struct Group {
    const payroll::GroupColumns* columns;
    Members members;  // in the order of the run
  };
  struct Entity {
    const people::LegalEntity* entity;
    Members members;
  };

  // internal when a result names an unknown entity or group, or has not one value per item of its group.
  static Result<RunIndex> of(const RunView& view);

  const RunView& view() const { return *view_; }
  // In the order of the run; those without a member are left out.
  const std::vector<Group>& groups() const { return groups_; }
  const std::vector<Entity>& entities() const { return entities_; }

  const payroll::GroupColumns& columns_of(const EmployeeResult& result) const { return *columns_.at(result.group); }
  const std::string& entity_name(const std::string& code) const;  // the code itself when unknown
  const std::string& place_name(const std::string& code) const;   // the code itself when unknown
  std::string payment_date(const std::string& entity) const;      // ISO, empty when not fixed
  // The entities' names joined; "甲公司 等 3 家" beyond two.
  std::string company() const;
  // "2026-12-10"; with several dates the first and the last: "2026-12-10 至 2026-12-15".
  std::string payment_dates() const;

 private:
  explicit RunIndex(const RunView& view) : view_(&view) {}

  const RunView* view_;
  std::vector<Group> groups_;
  std::vector<Entity> entities_;
  std::unordered_map<std::string_view, const payroll::GroupColumns*> columns_;
  std::unordered_map<std::string_view, const people::LegalEntity*> entity_by_code_;
};

}  // namespace fenhao::report
