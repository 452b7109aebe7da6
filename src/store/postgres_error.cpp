#include "store/postgres_error.h"

namespace fenhao::store {
namespace {

Error unavailable(Text message, Text way_out) {
  return Error(ErrorCode::unavailable, std::move(message)).way_out(std::move(way_out));
}

Error constraint(const std::string& detail) {
  return Error(ErrorCode::conflict,
               {"与已有记录冲突（" + detail + "）", "in conflict with a stored record (" + detail + ")"})
      .way_out({"检查是否重复录入或引用了不存在的记录",
                "check for a duplicate, or for a reference to a record that is not there"});
}

Error out_of_resources(std::string_view state) {
  if (state == "53100")
    return unavailable({"数据库服务器磁盘空间已满，本次操作没有写入",
                        "the database server's disk is full, nothing was written"},
                       {"请管理员腾出服务器磁盘空间后重试", "have disk space freed on the server and try again"});
  return unavailable({"数据库服务器资源不足（" + std::string(state) + "），本次操作没有写入",
                      "the database server is short of resources (" + std::string(state) + "), nothing was written"},
                     {"减少同时连接的程序，或请管理员调大上限（max_connections、内存）后重试",
                      "run fewer programs at once, or have max_connections or memory raised, and try again"});
}

// The server ended the session or is going up or down: 57P01 … 57P05.
Error stopped_server() {
  return unavailable({"数据库服务器正在停止或启动，本次操作没有写入",
                      "the database server is stopping or starting, nothing was written"},
                     {"等服务器恢复后重试", "try again when the server is back"});
}

}  // namespace

Error postgres_error(std::string_view state, const std::string& detail) {
  const std::string_view family = state.substr(0, 2);
  if (state == "55P03")
    return unavailable({"数据库正被另一个进程写入", "another process is writing to the database"},
                       {"等另一个操作结束后重试", "try again when the other operation has finished"});
  if (state == "40001" || state == "40P01")
    return unavailable({"与另一个进程同时写入，本次操作没有写入",
                        "another process wrote at the same time, nothing was written"},
                       {"重试即可", "try again"});
  if (family == "23" || state == "42P06") return constraint(detail);  // 42P06: the schema is there already
  if (family == "53") return out_of_resources(state);
  if (family == "08") return lost_connection();
  if (state.starts_with("57P")) return stopped_server();
  if (state == "57014")
    return unavailable({"数据库服务器取消了本次操作，没有写入", "the database server cancelled the operation, nothing was written"},
                       {"重试；若再次发生，请管理员检查 statement_timeout",
                        "try again; if it happens again, have statement_timeout looked at"});
  if (state == "25006")
    return unavailable({"数据库服务器只读（可能是备机）", "the database server takes no writes, it may be a standby"},
                       {"连接主服务器后重试", "connect to the primary server and try again"});
  if (family == "58" || state == "XX001" || state == "XX002")
    return unavailable({"数据库服务器读写磁盘失败或数据已损坏（" + detail + "）",
                        "the database server failed to read or write its disk, or data are damaged (" + detail + ")"},
                       {"不要继续写入；请管理员查看服务器日志，必要时从备份恢复",
                        "stop writing; have the server's log looked at and restore the backup if need be"});
  if (state == "42501")
    return Error(ErrorCode::not_allowed, {"数据库用户没有所需的权限（" + detail + "）",
                                          "the database user lacks a right (" + detail + ")"})
        .way_out({"请管理员授权：GRANT CREATE ON DATABASE 数据库 TO 用户",
                  "have it granted: GRANT CREATE ON DATABASE name TO user"});
  if (state == "22021" || state == "22P05")
    return Error(ErrorCode::invalid_input, {"文本中有数据库不能保存的字符", "a text holds a character the database cannot keep"})
        .way_out({"删去空字符或不是 UTF-8 的字符", "remove the null character, or what is not UTF-8"});
  if (state == "22003")
    return Error(ErrorCode::overflow, {"数值超出数据库整数的范围", "a number is beyond the database's integers"});
  if (state == "54000" || state == "22001")
    return Error(ErrorCode::overflow, {"一个字段的内容过大", "a field's content is too large"});
  return Error(ErrorCode::internal, {"数据库语句有误：" + detail, "a database statement is wrong: " + detail});
}

Error no_connection(const std::string& detail) {
  return unavailable({"连接不上数据库服务器：" + detail, "no connection to the database server: " + detail},
                     {"检查地址、用户和密码（环境变量 FENHAO_DB 或 ~/.pgpass），确认服务器已启动并允许连接",
                      "check address, user and password (FENHAO_DB in the environment, or ~/.pgpass) and that the server "
                      "runs and lets this user in"});
}

Error lost_connection() {
  return unavailable({"与数据库服务器的连接中断，本次操作没有写入",
                      "the connection to the database server broke, nothing was written"},
                     {"等网络和服务器恢复后重试", "try again when network and server are back"});
}

Error lost_commit() {
  return unavailable({"提交时与数据库服务器的连接中断，不能确定是否已写入",
                      "the connection to the database server broke while committing; whether it was written is unknown"},
                     {"等服务器恢复后重复同一命令：已写入的不会再写一次",
                      "repeat the same command when the server is back: what was written is not written twice"});
}

}  // namespace fenhao::store
