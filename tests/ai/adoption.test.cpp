// SPDX-License-Identifier: Apache-2.0
/// Adoption of coworkers by firms, compared with the Census Bureau's survey and in two limits.
/// Readings: Census BTOS, data tables of 2026, share of firms with employees that used AI in the
/// last two weeks, mean over the waves of a month. Until mid-November 2025 the question referred to
/// the production of goods or services, since then to any business function.
#include "sim/run.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/ai/support.hpp"
#include "tests/statistical/support.hpp"

using namespace tenfold;

namespace {

/// Index of a month in a run from January 2023 on.
constexpr std::size_t at(int year, int month) {
    return static_cast<std::size_t>((year - 2023) * 12 + month - 1);
}

/// us-2023 until mid-2026 for three seeds, at a scale at which noise does not dominate the smallest
/// sectors (6,000 to 22,000 firms). Luck of labs shifts the path by some tenths of a point.
const std::vector<RunResult>& runs() {
    static const std::vector<RunResult> results = [] {
        std::vector<RunResult> list;
        for (const char* seed : {"1", "2", "3"}) {
            list.push_back(
                run(test::shipped("us-2023",
                                  {{"scale", "200"}, {"seed", seed}, {"time.end", "2026-07-01"}}),
                    {}));
        }
        return list;
    }();
    return results;
}

/// Mean of a value over the runs and the months [from, until) [%].
template <class Value>
double per_cent(std::size_t from, std::size_t until, Value&& value) {
    double sum = 0.0;
    for (const RunResult& result : runs()) {
        for (std::size_t month = from; month < until; ++month) {
            sum += value(result.months[month]);
        }
    }
    return 100.0 * sum / static_cast<double>(runs().size() * (until - from));
}

/// Spearman's rank correlation.
double rank_correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const auto ranks = [](const std::vector<double>& values) {
        std::vector<double> result;
        for (const double each : values) {
            double below = 0.0;
            for (const double other : values) {
                below += other < each ? 1.0 : (other == each ? 0.5 : 0.0);
            }
            result.push_back(below);
        }
        return result;
    };
    const std::vector<double> a = ranks(x);
    const std::vector<double> b = ranks(y);
    const double mean = std::accumulate(a.begin(), a.end(), 0.0) / static_cast<double>(a.size());
    double ab = 0.0;
    double aa = 0.0;
    double bb = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    return ab / std::sqrt(aa * bb);
}

/// Correlation over sectors with readings, for mean answers over the months [from, until).
template <class Answer>
double sector_correlation(const std::map<std::string, double>& readings,
                          std::size_t from,
                          std::size_t until,
                          Answer&& answer) {
    const Scenario scenario = test::shipped("us-2023");
    std::vector<double> survey;
    std::vector<double> model;
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
        const auto found = readings.find(scenario.sectors[s].key);
        if (found != readings.end()) {
            survey.push_back(found->second);
            model.push_back(per_cent(from, until, [&](const MonthlyMeasures& month) {
                return answer(month.ai.survey_by_sector[s]);
            }));
        }
    }
    REQUIRE(survey.size() == readings.size());
    return rank_correlation(survey, model);
}

double adopters(const MonthlyMeasures& month) {
    return static_cast<double>(
        std::accumulate(month.adopters.begin(), month.adopters.end(), std::int64_t{0}));
}

double firms(const MonthlyMeasures& month) {
    return static_cast<double>(
        std::accumulate(month.firms.begin(), month.firms.end(), std::int64_t{0}));
}

} // namespace

TEST_CASE("firms that use AI follow the survey from September 2023 to May 2026" * doctest::skip()) {
    constexpr std::array until_october_2025{3.70, 3.80, 4.50, 4.90, 4.95, 5.20, 4.30, 4.75, 4.70,
                                            4.85, 5.05, 5.30, 5.87, 6.00, 6.10, 6.20, 6.35, 7.05,
                                            7.73, 8.50, 8.95, 9.25, 9.35, 9.20, 9.95, 10.0};
    double squares = 0.0;
    double largest = 0.0;
    std::size_t month = at(2023, 9);
    for (const double reading : until_october_2025) {
        const double error = per_cent(month,
                                      month + 1,
                                      [](const MonthlyMeasures& m) { return m.ai.survey.before; }) -
                             reading;
        squares += error * error;
        largest = std::max(largest, std::abs(error));
        ++month;
    }
    const double error = std::sqrt(squares / static_cast<double>(until_october_2025.size()));
    MESSAGE("first question: root mean square error ", error, ", largest ", largest, " points");
    CHECK(error <= 0.7);
    CHECK(largest <= 1.4);
    const auto after = [](const MonthlyMeasures& m) { return m.ai.survey.after; };
    const double december = per_cent(at(2025, 12), at(2025, 12) + 1, after);
    const double may = per_cent(at(2026, 5), at(2026, 5) + 1, after);
    MESSAGE("second question: December 2025 ", december, ", May 2026 ", may);
    CHECK(std::abs(december - 17.2) <= 1.5);
    CHECK(std::abs(may - 20.0) <= 1.5);
}

TEST_CASE("sectors are ordered as in the survey, and large firms use AI more" * doctest::skip()) {
    const std::map<std::string, double> first{{"UTL", 5.3},
                                              {"CON", 3.75},
                                              {"MFG", 4.7},
                                              {"WHO", 6.2},
                                              {"RET", 5.98},
                                              {"TRN", 3.4},
                                              {"INF", 27.85},
                                              {"FIN", 16.6},
                                              {"RES", 14.33},
                                              {"PRO", 22.83},
                                              {"ADM", 9.22},
                                              {"EDU", 15.82},
                                              {"HLT", 10.45},
                                              {"ART", 8.45},
                                              {"ACC", 2.33},
                                              {"OTH", 4.12}}; // August to October 2025
    const std::map<std::string, double> second{{"AGR", 7.9},
                                               {"MIN", 8.3},
                                               {"UTL", 15.6},
                                               {"CON", 8.35},
                                               {"MFG", 11.6},
                                               {"WHO", 13.0},
                                               {"RET", 12.8},
                                               {"TRN", 7.15},
                                               {"INF", 36.55},
                                               {"FIN", 29.65},
                                               {"RES", 22.65},
                                               {"PRO", 33.35},
                                               {"ADM", 14.75},
                                               {"EDU", 27.75},
                                               {"HLT", 19.75},
                                               {"ART", 17.85},
                                               {"ACC", 8.35},
                                               {"OTH", 9.95}};
    const double before =
        sector_correlation(first, at(2025, 8), at(2025, 11), [](const SurveyAnswers& answers) {
            return answers.before;
        });
    const double after =
        sector_correlation(second, at(2025, 11), at(2026, 1), [](const SurveyAnswers& answers) {
            return answers.after;
        });
    MESSAGE("Spearman's rank correlation over sectors: ", before, " and ", after);
    CHECK(before >= 0.9);
    CHECK(after >= 0.9);
    // Size classes 1-4, 5-9, 10-19, 20-49, 50-99, 100-249, 250+; November and December 2025.
    const std::vector<double> by_size{16.95, 15.9, 17.85, 18.4, 20.4, 24.2, 28.05};
    std::vector<double> model;
    for (std::size_t place = 0; place < by_size.size(); ++place) {
        model.push_back(per_cent(at(2025, 11), at(2026, 1), [&](const MonthlyMeasures& month) {
            return month.ai.survey_by_size_class[place];
        }));
        MESSAGE("size class ", place, ": ", model.back(), ", survey ", by_size[place]);
        CHECK(std::abs(model.back() - by_size[place]) < 5.0);
    }
    // In the survey the share rises by ten points from firms of 10 to 19 to the largest.
    CHECK(model[6] - model[2] > 5.0);
    CHECK(model[6] - model[2] < 15.0);
}

TEST_CASE("with contagion alone, adoption is the Bass curve") {
    // All firms are alike and expect the full saving, in a random network with many neighbours; a
    // pilot takes one review and always convinces; there is no withdrawal and no exit. Each month a
    // share 1 - e^-(q F) of the non-adopters starts a pilot, and deploys at the next review (Bass
    // 1969 without innovators).
    constexpr double contagion = 0.25;
    constexpr double first = 0.05;
    Scenario scenario = test::uniform_world(
        {0.2, 0.5}, {{"scale", "400"}, {"time.end", "2025-07-01"}, {"adoption.peers", "32"}});
    for (Sector& sector : scenario.sectors) {
        sector.own_start_rate = 0.0;
        sector.initial_adoption = first;
    }
    AdoptionParameters& adoption = scenario.adoption;
    adoption.peer_effect = contagion;
    adoption.friction = 0.0;
    adoption.saving_scale = 1e-4;
    adoption.saving_dispersion = 0.0;
    adoption.rewiring = 1.0;
    adoption.pilot_days = 30;
    adoption.deploy_belief = 0.0;
    adoption.native_response = 0.0;
    scenario.firm_dynamics.exit_rate = 0.0;
    scenario.firm_dynamics.founding_rate = 0.0;
    const RunResult result = run(scenario, {});
    // Every firm has one review day a month, so that a month is one step of the map.
    double adopted = first;
    double pilots = 0.0;
    double largest = 0.0;
    for (const MonthlyMeasures& month : result.months) {
        const double left = 1.0 - adopted - pilots;
        const double started =
            left * (1.0 - std::exp(-contagion * adopted * month.days / days_per_month));
        adopted += pilots;
        pilots = started;
        largest = std::max(largest, std::abs(adopters(month) / firms(month) - adopted));
    }
    CHECK(adopted > 0.9);
    CAPTURE(largest);
    // The first 790 of 15,810 firms have a sampling error of 3.5 % (one standard deviation), which
    // moves the curve by at most 0.25 times as much; 4.9 of these are 0.043 (alpha 1e-6).
    CHECK(largest < 0.043);
    CHECK(adopters(result.months[3]) < 0.3 * firms(result.months[3]));
}

TEST_CASE("if coworkers save nothing, no further firm adopts") {
    Scenario scenario =
        test::uniform_world({0.0, 0.5}, {{"scale", "5000"}, {"time.end", "2026-01-01"}});
    for (Sector& sector : scenario.sectors) {
        sector.initial_adoption = 0.1;
    }
    scenario.adoption.peer_effect = 1.0;
    const RunResult result = run(scenario, {});
    for (std::size_t month = 1; month < result.months.size(); ++month) {
        CHECK(adopters(result.months[month]) <= adopters(result.months[month - 1]));
    }
    CHECK(adopters(result.months.front()) > 0.0);
}

TEST_CASE("savings from coworkers raise jobs in professional services if demand is elastic, and "
          "lower them otherwise" *
          doctest::skip()) {
    // Pairs of runs with the same random numbers, with and without coworkers.
    constexpr const char* sector = "PRO";
    const auto jobs = [&](const char* scenario_name, const char* elasticity) {
        const RunResult result = run(
            test::shipped(scenario_name,
                          {{"scale", "2000"},
                           {"time.end", "2033-01-01"},
                           {std::string{"sectors."} + sector + ".demand_elasticity", elasticity}}),
            {});
        const Scenario scenario = test::shipped("us-2023");
        const auto place = static_cast<std::size_t>(
            std::find_if(scenario.sectors.begin(),
                         scenario.sectors.end(),
                         [&](const Sector& each) { return each.key == sector; }) -
            scenario.sectors.begin());
        return test::mean(test::monthly(result,
                                        [&](const MonthlyMeasures& month) {
                                            return static_cast<double>(
                                                month.by_sector[place].employed);
                                        }),
                          result.months.size() - 24,
                          result.months.size());
    };
    const double inelastic = jobs("us-2023", "0.3") / jobs("no-ai", "0.3") - 1.0;
    const double elastic = jobs("us-2023", "5") / jobs("no-ai", "5") - 1.0;
    MESSAGE("jobs in professional services with coworkers: ",
            inelastic,
            " at elasticity 0.3, ",
            elastic,
            " at 5");
    CHECK(inelastic < -0.05);
    CHECK(elastic > 0.05);
}
