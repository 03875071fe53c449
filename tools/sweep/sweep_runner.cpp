// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/sweep_runner.hpp"

#include "core/check.hpp"
#include "core/exit_codes.hpp"
#include "core/processors.hpp"
#include "core/stopwatch.hpp"

#include "sim/sweep_run.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>
#include <numeric>
#include <utility>

#include "tools/common/messages.hpp"
#include "tools/common/option_values.hpp"
#include "tools/common/progress_bar.hpp"
#include "tools/common/shell_line.hpp"
#include "tools/common/summary_text.hpp"
#include "tools/common/terminal.hpp"
#include "tools/common/text_table.hpp"
#include "tools/sweep/shard_book.hpp"

namespace tenfold {

namespace {

constexpr double seconds_per_hour = 3600.0;

std::vector<std::size_t> shards_for(const SweepRequest& request, const SweepDirectory& directory) {
    if (!request.shards.empty()) {
        if (request.shards.back() >= directory.shards()) {
            throw UsageError{fmt::format("--shards names {}, and the sweep has {}, numbered from 0",
                                         request.shards.back(),
                                         directory.shards())};
        }
        return request.shards;
    }
    std::vector<std::size_t> all(directory.shards());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

RunLayout layout_for(const SweepRequest& request, const SweepDirectory& directory) {
    if (request.jobs > 0 || request.threads > 0) {
        const unsigned jobs = request.jobs > 0 ? request.jobs : 1;
        return {jobs, jobs > 1 ? 1 : std::max(request.threads, 1U)};
    }
    return choose_layout(
        available_threads(), directory.runs(), directory.sweep().loaded.base.scenario);
}

enum class Ending { done, interrupted, failures, hours };

/// Makes runs until all are done or a stop rule or an interruption ends it.
class SweepRunner {
public:
    SweepRunner(const SweepRequest& request,
                const SweepDirectory& directory,
                const std::string& invocation,
                const std::atomic<bool>& interrupted)
        : directory_{directory}, interrupted_{interrupted}, layout_{layout_for(request, directory)},
          book_{directory, shards_for(request, directory), request.retry, invocation},
          setting_{directory.sweep().loaded.source, directory.sweep().outputs},
          reporter_{request.quiet
                        ? ProgressStyle::none
                        : static_cast<ProgressStyle>(choice(
                              "--progress", request.progress, {"auto", "plain", "json", "none"})),
                    look_at_terminal(),
                    stderr} {
        setting_.country = directory.sweep().loaded.study.outputs.country;
        setting_.threads = layout_.threads;
        setting_.interrupted = &interrupted;
        setting_.checkpoint_every = request.checkpoint_every;
        setting_.program_version = directory.sweep().identity.program_version;
        setting_.git_commit = directory.sweep().identity.git_commit;
    }

    Ending run() {
        try {
            run_side_by_side(directory_.runs(), layout_.jobs, [&](std::size_t) { return step(); });
        } catch (...) {
            reporter_.finish();
            book_.close();
            throw;
        }
        book_.close();
        reporter_.finish();
        return ending_;
    }

    [[nodiscard]] const ShardBook& book() const { return book_; }
    [[nodiscard]] const RunLayout& layout() const { return layout_; }
    [[nodiscard]] double seconds() const { return watch_.seconds(); }

private:
    /// The next run; false if no further run may start.
    bool step() {
        if (interrupted_) {
            ending_ = Ending::interrupted;
            return false;
        }
        if (is_stopped()) {
            return false;
        }
        const std::optional<std::size_t> next = book_.next();
        if (!next) {
            return false;
        }
        const std::optional<KeptRun> kept = run_one(
            setting_, directory_.sweep().plan.changes(*next), directory_.checkpoint_path(*next));
        if (!kept) {
            ending_ = Ending::interrupted;
            return false;
        }
        book_.record(*next, *kept);
        failures_ += kept->status == RunStatus::failed ? 1 : 0;
        report();
        return true;
    }

    bool is_stopped() {
        const StopRules& stop = directory_.sweep().loaded.study.stop;
        if (stop.failures > 0 && failures_ >= stop.failures) {
            ending_ = Ending::failures;
            return true;
        }
        if (stop.hours > 0.0 && watch_.seconds() > stop.hours * seconds_per_hour) {
            ending_ = Ending::hours;
            return true;
        }
        return false;
    }

    void report() {
        const RunCounts counts = book_.counts();
        const std::scoped_lock lock{guard_};
        reporter_.report(SweepProgress{book_.runs() - counts.earlier,
                                       counts.complete + counts.failed - counts.earlier,
                                       counts.failed,
                                       watch_.seconds()});
    }

    const SweepDirectory& directory_;
    const std::atomic<bool>& interrupted_;
    RunLayout layout_;
    ShardBook book_;
    SweepSetting setting_;
    ProgressReporter reporter_;
    Stopwatch watch_;
    std::mutex guard_;
    std::atomic<std::int64_t> failures_{0};
    std::atomic<Ending> ending_{Ending::done};
};

std::string outcome_text(const SweepDirectory& directory, const SweepRunner& runner) {
    const RunCounts counts = runner.book().counts();
    const std::size_t made = counts.complete + counts.failed - counts.earlier;
    std::string text =
        fmt::format("{}: {} of {} runs complete{}; {} made now in {}, {} at a time\n",
                    directory.sweep().identity.study_name,
                    with_separators(static_cast<double>(counts.complete)),
                    with_separators(static_cast<double>(runner.book().runs())),
                    counts.failed == 0 ? std::string{} : fmt::format(", {} failed", counts.failed),
                    with_separators(static_cast<double>(made)),
                    clock_text(runner.seconds()),
                    runner.layout().jobs);
    if (counts.failed > 0) {
        text += fmt::format("reasons of failed runs: {}\n",
                            shell_line({"tenfold", "sweep", "status", directory.path().string()}));
    }
    return text;
}

int exit_code_of(Ending ending,
                 const SweepDirectory& directory,
                 const ShardBook& book,
                 const std::string& resume) {
    for (const std::size_t shard : book.busy()) {
        say("shard {} was skipped: another process is using it\n", shard);
    }
    switch (ending) {
    case Ending::interrupted:
        say("interrupted; to resume: {}\n", resume);
        return exit_interrupted;
    case Ending::hours:
        say("stopped after {} h by the study's stop rule; to resume: {}\n",
            directory.sweep().loaded.study.stop.hours,
            resume);
        return exit_interrupted;
    case Ending::failures:
        say("stopped by the study's stop rule; failed runs: {}; reasons: {}\n",
            book.counts().failed,
            shell_line({"tenfold", "sweep", "status", directory.path().string()}));
        return exit_failed_runs;
    case Ending::done:
        break;
    }
    if (!book.busy().empty()) {
        return exit_file;
    }
    return book.counts().failed > 0 ? exit_failed_runs : exit_ok;
}

} // namespace

int make_runs(const SweepRequest& request,
              const SweepDirectory& directory,
              const Invocation& invocation,
              const std::string& resume) {
    SweepRunner runner{request, directory, invocation.line, invocation.interrupted};
    Ending ending = Ending::done;
    try {
        ending = runner.run();
    } catch (const FileError& error) {
        throw FileError{
            fmt::format("{}; earlier runs are kept; to resume: {}", error.what(), resume)};
    }
    if (!request.quiet) {
        print_summary(fitted(outcome_text(directory, runner)));
    }
    return exit_code_of(ending, directory, runner.book(), resume);
}

} // namespace tenfold
