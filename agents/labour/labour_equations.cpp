// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/labour_equations.hpp"

#include "core/check.hpp"
#include "core/math.hpp"
#include "core/time.hpp"

#include "agents/events/hiring.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenfold {

namespace {

constexpr double cycle_days = static_cast<double>(examination_cycle);
// A vacancy enters the market a day after it is posted and leaves it when an offer is drawn; the
// firm counts it as open until the acceptance arrives.
constexpr double days_outside_the_book = 1.0 + static_cast<double>(hiring::days_to_answer);
constexpr double cycle_months = cycle_days / days_per_month;

} // namespace

double
expected_matches(double efficiency, double seekers, double vacancies, double seekers_elasticity) {
    if (seekers <= 0.0 || vacancies <= 0.0) {
        return 0.0;
    }
    const double matches = efficiency * math::power(seekers, seekers_elasticity) *
                           math::power(vacancies, 1.0 - seekers_elasticity);
    return std::min({matches, seekers, vacancies});
}

double mean_separation_rate(const Table& employment, const std::vector<Sector>& sectors) {
    double separations = 0.0;
    double jobs = 0.0;
    for (std::size_t s = 0; s < employment.row_keys.size(); ++s) {
        for (std::size_t o = 0; o < employment.columns; ++o) {
            separations += employment(s, o) * sectors[s].separations_rate;
            jobs += employment(s, o);
        }
    }
    return jobs > 0.0 ? separations / jobs : 0.0;
}

double entrant_weight(const LabourMarketParameters& parameters,
                      double employed,
                      double relative_tightness) {
    constexpr double most = 4.0;
    const double signal = relative_tightness > 0.0
                              ? math::power(relative_tightness, parameters.entry_tightness_response)
                              : 0.0;
    return employed * std::clamp(signal, 1.0 / most, most);
}

std::int64_t labour_force(std::int64_t first, double growth, double years) {
    return static_cast<std::int64_t>(static_cast<double>(first) * math::exp(growth * years));
}

MatchingCalibration calibrate_matching(const LabourMarketParameters& parameters,
                                       double separation_rate) {
    const double hires = separation_rate / days_per_month;
    const double moves = parameters.job_to_job_share;
    const double unemployed = parameters.unemployment_rate / (1.0 - parameters.unemployment_rate);
    const double listed_unemployed =
        (unemployed - 2.0 * (1.0 - moves) * hires) * (cycle_days - 1.0) / cycle_days;
    const double book = parameters.vacancy_ratio - days_outside_the_book * hires;
    validate(listed_unemployed > 0.0,
             "labour market: unemployment is too low for the separation rate (no unemployed person "
             "would be left to hire)");
    validate(
        book > 0.0,
        "vacancy_ratio is too low for the separation rates (no vacancy would be left to fill)");
    const double listed_employed = moves / (1.0 - moves) * listed_unemployed;
    const double finding = (1.0 - moves) * hires / listed_unemployed;
    validate(finding < 1.0,
             "unemployment_rate is too low for the separation rates (every unemployed "
             "person would find a job within a day)");
    MatchingCalibration result;
    result.finding_rate = finding;
    result.search_probability = listed_employed * cycle_days * finding /
                                (1.0 - math::power(1.0 - finding, cycle_days - 1.0));
    result.efficiency =
        hires / (math::power(listed_unemployed + listed_employed, parameters.seekers_elasticity) *
                 math::power(book, 1.0 - parameters.seekers_elasticity));
    result.joining_days = static_cast<double>(hiring::days_to_join);
    result.tightness = book / (listed_unemployed + listed_employed);
    return result;
}

double separation_probability(double separation_rate, double job_to_job_share, double layoff_rate) {
    return std::clamp(
        (separation_rate * (1.0 - job_to_job_share) - layoff_rate) * cycle_months, 0.0, 1.0);
}

SectorRates sector_rates(const LabourMarketParameters& parameters,
                         const MatchingCalibration& matching,
                         double relative,
                         double separation_rate) {
    constexpr double words = 4294967296.0;
    const double layoffs = std::min(1.0, 2.0 * relative) * parameters.layoff_rate;
    const double separation =
        separation_probability(relative * separation_rate, parameters.job_to_job_share, layoffs);
    const double search = std::min(1.0, matching.search_probability * relative);
    const double either = separation + (1.0 - separation) * search;
    return {static_cast<std::uint64_t>(separation * words),
            static_cast<std::uint64_t>(either * words)};
}

std::vector<double> switching_probabilities(const Table& mobility,
                                            const std::vector<double>& unemployed,
                                            double switching_rate) {
    const std::size_t count = unemployed.size();
    std::vector<double> result(count * count, 0.0);
    for (std::size_t from = 0; from < count; ++from) {
        double sum = 0.0;
        for (std::size_t to = 0; to < count; ++to) {
            if (to == from || unemployed[from] <= 0.0) {
                continue;
            }
            const double flow =
                0.5 * (unemployed[from] * mobility(from, to) + unemployed[to] * mobility(to, from));
            result[from * count + to] = switching_rate * cycle_months * flow / unemployed[from];
            sum += result[from * count + to];
        }
        for (std::size_t to = 0; sum > 1.0 && to < count; ++to) {
            result[from * count + to] /= sum;
        }
    }
    return result;
}

double
switching_readiness(const LabourMarketParameters& parameters, int spell, double adaptability) {
    const double months = static_cast<double>(spell) + 0.5;
    const double patience = parameters.switching_patience_months;
    return adaptability * (patience > months ? months / patience : 1.0);
}

double switch_probability(double factor, double here, double there) {
    return std::min(1.0, factor * (there / std::max(here, 1e-12)));
}

double smoothing_weight(double half_life_days) {
    return 1.0 - math::power(0.5, 1.0 / half_life_days);
}

} // namespace tenfold
