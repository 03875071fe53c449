// SPDX-License-Identifier: Apache-2.0
/// Monthly observations of a run on artificial intelligence are consistent with each other.
#include "agents/observe/observations.hpp"

#include "sim/run.hpp"

#include <chrono>
#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

CoworkerCounts sum(const std::vector<CoworkerCounts>& teams) {
    CoworkerCounts all;
    for (const CoworkerCounts& team : teams) {
        all.human_hours += team.human_hours;
        all.ai_task_hours += team.ai_task_hours;
        all.autonomous_hours += team.autonomous_hours;
        all.supervision_hours += team.supervision_hours;
    }
    return all;
}

void check_teams(const MonthlyMeasures& month) {
    const CoworkerCounts sectors = sum(month.coworkers_by_sector);
    const CoworkerCounts occupations = sum(month.coworkers_by_occupation);
    CHECK(sectors.ai_task_hours == test::approximately(occupations.ai_task_hours));
    CHECK(sectors.autonomous_hours == test::approximately(occupations.autonomous_hours));
    CHECK(sectors.supervision_hours == test::approximately(occupations.supervision_hours));
    CHECK(sectors.autonomous_hours <= sectors.ai_task_hours);
    CHECK((month.ai.tasks.done() > 0) == (sectors.ai_task_hours > 0.0));
    CHECK((month.ai.supervision_pay > 0.0) == (sectors.supervision_hours > 0.0));
}

void check_adoption(const Scenario& scenario, const MonthlyMeasures& month) {
    double adopters = 0.0;
    double found = 0.0;
    double firms = 0.0;
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
        const double with = static_cast<double>(month.adopters[s]);
        const double share = month.firms[s] > 0 ? with / static_cast<double>(month.firms[s]) : 0.0;
        CHECK(month.ai.survey_by_sector[s].after == test::approximately(0.95 * share));
        CHECK(month.ai.survey_by_sector[s].before ==
              test::approximately(scenario.sectors[s].found_by_old_question * share));
        if (!scenario.sectors[s].state_owned) {
            adopters += with;
            firms += static_cast<double>(month.firms[s]);
            found += with * scenario.sectors[s].found_by_old_question;
        }
    }
    CHECK(month.ai.survey.after == test::approximately(0.95 * adopters / firms));
    CHECK(month.ai.survey.before == test::approximately(found / firms));
    std::int64_t reviewed = 0;
    std::int64_t heads = 0;
    for (std::size_t place = 0; place < month.ai.by_size_class.size(); ++place) {
        const SizeClassCounts& here = month.ai.by_size_class[place];
        CHECK(here.adopters <= here.firms);
        CHECK(here.adopter_heads <= here.heads);
        CHECK(here.heads >= here.firms);
        reviewed += here.firms;
        heads += here.heads;
    }
    std::int64_t all = 0;
    for (const std::int64_t count : month.firms) {
        all += count;
    }
    CHECK(reviewed <= all + all / 20); // some close after their review
    CHECK(reviewed > all / 2);         // others have no employees
    CHECK(static_cast<double>(heads) ==
          test::approximately(static_cast<double>(month.total.employed)).epsilon(0.02));
}

/// Hours of thought in all tokens lie between those at the lowest and at the highest tokens per
/// task; the median person uses more than the lowest tenth.
void check_thought(const Scenario& scenario, const MonthlyMeasures& month) {
    const ObservationParameters& of = scenario.observations;
    const double tokens =
        (month.token_volume + month.people_token_volume) * month.scale * 365.2425 / month.uses.days;
    const double hours = tokens / of.thought_tokens / (of.thinking_people * of.thinking_hours);
    CHECK(month.ai.thought_stock <= hours);
    CHECK(month.ai.thought_stock >= hours / scenario.token_price.wordiness_limit);
    CHECK(month.ai.thought_median > month.ai.thought_lowest_tenth);
    CHECK(month.ai.thought_lowest_tenth > 0.0);
}

/// Four years of growth and cheaper tokens raise welfare; inequality keeps it below consumption.
void check_welfare(const MonthlyMeasures& first, const MonthlyMeasures& last) {
    CHECK(
        first.goods.real_consumption ==
        test::approximately(static_cast<double>(first.uses.consumption + first.uses.people_tokens) /
                            100.0 * 365.2425 / first.uses.days));
    CHECK(last.goods.real_consumption > first.goods.real_consumption);
    for (const MonthlyMeasures* month : {&first, &last}) {
        CHECK(month->incomes.equal_income_share > 0.5);
        CHECK(month->incomes.equal_income_share < 1.0);
    }
}

} // namespace

TEST_CASE("monthly observations of a run are consistent with its counts") {
    const Scenario scenario =
        test::shipped("us-2023", {{"scale", "10000"}, {"time.end", "2027-02-01"}});
    const RunResult result = run(scenario, {});
    double paid = 0.0;
    double settled = 0.0;
    double value = 0.0;
    for (std::size_t m = 0; m < result.months.size(); ++m) {
        CAPTURE(m);
        const MonthlyMeasures& month = result.months[m];
        check_teams(month);
        check_adoption(scenario, month);
        // Firms' purchases of a month are settled on the first day of the next.
        settled += month.token_spend;
        CHECK(settled >= paid - 1e-3);
        for (const double sector : month.ai.token_spend) {
            paid += sector;
        }
        CHECK(settled <= paid + 1e-3);
        const bool turn = m % 6 == 0; // January or July
        CHECK((turn || month.ai.intelligence_value == value));
        value = month.ai.intelligence_value;
        CHECK(month.goods.real_gdp_quality >= month.goods.real_gdp * (1.0 - 1e-9));
        CHECK(month.ai.supply.utilisation <= 1.0);
        CHECK(month.ai.supply.chips > 0.0);
        CHECK(month.ai.payouts.firms > 0);
        CHECK(month.ai.payouts.lab_capital > 0);
    }
    const MonthlyMeasures& last = result.months.back();
    CHECK(value > 0.0);
    CHECK(paid > 0.0);
    CHECK(last.ai.tasks.succeeded > 10 * last.ai.tasks.undetected);
    CHECK(last.ai.threshold >= 0.0);
    CHECK(last.ai.products > 0.0);
    CHECK(last.ai.thought_price > 0.0); // eight hours are reached in 2026
    CHECK(last.ai.possible_tasks > 0.0);
    check_thought(scenario, last);
    check_welfare(result.months.front(), last);
    CHECK(result.months.front().ai.thought_price == 0.0);
    CHECK(result.months.front().ai.thought_ratio == 0.0);

    const Observations& seen = result.observations;
    CHECK(seen.resources.points > 30);
    // Intelligence is log10 of effective compute plus luck, so that the slope is 1 up to sampling
    // error. Five standard errors of a normal mean are exceeded once in 1.7 million
    // (scipy.stats.norm.sf(5) * 2).
    CHECK(std::abs(seen.resources.coefficients[1] - 1.0) < 5.0 * seen.resources.errors[1]);
    CHECK(seen.price.over_run == seen.price.to_2028);
    CHECK(seen.price.over_run > 3.0);
    CHECK(seen.price.by_year.size() == 4);
    CHECK(seen.paid.over_run < seen.price.over_run); // people and firms move to better models
    CHECK(seen.value.points == 9);
    CHECK(seen.direct_use.value == test::approximately(1.5).epsilon(0.05)); // as in the scenario
}

TEST_CASE("without models all observations on AI are zero or absent") {
    const RunResult result =
        run(test::shipped("no-ai", {{"scale", "20000"}, {"time.end", "2023-08-01"}}), {});
    for (const MonthlyMeasures& month : result.months) {
        CHECK(month.ai.intelligence_value == 0.0);
        CHECK(month.ai.thought_ratio == 0.0);
        CHECK(month.ai.tasks.done() == 0);
        CHECK(month.goods.real_gdp_quality == test::approximately(month.goods.real_gdp));
    }
    CHECK(result.observations.use.points == 0);
    CHECK(result.observations.price.over_run == test::approximately(1.0));
    CHECK(result.observations.value.verdict == Verdict::not_enough_points);
}
