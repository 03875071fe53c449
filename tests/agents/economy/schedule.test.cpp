// SPDX-License-Identifier: Apache-2.0
#include "agents/economy/schedule.hpp"

#include "core/engine.hpp"
#include "core/parallel.hpp"

#include "agents/economy/economy.hpp"
#include "agents/events/model.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

/// One execution of a step.
struct Ran {
    std::string step;
    Day day;
    bool operator==(const Ran&) const = default;
};

/// Executions that the steps below have recorded since the last clear().
std::vector<Ran>& ran() {
    static std::vector<Ran> all;
    return all;
}

template <int which>
void at_barrier(Economy& economy) {
    ran().push_back({"barrier " + std::to_string(which), economy.today.day});
}
void next_day(Economy& economy) {
    economy.today.advance(economy.calendar, economy.today.day + 1);
}
template <int which>
void of_workers(WorkerShard& shard) {
    ran().push_back({"workers " + std::to_string(which), shard.see.today.day});
}
template <int which>
void of_firms(FirmShard& shard) {
    ran().push_back({"firms " + std::to_string(which), shard.see.today.day});
}
void of_markets(MarketShard& shard) {
    ran().push_back({"markets", shard.see.today.day});
}

/// 75 days of an economy of one worker, one firm and one market, without events.
class SmallestRun {
public:
    explicit SmallestRun(std::span<const Step> steps) : schedule_{steps} {
        economy_.last_day = 75; // 16 March
        economy_.today.advance(economy_.calendar, 0);
        ran().clear();
        schedule_.run(Phase::start, economy_.today, false, economy_); // as when a world is built
        EconomyModel model{economy_, schedule_};
        Engine<EconomyModel> engine{model, EngineOptions{}, economy_.agents()};
        engine.run_until(start_of(economy_.last_day));
    }

    /// Days on which a step was executed.
    [[nodiscard]] static std::vector<Day> days_of(const std::string& step) {
        std::vector<Day> days;
        for (const Ran& one : ran()) {
            if (one.step == step) {
                days.push_back(one.day);
            }
        }
        return days;
    }

private:
    static Parameters parameters() {
        using namespace std::chrono;
        Parameters result;
        result.time.start = Date{2026y / January / 1};
        result.time.end = Date{2026y / March / 17};
        result.sectors.resize(1);
        result.occupations.resize(1);
        result.regions.resize(1);
        result.tables.employment = {{"all"}, 1, {1.0}};
        result.tables.annual_wage = {{"all"}, 1, {50'000.0}};
        result.tables.input_coefficients = {{"all"}, 1, {0.5}};
        return result;
    }
    static ModelCalibration calibration() {
        ModelCalibration result;
        result.national_accounts.sectors.resize(1);
        result.switching = {0.0};
        return result;
    }
    static FirmNetwork network() {
        const std::array<std::uint32_t, 2> sector_first{0, 1};
        const Parameters given = parameters();
        return FirmNetwork::build(
            sector_first, given.tables.input_coefficients, given.adoption, RandomKey::make(1, 0));
    }

    ThreadPool pool_{1};
    Economy economy_{
        parameters(), calibration(), WorldPlace{}, {1, {1, 1, 1}}, network(), {}, {}, pool_};
    Schedule schedule_;
};

using enum Phase;
using enum When;

} // namespace

TEST_CASE("a step is due on the days stated in its line") {
    constexpr Step steps[]{
        {opening, first_of_month, "", "", of_workers<1>},
        {opening, last_of_month, "", "", of_firms<1>},
        {closing, first_of_month, "", "", of_firms<2>},
        {closing, last_of_month, "", "", of_markets},
        {closing, every_day, "", "", of_workers<2>},
        {barrier, first_of_month, "", "", at_barrier<1>},
        {barrier, last_of_month, "", "", at_barrier<2>},
        {barrier, end_of_record, "", "", at_barrier<3>},
        {barrier, every_day, "", "", at_barrier<4>},
        {barrier, every_day, "", "", next_day},
        {start, every_day, "", "", at_barrier<5>},
    };
    const SmallestRun run{steps};
    const std::vector<Day> first{0, 31, 59};
    const std::vector<Day> last{30, 58};
    CHECK(run.days_of("workers 1") == first);
    CHECK(run.days_of("firms 1") == last);
    CHECK(run.days_of("firms 2") == first);
    CHECK(run.days_of("markets") == last);
    CHECK(run.days_of("barrier 1") == first);
    CHECK(run.days_of("barrier 2") == last);
    CHECK(run.days_of("barrier 3") == std::vector<Day>{30, 58, 74}); // and the last day of the run
    CHECK(run.days_of("barrier 5") == std::vector<Day>{0});          // once
    std::vector<Day> all;
    for (Day day = 0; day < 75; ++day) {
        all.push_back(day);
    }
    CHECK(run.days_of("workers 2") == all);
    CHECK(run.days_of("barrier 4") == all);
}

TEST_CASE("a day runs from opening to barrier, and each part in the order of the table") {
    constexpr Step steps[]{
        {barrier, every_day, "", "", at_barrier<2>},
        {closing, every_day, "", "", of_workers<3>},
        {barrier, every_day, "", "", at_barrier<1>},
        {barrier, every_day, "", "", next_day},
        {opening, every_day, "", "", of_workers<2>},
        {opening, every_day, "", "", of_workers<1>},
        {start, every_day, "", "", at_barrier<4>},
        {start, every_day, "", "", at_barrier<3>},
    };
    const SmallestRun run{steps};
    REQUIRE(ran().size() == 2 + 5 * 75);
    CHECK(ran()[0] == Ran{"barrier 4", 0});
    CHECK(ran()[1] == Ran{"barrier 3", 0});
    for (Day day = 0; day < 75; ++day) {
        const auto begin = ran().begin() + 2 + 5 * day;
        CHECK(std::vector<Ran>(begin, begin + 5) == std::vector<Ran>{{"workers 2", day},
                                                                     {"workers 1", day},
                                                                     {"workers 3", day},
                                                                     {"barrier 2", day},
                                                                     {"barrier 1", day}});
    }
}

TEST_CASE("lines after the step that begins the next day belong to the day that ends") {
    constexpr Step steps[]{
        {barrier, every_day, "", "", next_day},
        {barrier, last_of_month, "", "", at_barrier<1>},
        {barrier, first_of_month, "", "", at_barrier<2>},
        {barrier, end_of_record, "", "", at_barrier<3>},
    };
    const SmallestRun run{steps};
    // These steps read the next day as today.
    CHECK(run.days_of("barrier 1") == std::vector<Day>{31, 59});
    CHECK(run.days_of("barrier 2") == std::vector<Day>{1, 32, 60});
    CHECK(run.days_of("barrier 3") == std::vector<Day>{31, 59, 75});
}
