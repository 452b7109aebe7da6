// What the store itself asks of an engine beyond store.h: transactions, scripts, the database's shape. How
// transactions nest and what a failure inside one means is the same for both engines and stands here.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace fenhao::store {

class Engine : public Connection {
 public:
  // Several statements without parameters, written as in db/migrations: BYTES stands for the engine's type of bytes.
  virtual Status run_script(const std::string& sql) = 0;
  virtual Result<std::vector<std::string>> tables() = 0;                          // in order of their names
  virtual Result<std::vector<std::string>> columns(const std::string& table) = 0;  // in the table's order
  virtual Result<std::vector<std::string>> key(const std::string& table) = 0;      // its primary key's columns
  virtual void set_lock_patience(std::chrono::milliseconds patience) = 0;

  // A new database is marked as one of this program; check_mark: not_allowed when it is another's.
  virtual Status set_mark() = 0;
  virtual Status check_mark() = 0;

  // Takes everything out of the database, mark and all: inside a transaction, and nobody can write to it afterwards.
  virtual Status clear() = 0;

  // All of `work` or nothing, one writer at a time; a call inside another joins it. When a statement or inner work
  // failed the whole is undone, also if the outer work chose to go on.
  Status transaction(const std::function<Status()>& work);
  // What `work` reads is one state of the database, whatever others write meanwhile. It cannot write.
  Status snapshot(const std::function<Status()>& work);

 protected:
  virtual Status begin_writing() = 0;
  virtual Status begin_reading() = 0;
  virtual Status commit() = 0;
  virtual void undo() = 0;

  bool is_in_transaction() const { return depth_ > 0; }
  bool is_in_snapshot() const { return is_reading_; }
  // The failure that has doomed the transaction: no statement may follow it.
  Status may_go_on() const;
  // To be called with every failure of the engine.
  std::unexpected<Error> failed(Error error);

 private:
  Status outermost(const std::function<Status()>& work);
  Status join(const std::function<Status()>& work);
  Status run_guarded(const std::function<Status()>& work);

  int depth_ = 0;                // of nested transaction() calls
  bool is_reading_ = false;      // the transaction is a snapshot
  std::optional<Error> doomed_;  // the failure inside the transaction that will undo it
};

}  // namespace fenhao::store
