#include "report/run_index.h"

#include <set>

namespace fenhao::report {
namespace {

Error broken(const EmployeeResult& result, Text message) {
  return Error(ErrorCode::internal, std::move(message)).at(Location{.subject = result.person.employee});
}

}  // namespace

Result<RunIndex> RunIndex::of(const RunView& view) {
  RunIndex index(view);
  std::unordered_map<std::string_view, Members> in_group, in_entity;
  for (const auto& group : view.groups) index.columns_.emplace(group.code, &group);
  for (const auto& entity : view.entities) index.entity_by_code_.emplace(entity.code, &entity);
  for (const auto& result : view.employees) {
    const auto columns = index.columns_.find(result.group);
    if (columns == index.columns_.end())
      return fail(
          broken(result, {"核算结果中没有薪资组 " + result.group, "the run has no salary group " + result.group}));
    if (!index.entity_by_code_.contains(result.entity))
      return fail(
          broken(result, {"核算结果中没有法人主体 " + result.entity, "the run has no legal entity " + result.entity}));
    if (result.values.size() != columns->second->items.size())
      return fail(broken(result, {"工资项目与数值个数不一致", "pay items and values differ in number"}));
    in_group[result.group].push_back(&result);
    in_entity[result.entity].push_back(&result);
  }
  for (const auto& group : view.groups)
    if (const auto found = in_group.find(group.code); found != in_group.end())
      index.groups_.push_back({&group, std::move(found->second)});
  for (const auto& entity : view.entities)
    if (const auto found = in_entity.find(entity.code); found != in_entity.end())
      index.entities_.push_back({&entity, std::move(found->second)});
  return index;
}

const std::string& RunIndex::entity_name(const std::string& code) const {
  const auto found = entity_by_code_.find(code);
  return found == entity_by_code_.end() ? code : found->second->name;
}

const std::string& RunIndex::place_name(const std::string& code) const {
  const auto found = view_->place_names.find(code);
  return found == view_->place_names.end() ? code : found->second;
}

std::string RunIndex::payment_date(const std::string& entity) const {
  const auto found = view_->payment_dates.find(entity);
  return found == view_->payment_dates.end() ? std::string{} : found->second.to_string();
}

std::string RunIndex::company() const {
  std::string names;
  for (std::size_t i = 0; i < entities_.size() && i < 2; ++i) names += (i ? "、" : "") + entities_[i].entity->name;
  if (entities_.size() > 2) names = entities_.front().entity->name + " 等 " + std::to_string(entities_.size()) + " 家";
  return names;
}

std::string RunIndex::payment_dates() const {
  std::set<std::string> dates;
  for (const auto& entity : entities_)
    if (auto date = payment_date(entity.entity->code); !date.empty()) dates.insert(std::move(date));
  if (dates.empty()) return {};
  return *dates.begin() + (dates.size() == 1 ? std::string{} : " 至 " + *dates.rbegin());
}

}  // namespace fenhao::report
