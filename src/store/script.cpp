#include "store/script.h"

#include <cctype>

namespace fenhao::store {

std::string with_word(std::string sql, std::string_view common, std::string_view own) {
  const auto in_a_word = [&](std::size_t at) {
    return at < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[at])) || sql[at] == '_');
  };
  for (std::size_t at = sql.find(common); at != std::string::npos; at = sql.find(common, at)) {
    const bool is_word = !in_a_word(at - 1) && !in_a_word(at + common.size());
    if (is_word) sql.replace(at, common.size(), own);
    at += is_word ? own.size() : common.size();
  }
  return sql;
}

Result<std::vector<std::string>> texts(Connection& connection, std::string_view sql,
                                       std::initializer_list<Parameter> parameters) {
  std::vector<std::string> found;
  FENHAO_CHECK(connection.query(sql, parameters, [&](const Row& row) -> Status {
    found.push_back(row.text(0));
    return {};
  }));
  return found;
}

}  // namespace fenhao::store
