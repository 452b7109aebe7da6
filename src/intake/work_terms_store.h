// 用工 written and read back.
#pragma once

#include <vector>

#include "contribution/work_terms.h"
#include "intake/records_store.h"
#include "store/store.h"

namespace fenhao::intake {

Status save_work_terms(store::Store& store, const std::vector<contribution::WorkTerms>& rows, std::int64_t batch);
// Of each person and employer the terms in force on a day.
Result<std::vector<contribution::WorkTerms>> load_work_terms(store::Store& store, const AsOf& as_of, Date day);

}  // namespace fenhao::intake
