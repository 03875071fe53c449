// SPDX-License-Identifier: Apache-2.0
/// Equations of the labour market. Pure functions.
#pragma once

#include "agents/classification/categories.hpp"
#include "agents/labour/parameters.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Days between two monthly reviews of a worker. Reviews are staggered over the cycle in blocks of
/// 64 workers, so that a pass reads contiguous memory.
inline constexpr std::int64_t examination_cycle = 30;

/// Number of review days of firms in a calendar month, from the 2nd on. The shortest month has this
/// many after the 1st, so that every firm is reviewed once in each month.
inline constexpr int review_days = 27;

/// Day of the cycle, from 0, on which an agent is reviewed.
[[nodiscard]] constexpr std::uint32_t examination_class(std::uint32_t agent) {
    return agent / 64 % static_cast<std::uint32_t>(examination_cycle);
}

/// Matches of a day (Eq. 1): M = efficiency * S^alpha * V^(1-alpha), with S job seekers and V
/// vacancies, and at most the smaller of the two. Constant returns to scale. Petrongolo and
/// Pissarides 2001.
[[nodiscard]] double
expected_matches(double efficiency, double seekers, double vacancies, double seekers_elasticity);

/// Separations per job [1/month]: mean of the sectors' rates, weighted by employment (sector x
/// occupation).
[[nodiscard]] double mean_separation_rate(const Table& employment,
                                          const std::vector<Sector>& sectors);

/// Weight of a labour market among people who enter the labour force (Eq. 118): employed people
/// times tightness over normal to the power of `entry_tightness_response`, within [1/4, 4].
[[nodiscard]] double entrant_weight(const LabourMarketParameters& parameters,
                                    double employed,
                                    double relative_tightness);

/// People in the labour force (Eq. 118): first e^(g t), rounded down; `growth` [1/yr].
[[nodiscard]] std::int64_t labour_force(std::int64_t first, double growth, double years);

/// Rates at which a stationary labour market meets its calibration targets.
struct MatchingCalibration {
    double efficiency = 0.0;         // of Eq. 1 [1/day]
    double finding_rate = 0.0;       // probability that a listed job seeker gets an offer [1/day]
    double search_probability = 0.0; // probability that an employed person with the mean separation
                                     // rate starts to search at a monthly review
    double joining_days = 0.0;       // days from match to first day
    double tightness = 0.0;          // vacancies per job seeker in the markets
};

/// Solves for matching efficiency and search probability (Eq. 2), given the mean separation rate
/// [1/month]. All quantities are per employed person. Hires a day are H = separation rate / days
/// per month; a share `job_to_job_share` (j) of them are job-to-job moves.
///     listed unemployed    L_u = (U - 2 (1-j) H) (c-1)/c    entry to and exit from the list
///                                                           miss a day each; c: days of a cycle
///     listed employed      L_e = j/(1-j) L_u                same finding rate as the unemployed
///     finding rate         f = (1-j) H / L_u
///     search probability   q = L_e c f / (1 - (1-f)^(c-1))  until an offer or the next review
///     listed vacancies     V_b = V - 3 H                    one day to post, two until the firm
///                                                           receives the answer
///     matching efficiency  mu = H / ((L_u + L_e)^alpha V_b^(1-alpha))
/// Throws RunError when the targets contradict each other (no vacancies or no unemployed on the
/// lists).
[[nodiscard]] MatchingCalibration calibrate_matching(const LabourMarketParameters& parameters,
                                                     double separation_rate);

/// Probability at a monthly review of a separation into unemployment (Eq. 3): the monthly rate less
/// job-to-job moves and layoffs, times the length of the cycle in months.
[[nodiscard]] double
separation_probability(double separation_rate, double job_to_job_share, double layoff_rate);

/// Probabilities of one sector at a monthly review, as multiples of 2^-32, for comparison with 32
/// random bits.
struct SectorRates {
    std::uint64_t separation = 0;           // of a separation into unemployment
    std::uint64_t separation_or_search = 0; // of such a separation, or else the start of a search

    /// Probability of starting a search, given no separation.
    [[nodiscard]] double search_share() const {
        return static_cast<double>(separation_or_search - separation) /
               (0x1p32 - static_cast<double>(separation));
    }
};

/// Probabilities at a monthly review in a sector whose separation rate is `relative` times the mean
/// `separation_rate` [1/month]. Layoffs from firms' plans and exits are subtracted, because firms
/// generate them (Eq. 3).
[[nodiscard]] SectorRates sector_rates(const LabourMarketParameters& parameters,
                                       const MatchingCalibration& matching,
                                       double relative,
                                       double separation_rate);

/// Probability at a monthly review that an unemployed person considers each other occupation
/// (Eq. 4):
///     s (U_o T_oq + U_q T_qo) / (2 U_o) * cycle in months
/// with s the switching rate, U the unemployed and T the weights of the mobility network. Flows
/// between two occupations are symmetric, so that equally tight markets keep their size. Row o
/// holds the probabilities of occupation o; a row whose sum exceeds one is scaled to one.
[[nodiscard]] std::vector<double> switching_probabilities(const Table& mobility,
                                                          const std::vector<double>& unemployed,
                                                          double switching_rate);

/// Factor on the probability of changing occupation, `spell` calendar months after the last job
/// ended (Eq. 43): adaptability * min(1, (spell + 1/2) / months of patience).
[[nodiscard]] double
switching_readiness(const LabourMarketParameters& parameters, int spell, double adaptability);

/// Probability that a person who considers another occupation moves there (Eq. 5): `factor` times
/// tightness `there` over tightness `here`, at most 1.
[[nodiscard]] double switch_probability(double factor, double here, double there);

/// Weight of the newest daily value in an exponential smoothing with the given half-life [days].
[[nodiscard]] double smoothing_weight(double half_life_days);

} // namespace tenfold
