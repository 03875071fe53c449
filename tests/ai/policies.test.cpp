// SPDX-License-Identifier: Apache-2.0
/// Effects of every lever, in pairs of small worlds with the same random numbers: until the date of
/// the policy both worlds are equal to the cent.
#include "sim/run.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "tests/statistical/support.hpp"
#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

constexpr std::size_t months_before = 36; // the policies begin in January 2026
constexpr std::size_t months = 60;

Intervention from_2026(std::string_view lever, double strength) {
    Intervention given;
    given.key = std::string{lever};
    given.lever = std::string{lever};
    given.from = Date{std::chrono::year{2026} / 1 / 1};
    given.strength = strength;
    return given;
}

Scenario small_world() {
    return test::shipped("us-2023", {{"scale", "20000"}, {"time.end", "2028-01-01"}});
}

RunResult run_with(const std::vector<Intervention>& policies) {
    Scenario scenario = small_world();
    scenario.policies = policies;
    return run(scenario, {});
}

const RunResult& without() {
    static const RunResult result = run_with({});
    return result;
}

bool same_until_the_date(const RunResult& a, const RunResult& b) {
    return std::equal(a.months.begin(), a.months.begin() + months_before, b.months.begin());
}

// Mean over the last year of both runs: with the policy, without it.
template <class Value>
std::pair<double, double> last_year(const RunResult& with, Value&& value) {
    const auto mean = [&](const RunResult& result) {
        return test::mean(test::monthly(result, value), months - 12, months);
    };
    return {mean(with), mean(without())};
}

double coworkers(const MonthlyMeasures& month) {
    double sum = 0.0;
    for (const CoworkerCounts& sector : month.coworkers_by_sector) {
        sum += sector.coworkers;
    }
    return sum;
}

} // namespace

TEST_CASE("a compute budget raises the tokens that the median person uses") {
    const RunResult with = run_with({from_2026("compute_budget", 20.0)});
    CHECK(same_until_the_date(with, without()));
    const auto [budget, alone] = last_year(
        with, [](const MonthlyMeasures& month) { return month.incomes.median_token_use; });
    CHECK(budget > 1.5 * alone);
    const auto [taxed, untaxed] = last_year(with, [](const MonthlyMeasures& month) {
        return static_cast<double>(month.incomes.tax) /
               static_cast<double>(month.incomes.wages + month.incomes.benefits +
                                   month.incomes.dividends + month.incomes.rents);
    });
    CHECK(taxed > untaxed); // taxes finance the budget
}

TEST_CASE("a token tax lowers the volume of tokens and raises revenue") {
    const RunResult with = run_with({from_2026("token_tax", 4.0)});
    CHECK(same_until_the_date(with, without()));
    const auto [taxed, untaxed] =
        last_year(with, [](const MonthlyMeasures& month) { return month.token_volume; });
    CHECK(taxed < 0.9 * untaxed);
    const auto [dear, cheap] =
        last_year(with, [](const MonthlyMeasures& month) { return month.token_price_frontier; });
    CHECK(dear >
          2.0 * cheap); // five times as expensive, apart from scarcity and changes of the frontier
}

TEST_CASE("a basic income and a citizens' dividend raise the incomes of the lower half") {
    const auto lower_half = [](const MonthlyMeasures& month) {
        return month.incomes.lower_half_income;
    };
    const RunResult basic = run_with({from_2026("basic_income", 0.05)});
    CHECK(same_until_the_date(basic, without()));
    const auto [with, alone] = last_year(basic, lower_half);
    CHECK(with > 1.04 * alone);
    const RunResult taxed = run_with({from_2026("profit_tax", 0.3)});
    const RunResult shared =
        run_with({from_2026("profit_tax", 0.3), from_2026("citizens_dividend", 1.0)});
    CHECK(same_until_the_date(shared, without()));
    const double kept = last_year(taxed, lower_half).first;
    const double given = last_year(shared, lower_half).first;
    CHECK(given > 1.04 * kept);
}

TEST_CASE(
    "cost beyond a token tax's revenue becomes debt, and the tax stops at its maximal revenue") {
    Intervention policy = from_2026("basic_income", 0.2);
    const auto left_to_debt = [](const RunResult& result) {
        double cost = 0.0;
        double debt = 0.0;
        for (const MonthlyMeasures& month : result.months) {
            cost += static_cast<double>(month.policies.cost);
            debt += static_cast<double>(month.policies.to_debt);
        }
        return debt / cost;
    };
    policy.financing = "token_tax";
    const RunResult tokens = run_with({policy});
    CHECK(same_until_the_date(tokens, without()));
    const auto brought = [](const MonthlyMeasures& month) {
        return month.policies.cost - month.policies.to_debt; // paid by the previous month's tax
    };
    std::size_t top = 0; // first month with the highest rate
    for (std::size_t m = 1; m + 1 < tokens.months.size(); ++m) {
        const double rate = tokens.months[m].policies.token_tax;
        top = rate > tokens.months[top].policies.token_tax ? m : top;
    }
    const double highest = tokens.months[top].policies.token_tax;
    const double last = tokens.months.back().policies.token_tax;
    MESSAGE("the tax rises to ",
            highest,
            " and stays at ",
            last,
            "; ",
            left_to_debt(tokens),
            " of the cost becomes debt");
    CHECK(highest > 0.5);
    // far below the thousand that are allowed, which would not suffice either
    CHECK(highest < 100.0);
    CHECK(last < highest); // higher rates have raised less revenue
    CHECK(brought(tokens.months[top + 1]) < brought(tokens.months[top]));
    CHECK(brought(tokens.months.back()) > brought(tokens.months[top]));
    CHECK(left_to_debt(tokens) > 0.8);
    policy.financing = "income_tax";
    CHECK(std::abs(left_to_debt(run_with({policy}))) < 0.1); // the month's lag
    policy.financing = "deficit";
    CHECK(left_to_debt(run_with({policy})) == 1.0);
}

TEST_CASE("a tax on profits lowers dividends and the deficit") {
    const RunResult with = run_with({from_2026("profit_tax", 0.3)});
    CHECK(same_until_the_date(with, without()));
    const auto [taxed, untaxed] = last_year(with, [](const MonthlyMeasures& month) {
        return static_cast<double>(month.incomes.dividends);
    });
    CHECK(taxed < 0.8 * untaxed);
    const auto [surplus, deficit] = last_year(
        with, [](const MonthlyMeasures& month) { return month.goods.government_balance; });
    CHECK(surplus > deficit);
}

TEST_CASE("courses shorten the time that people spend in retraining") {
    const RunResult with = run_with({from_2026("retraining", 1.0)});
    CHECK(same_until_the_date(with, without()));
    const auto [courses, alone] = last_year(with, [](const MonthlyMeasures& month) {
        return static_cast<double>(month.total.retraining);
    });
    CHECK(courses < 0.7 * alone);
}

TEST_CASE("a delay of releases postpones coworkers; a cap on capability holds them back") {
    const RunResult late = run_with({from_2026("release_delay", 365.0)});
    CHECK(same_until_the_date(late, without()));
    const auto [delayed, free] = last_year(late, coworkers);
    CHECK(delayed < 0.97 * free);
    const RunResult capped = run_with({from_2026("capability_cap", 2.0)});
    CHECK(same_until_the_date(capped, without()));
    CHECK(last_year(capped, coworkers).first < 0.9 * free);
    for (std::size_t m = months_before; m < months; ++m) {
        CHECK(capped.months[m].frontier_intelligence <= 2.0);
    }
    CHECK(without().months[months - 1].frontier_intelligence > 3.0);
}

TEST_CASE("a model held back by a cap is released when the cap ends") {
    Intervention cap = from_2026("capability_cap", 2.0);
    cap.until = Date{std::chrono::year{2027} / 1 / 1};
    const RunResult with = run_with({cap});
    CHECK(with.months[months_before + 11].frontier_intelligence <= 2.0);
    CHECK(with.months[months_before + 12].frontier_intelligence > 3.0);
}

TEST_CASE("a limit on deployment holds back adoption in its sector") {
    Intervention limit = from_2026("deployment_limit", 0.0);
    limit.target = "FIN";
    const RunResult with = run_with({limit});
    CHECK(same_until_the_date(with, without()));
    constexpr std::size_t finance = 9;
    const auto [limited, free] = last_year(with, [](const MonthlyMeasures& month) {
        return month.coworkers_by_sector[finance].coworkers;
    });
    CHECK(free > 0.0);
    CHECK(limited == 0.0);
    const auto [others, before] = last_year(with, [](const MonthlyMeasures& month) {
        return coworkers(month) - month.coworkers_by_sector[finance].coworkers;
    });
    CHECK(others == test::approximately(before).epsilon(0.1));
}

TEST_CASE(
    "without open weights tokens are more expensive, and an open release makes them cheaper") {
    const RunResult banned = run_with({from_2026("open_weights_ban", 1.0)});
    CHECK(same_until_the_date(banned, without()));
    const auto gpt4 = [](const MonthlyMeasures& month) { return month.token_price_gpt4_level; };
    const auto [closed, free] = last_year(banned, gpt4);
    CHECK(closed > free);
    const RunResult open = run_with({from_2026("open_release", 0.0)});
    CHECK(same_until_the_date(open, without()));
    CHECK(open.months[months_before].token_price_frontier <
          without().months[months_before].token_price_frontier);
}

TEST_CASE("a jump of capability raises the intelligence of later models") {
    const RunResult with = run_with({from_2026("capability_jump", 1.0)});
    CHECK(same_until_the_date(with, without()));
    const auto [jumped, steady] =
        last_year(with, [](const MonthlyMeasures& month) { return month.frontier_intelligence; });
    CHECK(jumped == test::approximately(steady + 1.0).epsilon(0.1));
}

namespace {

double capacity(const MonthlyMeasures& month) {
    return month.ai.supply.capacity;
}

} // namespace

TEST_CASE("a limit on exports stops new chips once ordered ones have arrived") {
    const RunResult with = run_with({from_2026("export_limit", 1.0)});
    CHECK(same_until_the_date(with, without()));
    const auto chips = [&](std::size_t month) { return with.months[month].ai.supply.chips; };
    // With a build lag of 1.5 years nothing arrives from mid-2027 on, and old chips retire.
    CHECK(chips(months - 1) <= chips(months - 6));
    const auto [limited, free] = last_year(with, capacity);
    CHECK(limited < 0.9 * free);
}

TEST_CASE("disabled chips reduce capacity until they return") {
    Intervention shock = from_2026("compute_shock", 0.5);
    shock.until = Date{std::chrono::year{2026} / 7 / 1};
    const RunResult with = run_with({shock});
    CHECK(same_until_the_date(with, without()));
    for (std::size_t month = months_before; month < months_before + 5; ++month) {
        CHECK(capacity(with.months[month]) ==
              test::approximately(0.5 * capacity(without().months[month])).epsilon(0.01));
    }
    const auto [later, undisturbed] = last_year(with, capacity);
    CHECK(later > 0.8 * undisturbed);
}

TEST_CASE("if the power grid limits compute, its expansion raises usable compute") {
    Scenario scenario = small_world();
    scenario.compute.power_limit = 0.2; // [GW]
    const RunResult scarce = run(scenario, {});
    scenario.policies = {from_2026("energy_build_out", 1.0)};
    const RunResult built = run(scenario, {});
    CHECK(same_until_the_date(built, scarce));
    const auto mean = [](const RunResult& result) {
        return test::mean(test::monthly(result, capacity), months - 12, months);
    };
    CHECK(mean(built) == test::approximately(2.0 * mean(scarce)).epsilon(0.05));
}
