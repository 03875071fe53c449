// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/shard_book.hpp"

#include "core/check.hpp"

#include "output/file_lock.hpp"
#include "output/sweep_file.hpp"

#include "sim/sweep_run.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/small_study.hpp"

using namespace tenfold;

namespace {

using Runs = std::vector<std::size_t>;

/// Six runs in three shards.
class SmallSweep {
public:
    [[nodiscard]] const SweepDirectory& directory() const { return directory_; }
    [[nodiscard]] ShardBook book(const Runs& shards = {0, 1, 2}, bool retry = false) const {
        return {directory_, shards, retry, "a command"};
    }

private:
    static SweepDirectory made(const test::SmallStudy& study) {
        study.write(
            "small",
            "values: [0.03, 0.04, 0.05]",
            "series: [gdp], scalars: [{key: zeta, series: gdp}, {key: alpha, series: gdp}]");
        return SweepDirectory::make(study.sweep(), prepare_sweep(study.path(), {}), 2);
    }

    test::SmallStudy study_;
    SweepDirectory directory_ = made(study_);
};

/// Made-up outputs of a run: its number everywhere.
KeptRun kept_of(std::size_t run) {
    KeptRun kept;
    kept.digest = fmt::format("{:016x}", run);
    kept.scalars = {static_cast<double>(run), -static_cast<double>(run)};
    kept.series = {{100.0 + static_cast<double>(run)}};
    return kept;
}

KeptRun failed_of(std::size_t run) {
    KeptRun kept;
    kept.status = RunStatus::failed;
    kept.message = fmt::format("why {}", run);
    return kept;
}

/// All runs that a book assigns, each recorded before the next.
Runs all_of(ShardBook& book) {
    Runs runs;
    while (const std::optional<std::size_t> run = book.next()) {
        runs.push_back(*run);
        book.record(*run, kept_of(*run));
    }
    return runs;
}

RunStatus status_of(const SweepDirectory& directory, std::size_t run) {
    return directory.read_shard(run / 2).records.status[run % 2];
}

} // namespace

TEST_CASE("runs are assigned in order and recorded in their rows") {
    const SmallSweep sweep;
    ShardBook book = sweep.book();
    CHECK(book.runs() == 6);
    CHECK(all_of(book) == Runs{0, 1, 2, 3, 4, 5});
    CHECK(book.counts().complete == 6);
    CHECK(book.counts().failed == 0);
    CHECK(book.counts().earlier == 0);
    for (std::size_t run = 0; run < 6; ++run) {
        const SweepTable table = sweep.directory().read_shard(run / 2);
        const std::size_t row = run % 2;
        CHECK(table.records.status[row] == RunStatus::complete);
        CHECK(table.records.digest[row] == kept_of(run).digest);
        CHECK(table.find_scalar("zeta")->values[row] == static_cast<double>(run));
        CHECK(table.find_scalar("alpha")->values[row] == -static_cast<double>(run));
        CHECK(table.series.at(0).values[row] == 100.0 + static_cast<double>(run));
    }
}

TEST_CASE("a shard is written and released when its last run has ended") {
    const SmallSweep sweep;
    const SweepDirectory& directory = sweep.directory();
    ShardBook book = sweep.book();
    CHECK(book.next() == 0U);
    CHECK(book.next() == 1U);
    CHECK(book.next() == 2U); // of the second shard while the first is under way
    book.record(1, kept_of(1));
    CHECK_FALSE(std::filesystem::exists(directory.shard_path(0)));
    CHECK_THROWS_AS(FileLock{directory.shard_path(0)}, FileBusy);
    book.record(0, failed_of(0));
    CHECK(status_of(directory, 0) == RunStatus::failed);
    CHECK(status_of(directory, 1) == RunStatus::complete);
    const FileLock free{directory.shard_path(0)};
    CHECK_THROWS_AS(FileLock{directory.shard_path(1)}, FileBusy);
    CHECK(book.next() == 3U);
}

TEST_CASE("finished runs are written at the end, and the next book assigns the rest") {
    const SmallSweep sweep;
    ShardBook first = sweep.book();
    CHECK(first.next() == 0U);
    CHECK(first.next() == 1U);
    first.record(1, kept_of(1));
    first.close();
    CHECK(status_of(sweep.directory(), 0) == RunStatus::missing);
    CHECK(status_of(sweep.directory(), 1) == RunStatus::complete);
    ShardBook second = sweep.book();
    CHECK(all_of(second) == Runs{0, 2, 3, 4, 5});
    CHECK(second.counts().earlier == 1);
    CHECK(second.counts().complete == 6);
    CHECK(sweep.directory().read_shard(0).find_scalar("alpha")->values ==
          std::vector<double>{0.0, -1.0});
    ShardBook third = sweep.book();
    CHECK(all_of(third).empty());
    CHECK(third.counts().earlier == 6);
}

TEST_CASE("a book without new runs writes nothing") {
    const SmallSweep sweep;
    ShardBook book = sweep.book();
    CHECK(book.next() == 0U);
    book.close();
    CHECK_FALSE(std::filesystem::exists(sweep.directory().shard_path(0)));
    const FileLock free{sweep.directory().shard_path(0)};
}

TEST_CASE("only the given shards are used, in their order") {
    const SmallSweep sweep;
    ShardBook book = sweep.book({2, 0});
    CHECK(book.runs() == 4);
    CHECK(all_of(book) == Runs{4, 5, 0, 1});
    CHECK_FALSE(std::filesystem::exists(sweep.directory().shard_path(1)));
}

TEST_CASE("failed runs are repeated only with retry") {
    const SmallSweep sweep;
    ShardBook first = sweep.book();
    while (const std::optional<std::size_t> run = first.next()) {
        first.record(*run, *run % 3 == 1 ? failed_of(*run) : kept_of(*run));
    }
    CHECK(first.counts().failed == 2);
    ShardBook second = sweep.book();
    CHECK(all_of(second).empty());
    CHECK(second.counts().failed == 2);
    CHECK(second.counts().earlier == 6);
    ShardBook third = sweep.book({0, 1, 2}, true);
    CHECK(third.next() == 1U);
    third.close(); // the failure stands until the run is made
    CHECK(status_of(sweep.directory(), 1) == RunStatus::failed);
    ShardBook fourth = sweep.book({0, 1, 2}, true);
    CHECK(all_of(fourth) == Runs{1, 4});
    CHECK(fourth.counts().failed == 0);
    CHECK(fourth.counts().complete == 6);
    CHECK(sweep.directory().read_shard(0).records.message[1].empty());
    CHECK(sweep.directory().read_shard(0).find_scalar("zeta")->values[1] == 1.0);
}

TEST_CASE("a shard that another process has locked is skipped and listed") {
    const SmallSweep sweep;
    const FileLock somebody{sweep.directory().shard_path(1)};
    ShardBook book = sweep.book();
    CHECK(all_of(book) == Runs{0, 1, 4, 5});
    CHECK(book.busy() == Runs{1});
}

TEST_CASE("an unusable shard ends the work, and earlier runs are kept") {
    const SmallSweep sweep;
    SweepTable table = sweep.directory().read_shard(1);
    table.identity.git_commit = "0123abcd";
    write_sweep(sweep.directory().shard_path(1), table, SweepFileKind::shard, {});
    ShardBook book = sweep.book();
    CHECK(book.next() == 0U);
    book.record(0, kept_of(0));
    CHECK(book.next() == 1U);
    CHECK_THROWS_AS((void)book.next(), ScenarioError);
    book.record(1, kept_of(1));
    CHECK(status_of(sweep.directory(), 1) == RunStatus::complete);
    const FileLock free{sweep.directory().shard_path(1)};
}

TEST_CASE("several threads share a book, and every run is made once") {
    const SmallSweep sweep;
    ShardBook book = sweep.book();
    std::mutex guard;
    std::vector<int> times(6);
    run_side_by_side(100, 4, [&](std::size_t) {
        const std::optional<std::size_t> run = book.next();
        if (run) {
            book.record(*run, kept_of(*run));
            const std::scoped_lock lock{guard};
            ++times[*run];
        }
        return run.has_value();
    });
    book.close();
    CHECK(times == std::vector<int>(6, 1));
    for (std::size_t run = 0; run < 6; ++run) {
        CHECK(status_of(sweep.directory(), run) == RunStatus::complete);
    }
}
