// SPDX-License-Identifier: Apache-2.0
/// Identities hold through all events of a job, and a violated identity stops the run.
#include "core/check.hpp"

#include "sim/build_world.hpp"
#include "sim/run.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/daily_world.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

std::int64_t flow(const RunResult& result, std::int64_t LabourCounts::*member) {
    std::int64_t sum = 0;
    for (const MonthlyMeasures& month : result.months) {
        sum += month.total.*member;
    }
    return sum;
}

/// A made-up economy with labs in which firms constantly adopt coworkers, change models, withdraw
/// coworkers, lay off, close and open.
Scenario restless_coworkers(const char* resolution) {
    Scenario scenario = test::shipped("tiny",
                                      {{"time.start", "2028-01-01"},
                                       {"time.end", "2029-01-15"},
                                       {"coworkers.resolution", resolution},
                                       {"coworkers.shift_days", "3"},
                                       {"coworkers.integration_speed", "5"},
                                       {"coworkers.payback_years", "10"},
                                       {"coworkers.upgrade_share", "0.01"},
                                       {"coworkers.review_limit", "0.1"},
                                       {"coworkers.review_limit_learnt", "0"},
                                       {"adoption.abandonment_rate", "0.2"},
                                       {"adoption.pilot_days", "30"},
                                       {"adoption.pause_days", "30"},
                                       {"adoption.deploy_belief", "0.3"},
                                       {"firm_dynamics.exit_rate", "1.0"}});
    scenario.labs = test::shipped("us-2023").labs;
    scenario.compute.initial_chips = 1e9; // no rationing
    for (Sector& sector : scenario.sectors) {
        sector.initial_adoption = 0.3;
        sector.own_start_rate = 1.0;
    }
    return scenario;
}

template <class Break>
std::string message_after(Break&& break_something) {
    ThreadPool pool{1};
    World world = build_world(test::shipped("tiny"), pool);
    break_something(*world.economy);
    try {
        world.economy->check_identities();
        world.economy->recount(-1);
    } catch (const IdentityError& error) {
        return error.what();
    }
    return "";
}

std::uint32_t someone_employed(const Economy& economy) {
    std::uint32_t worker = 0;
    while (economy.labour.workers()[worker].status != WorkerStatus::employed) {
        ++worker;
    }
    return worker;
}

} // namespace

TEST_CASE(
    "people, heads and vacancies add up every day under exits, entry, layoffs and withdrawals") {
    // The run itself checks identities, every day and agent by agent every month.
    const Scenario scenario =
        test::shipped("tiny", {{"firm_dynamics.exit_rate", "2.0"}, {"time.end", "2026-01-01"}});
    const RunResult result = run(scenario, {});
    CHECK(flow(result, &LabourCounts::layoffs) > 1000);
    CHECK(flow(result, &LabourCounts::job_to_job) > 100);
    // Hires less separations equal the change of employment.
    const MonthlyMeasures& last = result.months.back();
    const MonthlyMeasures& first = result.months.front();
    const std::int64_t start = first.total.employed - first.total.hires + first.total.separations;
    CHECK(start + flow(result, &LabourCounts::hires) - flow(result, &LabourCounts::separations) ==
          last.total.employed);
    CHECK(last.total.employed + last.total.joining + last.total.unemployed +
              last.total.retraining ==
          last.people);
}

TEST_CASE("a whole US population keeps its identities with and without virtual coworkers") {
    for (const char* name : {"us-2023", "no-ai"}) {
        CAPTURE(name);
        const RunResult result =
            run(test::shipped(name, {{"scale", "5000"}, {"time.end", "2026-01-01"}}), {});
        CHECK(result.months.size() == 36);
    }
}

TEST_CASE("overtime pay is received to the cent, even after a separation") {
    CHECK(OvertimeOwed{123'456'789'012'345}.cents() == 123'456'789'012'345);
    Scenario scenario = restless_coworkers("cohort");
    scenario.coworkers.upgrade_share = 0.5; // months of overtime for a change of models
    scenario.coworkers.payback_years = 1000.0;
    scenario.labour_market.layoff_share = 1.0;
    // every payday checks that all wages paid are received
    const RunResult result = run(scenario, {});
    double overtime = 0.0;
    double hours = 0.0;
    for (const MonthlyMeasures& month : result.months) {
        for (std::size_t s = 0; s < month.coworkers_by_sector.size(); ++s) {
            const CoworkerCounts& people = month.coworkers_by_sector[s];
            overtime += people.overtime_hours;
            hours += people.human_hours;
            CHECK(people.overtime_hours < 0.1 * people.human_hours); // the limit
        }
    }
    MESSAGE("overtime is ", overtime / hours, " of all hours");
    CHECK(overtime > 0.01 * hours);
    CHECK(flow(result, &LabourCounts::layoffs) > 0);
}

TEST_CASE("a violated identity reports its name, the date and both sides") {
    CHECK(message_after([](Economy&) {}).empty());
    const std::string lost = message_after([](Economy& economy) {
        economy.books.accounts.add(0, MarketId{0}, MarketCount::unemployed, -1);
    });
    CHECK(lost.find("people = employed + joining + unemployed + retraining") != std::string::npos);
    CHECK(lost.find("2023-01-01") != std::string::npos);
    CHECK(lost.find("6250 against 6249") != std::string::npos);
    const std::string vacancy = message_after([](Economy& economy) {
        economy.labour.markets()[0].add_vacancies(Vacancy{FirmId{0}, 0}, 1);
    });
    CHECK(vacancy.find("vacancies of firms") != std::string::npos);
}

TEST_CASE("the recount finds a single wrong employer, head, vacancy, coworker or task") {
    const std::string moved = message_after([](Economy& economy) {
        Worker& worker = economy.labour.workers()[someone_employed(economy)];
        worker.employer = FirmId{worker.employer.index() == 0 ? 1U : 0U};
    });
    CHECK(moved.find("fingerprint") != std::string::npos);
    const std::string heads =
        message_after([](Economy& economy) { ++economy.firms.store().slots[0].heads; });
    CHECK(heads.find("firms whose heads differ") != std::string::npos);
    const std::string open =
        message_after([](Economy& economy) { ++economy.firms.store().slots[0].open; });
    CHECK(open.find("recounted vacancies") != std::string::npos);
    const std::string coworker =
        message_after([](Economy& economy) { ++economy.firms.store().slots[0].coworkers; });
    CHECK(coworker.find("recounted coworkers") != std::string::npos);
    const std::string task =
        message_after([](Economy& economy) { ++economy.firms.store().slots.waiting(0); });
    CHECK(task.find("tasks drawn = succeeded") != std::string::npos);
}

TEST_CASE("no task is lost under adoption, withdrawal, changes of models and exits") {
    // Identities are checked every day, and in this test agent by agent as well. On the last day of
    // a month the run itself does the recount, before wages change.
    for (const char* resolution : {"cohort", "individual"}) {
        CAPTURE(resolution);
        test::DailyWorld world{restless_coworkers(resolution), [](Economy&) {}};
        const Economy& economy = world.economy();
        std::int64_t upgrades = 0;
        std::vector<std::uint16_t> generations(economy.firms.store().firms.size(), 0);
        std::int64_t most_waiting = 0;
        world.run_until(economy.last_day, [&](Day day) {
            if (!economy.today.month_start) {
                economy.recount(day);
            }
            std::int64_t waiting = 0;
            for (std::size_t f = 0; f < economy.firms.store().firms.size(); ++f) {
                const Firm& firm = economy.firms.store().firms[f];
                upgrades += firm.generation != generations[f] && firm.intensity > 0.0F ? 1 : 0;
                generations[f] = firm.generation;
                for_each_occupation(firm, [&](OccupationId occupation) {
                    waiting += economy.firms.store().slots.waiting(firm.slot(occupation));
                });
            }
            most_waiting = std::max(most_waiting, waiting);
        });
        const auto tasks = [&](TaskCount what) { return economy.books.accounts.total(what); };
        CHECK(tasks(TaskCount::drawn) > 100'000);
        CHECK(tasks(TaskCount::succeeded) > tasks(TaskCount::failed));
        CHECK(tasks(TaskCount::failed) > tasks(TaskCount::undetected));
        CHECK(tasks(TaskCount::undetected) > 0);
        CHECK(tasks(TaskCount::returned) > 100);
        CHECK(tasks(TaskCount::review_minutes) > 0);
        CHECK(tasks(TaskCount::rework_minutes) > 0);
        CHECK(most_waiting > 10);
        CHECK(upgrades > 10);
        std::int64_t exits = 0;
        std::int64_t layoffs = 0;
        for (std::uint32_t s = 0; s < economy.parameters.sectors.size(); ++s) {
            exits += economy.books.accounts.total(SectorId{s}, SectorCount::exits);
            layoffs += economy.books.accounts.total(SectorId{s}, SectorCount::layoffs);
        }
        CHECK(exits > 50);
        CHECK(layoffs > 500);
    }
}

TEST_CASE("the recount finds a surplus task at a single desk") {
    for (const bool waits : {true, false}) {
        Scenario scenario = restless_coworkers("individual");
        test::DailyWorld world{scenario, [](Economy&) {}};
        Economy& economy = world.economy();
        world.run_until(100, [](Day) {});
        std::size_t firm = 0;
        while (economy.firms.store().desks[firm].in_work() == 0) {
            ++firm;
        }
        economy.recount(99);
        std::string message;
        try {
            if (waits) {
                economy.firms.store().desks[firm][0].line.join({});
            } else {
                ++economy.firms.store().desks[firm][0].running;
            }
            economy.recount(99);
        } catch (const IdentityError& error) {
            message = error.what();
        }
        CAPTURE(message);
        CHECK(message.find(waits ? "slots whose waiting tasks" : "tasks drawn = succeeded") !=
              std::string::npos);
    }
}

TEST_CASE("a cent without a source stops the run, whichever account holds it") {
    const std::string treasury =
        message_after([](Economy& economy) { economy.books.money.treasury(1); });
    CHECK(treasury.find("money of all accounts = 0: 1 against 0") != std::string::npos);
    const std::string message = message_after(
        [](Economy& economy) { economy.books.money.pay(0, SpendingAccount::households, 1); });
    CHECK(message.find("money of all accounts") != std::string::npos);
    const std::string sale =
        message_after([](Economy& economy) { economy.books.money.sell(0, SectorId{0}, 1); });
    CHECK(sale.find("money of all accounts") != std::string::npos);
    const std::string household =
        message_after([](Economy& economy) { economy.labour.workers()[7].deposit += 1; });
    CHECK(household.find("recounted deposits of people") != std::string::npos);
    const std::string firm =
        message_after([](Economy& economy) { economy.firms.store().firms[3].deposit -= 1; });
    CHECK(firm.find("recounted deposits of firms") != std::string::npos);
    const std::string bill =
        message_after([](Economy& economy) { ++economy.firms.store().firms[3].wage_bill; });
    CHECK(bill.find("wage bill differs") != std::string::npos);
}

TEST_CASE("spending not yet sold is the difference of the two measures of GDP") {
    test::DailyWorld world{test::shipped("tiny"), [](Economy&) {}};
    Economy& economy = world.economy();
    const auto spent_less_sold = [&] {
        std::int64_t cents = 0;
        for (std::uint32_t s = 0; s < economy.parameters.sectors.size(); ++s) {
            cents += economy.books.money.spent(s) - economy.books.money.sales(s);
        }
        return static_cast<double>(cents);
    };
    double before = spent_less_sold();
    int days_before = economy.today.days_before;
    std::size_t months = 0;
    world.run_until(300, [&](Day) {
        if (economy.records.measures().size() == months) {
            return;
        }
        ++months;
        const double now = spent_less_sold();
        const double cents_per_year = economy.records.measures().back().goods.discrepancy * 100.0;
        CAPTURE(months);
        CHECK(cents_per_year * days_before / days_per_year == test::approximately(now - before));
        before = now;
        days_before = economy.today.days_before;
    });
    CHECK(months == 9);
}

TEST_CASE("wages, taxes and spending agree between people and accounts on every payday") {
    const RunResult result = run(test::shipped("tiny", {{"time.end", "2025-01-01"}}), {});
    for (const MonthlyMeasures& month : result.months) {
        CAPTURE(to_string(month.month_end));
        CHECK(month.incomes.goods == month.uses.consumption);
        CHECK(month.incomes.wages > 0);
        CHECK(month.incomes.benefits > 0);
        CHECK(month.incomes.dividends > 0);
        CHECK(month.uses.total() == [&] {
            std::int64_t sum = 0;
            for (const std::int64_t part : month.uses.by_sector) {
                sum += part;
            }
            // Sales of labs and the compute operator belong to no sector.
            return sum + month.uses.training_compute + month.uses.people_tokens;
        }());
    }
}

TEST_CASE("payday counts all people again") {
    const auto message_of_day_one = [](auto&& break_something) -> std::string {
        ThreadPool pool{1};
        World world = build_world(test::shipped("tiny"), pool);
        Economy& economy = *world.economy;
        break_something(economy);
        Engine<EconomyModel> engine{*world.model, EngineOptions{}, economy.agents()};
        try {
            engine.run_until(start_of(1));
        } catch (const IdentityError& error) {
            return error.what();
        }
        return "";
    };
    CHECK(message_of_day_one([](Economy&) {}).empty());
    const std::string wage = message_of_day_one([](Economy& economy) {
        economy.labour.workers()[someone_employed(economy)].daily_wage += 1;
    });
    CHECK(wage.find("daily wages counted on payday") != std::string::npos);
    const std::string deposit =
        message_of_day_one([](Economy& economy) { economy.labour.workers()[1].deposit += 5; });
    CHECK(deposit.find("deposits of people counted on payday") != std::string::npos);
    const std::string wages =
        message_of_day_one([](Economy& economy) { economy.labour.workers()[1].wage_due += 5; });
    CHECK(wages.find("wages paid by firms and not received") != std::string::npos);
}
