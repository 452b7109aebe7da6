#include "store/engine.h"

namespace fenhao::store {

Status Engine::transaction(const std::function<Status()>& work) {
  if (is_reading_) return fail(ErrorCode::internal, "只读快照中不能写入", "nothing can be written inside a snapshot");
  if (depth_ > 0) return join(work);
  FENHAO_CHECK(begin_writing());
  return outermost(work);
}

Status Engine::snapshot(const std::function<Status()>& work) {
  if (depth_ > 0) return join(work);
  is_reading_ = true;
  auto done = begin_reading();
  if (done) done = outermost(work);
  is_reading_ = false;
  return done;
}

Status Engine::outermost(const std::function<Status()>& work) {
  doomed_.reset();
  Status done = run_guarded(work);
  if (done && doomed_) done = fail(*doomed_);
  if (done) done = commit();
  if (!done) undo();
  return done;
}

Status Engine::join(const std::function<Status()>& work) {
  Status done = run_guarded(work);
  if (!done && !doomed_) doomed_ = done.error();
  return done;
}

// Arithmetic throws Failure, which becomes its error; any other exception passes, after the transaction is undone.
Status Engine::run_guarded(const std::function<Status()>& work) {
  ++depth_;
  try {
    Status done = work();
    --depth_;
    return done;
  } catch (const Failure& failure) {
    --depth_;
    return fail(failure.error());
  } catch (...) {
    if (--depth_ == 0) {
      is_reading_ = false;
      undo();
    } else {
      doomed_ = Error(ErrorCode::internal, {"程序异常中断了事务", "an exception broke the transaction"});
    }
    throw;
  }
}

Status Engine::may_go_on() const {
  if (depth_ > 0 && doomed_) return fail(*doomed_);
  return {};
}

std::unexpected<Error> Engine::failed(Error error) {
  if (depth_ > 0 && !doomed_) doomed_ = error;
  return fail(std::move(error));
}

}  // namespace fenhao::store
