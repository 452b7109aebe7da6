#include "store/sqlite_error.h"

#include <sqlite3.h>

namespace fenhao::store {
namespace {

Error unusable(Text message, Text way_out) {
  return Error(ErrorCode::unavailable, std::move(message)).way_out(std::move(way_out));
}

}  // namespace

Error sqlite_error(int extended_code, const std::string& detail) {
  switch (extended_code & 0xFF) {
    case SQLITE_FULL:
      return unusable(
          {"磁盘空间已满，数据库没有写入任何内容", "the disk is full, nothing was written to the database"},
          {"腾出磁盘空间后重试", "free disk space and try again"});
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return unusable({"数据库所在目录或文件只读", "the database or its directory is read-only"},
                      {"检查目录和文件的权限，确认当前用户可写",
                       "check the permissions of the directory and its files for this user"});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return unusable({"数据库正被另一个进程写入", "another process is writing to the database"},
                      {"等另一个操作结束后重试", "try again when the other operation has finished"});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return unusable({"数据库文件已损坏或不是数据库（" + detail + "）",
                       "the database file is damaged or no database (" + detail + ")"},
                      {"不要继续写入；从最近的备份恢复", "stop writing to it and restore the latest backup"});
    case SQLITE_CANTOPEN:
      return unusable({"数据库文件打不开", "the database file cannot be opened"},
                      {"检查目录是否存在、是否可写", "check that the directory exists and can be written to"});
    case SQLITE_IOERR:
      return unusable(
          {"读写数据库文件失败，本次操作没有写入（" + detail + "）",
           "reading or writing the database file failed, nothing was written (" + detail + ")"},
          {"检查磁盘空间、配额和磁盘状态后重试", "check disk space, quota and the state of the disk, then try again"});
    case SQLITE_CONSTRAINT:
      return Error(ErrorCode::conflict,
                   {"与已有记录冲突（" + detail + "）", "in conflict with a stored record (" + detail + ")"})
          .way_out({"检查是否重复录入或引用了不存在的记录",
                    "check for a duplicate, or for a reference to a record that is not there"});
    case SQLITE_TOOBIG: return Error(ErrorCode::overflow, {"一个字段的内容过大", "a field's content is too large"});
    case SQLITE_NOMEM:
      return unusable({"内存不足", "out of memory"}, {"关闭其他程序后重试", "close other programs and try again"});
    default:
      return Error(ErrorCode::internal, {"数据库语句有误：" + detail, "a database statement is wrong: " + detail});
  }
}

}  // namespace fenhao::store
