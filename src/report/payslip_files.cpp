#include "report/payslip_files.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

namespace fenhao::report {
namespace {

constexpr std::size_t slips_per_worker = 50;  // below, another thread costs more than it brings

Error missing_shape(const Payslip& slip) {
  return Error(ErrorCode::not_found, {"工资条上有本机字体没有的字，印成了空框",
                                      "the slip holds a character that no font here can draw; a box was printed"})
      .at(Location{.subject = slip.employee})
      .way_out({"安装含该字的字体（如 fonts-hanazono）后重新导出",
                "install a font with it (such as fonts-hanazono) and export again"});
}

class Drawing {
 public:
  Drawing(const RunIndex& index, const std::vector<PayslipTask>& tasks, const PayslipStyle& style,
          const SlipsDrawn& drawn)
      : index_(index), tasks_(tasks), style_(style), drawn_(drawn), reports_(tasks.size()) {}

  Result<std::vector<FileReport>> run(unsigned threads) {
    const Characters characters = all_characters();
    std::vector<Typesetter> typesetters;
    for (unsigned i = 0; i < threads; ++i) {
      FENHAO_TRY(typesetter, Typesetter::create(characters));
      typesetters.push_back(std::move(typesetter));
    }
    {
      std::vector<std::jthread> workers;
      for (unsigned i = 1; i < threads; ++i)
        workers.emplace_back([this, &typesetter = typesetters[i]] { work(typesetter); });
      work(typesetters[0]);
    }
    if (problem_) return fail(std::move(*problem_));
    return std::move(reports_);
  }

 private:
  Characters all_characters() const {
    Characters characters;
    add_characters(characters, style_);
    for (const auto& result : index_.view().employees) add_characters(characters, make_payslip(index_, result));
    return characters;
  }

  void work(Typesetter& typesetter) {
    for (std::size_t task; !is_stopped_ && (task = next_++) < tasks_.size();) {
      const auto status = draw_guarded(typesetter, tasks_[task], reports_[task]);
      if (status) continue;
      const std::lock_guard lock(mutex_);
      if (!problem_) problem_ = status.error();
      is_stopped_ = true;
    }
  }

  Status draw_guarded(Typesetter& typesetter, const PayslipTask& task, FileReport& report) {
    try {
      return task.is_book ? draw_book(typesetter, task, report) : draw_own(typesetter, task, report);
    } catch (const Failure& failure) {
      return fail(failure.error());
    }
  }

  Status draw_book(Typesetter& typesetter, const PayslipTask& task, FileReport& report) {
    FENHAO_TRY(book, PayslipBook::create(typesetter, style_, task.path, task.title));
    for (const auto* member : task.members) {
      const Payslip slip = make_payslip(index_, *member);
      const auto missing = typesetter.missing_shapes();
      book.add(slip);
      finish(slip, typesetter.missing_shapes() != missing, report);
      if (is_stopped_) return {};
    }
    return book.close();
  }

  Status draw_own(Typesetter& typesetter, const PayslipTask& task, FileReport& report) {
    const Payslip slip = make_payslip(index_, *task.members.front());
    const auto missing = typesetter.missing_shapes();
    FENHAO_CHECK(write_payslip(typesetter, slip, style_, task.path));
    finish(slip, typesetter.missing_shapes() != missing, report);
    return {};
  }

  void finish(const Payslip& slip, bool lacks_shape, FileReport& report) {
    ++report.rows;
    report.total += slip.net;
    if (lacks_shape) report.problems.push_back(missing_shape(slip));
    const std::lock_guard lock(mutex_);
    if (drawn_) drawn_(1);
  }

  const RunIndex& index_;
  const std::vector<PayslipTask>& tasks_;
  const PayslipStyle& style_;
  const SlipsDrawn& drawn_;
  std::vector<FileReport> reports_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> is_stopped_ = false;
  std::mutex mutex_;
  std::optional<Error> problem_;
};

}  // namespace

Result<std::vector<FileReport>> draw_payslips(const RunIndex& index, const std::vector<PayslipTask>& tasks,
                                              const PayslipStyle& style, unsigned threads, const SlipsDrawn& drawn) {
  const std::size_t useful = 1 + index.view().employees.size() / slips_per_worker;
  const unsigned wanted = threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
  return Drawing(index, tasks, style, drawn).run(static_cast<unsigned>(std::min<std::size_t>(wanted, useful)));
}

}  // namespace fenhao::report
