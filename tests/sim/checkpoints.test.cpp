// SPDX-License-Identifier: Apache-2.0
#include "sim/checkpoints.hpp"

#include "core/check.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.hpp"

using namespace tenfold;
using namespace std::chrono;

namespace {

/// Dates of checkpoints until `end` when days take no wall-clock time.
std::vector<std::string> due_dates(const CheckpointInterval& every, Date start, Date end) {
    const test::TemporaryDirectory directory;
    CheckpointPlan plan;
    plan.path = directory.path() / "a.checkpoint";
    plan.every = every;
    Checkpoints checkpoints{plan, start, 1};
    std::vector<std::string> dates;
    for (Date tomorrow = start + days{1}; tomorrow < end; tomorrow += days{1}) {
        if (checkpoints.due(tomorrow, 0.0)) {
            dates.push_back(to_string(tomorrow));
        }
    }
    return dates;
}

using Dates = std::vector<std::string>;

} // namespace

TEST_CASE(
    "yearly checkpoints fall on the same day, and on 28 February for 29 February in common years") {
    CHECK(due_dates({12, 0, 0.0}, Date{2023y / January / 1}, Date{2027y / January / 1}) ==
          Dates{"2024-01-01", "2025-01-01", "2026-01-01"});
    CHECK(due_dates({12, 0, 0.0}, Date{2024y / February / 29}, Date{2029y / January / 1}) ==
          Dates{"2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"});
}

TEST_CASE("monthly checkpoints from a 31st fall on the last day of each month") {
    CHECK(due_dates({1, 0, 0.0}, Date{2023y / January / 31}, Date{2023y / June / 1}) ==
          Dates{"2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31"});
    CHECK(due_dates({6, 0, 0.0}, Date{2023y / August / 31}, Date{2025y / January / 1}) ==
          Dates{"2024-02-29", "2024-08-31"});
}

TEST_CASE("intervals of days are counted through leap years") {
    CHECK(due_dates({0, 90, 0.0}, Date{2024y / January / 1}, Date{2024y / December / 31}) ==
          Dates{"2024-03-31", "2024-06-29", "2024-09-27", "2024-12-26"});
    CHECK(due_dates({0, 1, 0.0}, Date{2024y / February / 27}, Date{2024y / March / 2}) ==
          Dates{"2024-02-28", "2024-02-29", "2024-03-01"});
}

TEST_CASE("an interval beyond the calendar never ends") {
    // With 16-bit years, 65,536 years later would be the same year.
    for (const int months : {12 * 8000, 12 * 65'536, 12'000'000}) {
        CHECK(due_dates({months, 0, 0.0}, Date{2023y / January / 1}, Date{2026y / January / 1})
                  .empty());
    }
    CHECK(due_dates({0, 1'000'000, 0.0}, Date{2023y / January / 1}, Date{2026y / January / 1})
              .empty());
}

TEST_CASE("a checkpoint at a date is written with or without periodic ones") {
    CheckpointPlan plan;
    plan.path = "a.checkpoint";
    plan.every.at = Date{std::chrono::year{2023} / 3 / 15};
    const auto days_due = [&] {
        Checkpoints checkpoints{plan, Date{std::chrono::year{2023} / 1 / 1}, 0};
        std::vector<Date> days;
        for (Date day{std::chrono::year{2023} / 1 / 2}; day < Date{std::chrono::year{2023} / 5 / 2};
             day += std::chrono::days{1}) {
            if (checkpoints.due(day, 0.0)) {
                days.push_back(day);
            }
        }
        return days;
    };
    CHECK(days_due() == std::vector{plan.every.at});
    plan.every.months = 2;
    CHECK(days_due() == std::vector{Date{std::chrono::year{2023} / 3 / 1},
                                    plan.every.at,
                                    Date{std::chrono::year{2023} / 5 / 1}});
}

TEST_CASE("a resumed run counts intervals from the day of its resumption") {
    CHECK(due_dates({0, 90, 0.0}, Date{2024y / March / 31}, Date{2024y / July / 1}) ==
          Dates{"2024-06-29"});
}

TEST_CASE("a checkpoint by the clock is due an interval after the previous one") {
    const test::TemporaryDirectory directory;
    CheckpointPlan plan;
    plan.path = directory.path() / "a.checkpoint";
    plan.every.seconds = 10.0;
    Checkpoints checkpoints{plan, Date{2023y / January / 1}, 1};
    const Date day{2023y / January / 2};
    CHECK_FALSE(checkpoints.due(day, 9.9));
    CHECK(checkpoints.due(day, 10.0));
    CHECK_FALSE(checkpoints.due(day, 10.1));
    CHECK(checkpoints.due(day, 25.0)); // late, but only one
    CHECK_FALSE(checkpoints.due(day, 30.0));
    CHECK(checkpoints.due(day, 35.0));
}

TEST_CASE("no checkpoint is due without an interval or without a path") {
    CHECK(due_dates({}, Date{2023y / January / 1}, Date{2026y / January / 1}).empty());
    CheckpointPlan nowhere;
    nowhere.every.days = 1;
    Checkpoints checkpoints{nowhere, Date{2023y / January / 1}, 1};
    CHECK_FALSE(checkpoints.wanted());
    CHECK_FALSE(checkpoints.due(Date{2024y / January / 1}, 1e6));
}

TEST_CASE("a run that cannot write its checkpoints does not start") {
    const test::TemporaryDirectory directory;
    CheckpointPlan plan;
    plan.path = directory.path() / "missing" / "a.checkpoint";
    plan.every.months = 1;
    CHECK_THROWS_AS((Checkpoints{plan, Date{2023y / January / 1}, 1}), FileError);
    plan.path = directory.path() / "a.checkpoint";
    constexpr std::uint64_t more_than_any_disk = std::uint64_t{1} << 62U;
    CHECK_THROWS_AS((Checkpoints{plan, Date{2023y / January / 1}, more_than_any_disk}), FileError);
    CHECK(directory.entries() == 0);
}

TEST_CASE("a failed checkpoint is reported and does not end the run") {
    const test::TemporaryDirectory directory;
    std::vector<std::string> problems;
    CheckpointPlan plan;
    plan.path = directory.path() / "a.checkpoint";
    plan.every.months = 1;
    plan.on_problem = [&](const std::string& problem) { problems.push_back(problem); };
    const Checkpoints checkpoints{plan, Date{2023y / January / 1}, 1};
    const Checkpoints::Save save = [](StateWriter& out) { out(1); };
    checkpoints.write(Date{2023y / February / 1}, save);
    CHECK(problems.empty());
    CHECK(to_string(CheckpointReader{plan.path}.header().date) == "2023-02-01");

    std::filesystem::remove(plan.path);
    std::filesystem::create_directory(plan.path);
    checkpoints.write(Date{2023y / March / 1}, save);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0] == "cannot write " + plan.path.string() + ": it is a directory");
    CHECK(checkpoints.write_last(Date{2023y / March / 1}, save) == problems[0]);
    plan.on_problem = nullptr;
    CHECK_NOTHROW(checkpoints.write(Date{2023y / March / 1}, save));
}

TEST_CASE("only file errors are tolerated: a violated identity ends the run") {
    const test::TemporaryDirectory directory;
    CheckpointPlan plan;
    plan.path = directory.path() / "a.checkpoint";
    const Checkpoints checkpoints{plan, Date{2023y / January / 1}, 1};
    const Checkpoints::Save save = [](StateWriter&) { throw IdentityError{"money is missing"}; };
    CHECK_THROWS_AS(checkpoints.write(Date{2023y / February / 1}, save), IdentityError);
}
