// SPDX-License-Identifier: Apache-2.0
/// Equations of the labour market: pure functions, values in, values out.
#pragma once

#include "agents/classification/categories.hpp"
#include "agents/labour/parameters.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Days from one examination of a worker to the next. They are staggered over the cycle in blocks
/// of 64 workers, so that a pass sweeps memory.
inline constexpr std::int64_t examination_cycle = 30;

/// Days of a calendar month on which firms are reviewed, from its second on: as many as the
/// shortest month has, so that every firm is reviewed once in each.
inline constexpr int review_days = 27;

/// The day of the cycle on which an agent has its turn.
[[nodiscard]] constexpr std::uint32_t examination_class(std::uint32_t agent) {
    return agent / 64 % static_cast<std::uint32_t>(examination_cycle);
}

/// Matches of a day (Eq. 1): M = efficiency * S^alpha * V^(1-alpha), S seekers, V vacancies; at
/// most the smaller of the two. Constant returns to scale. Petrongolo and Pissarides 2001.
[[nodiscard]] double
expected_matches(double efficiency, double seekers, double vacancies, double seekers_elasticity);

/// Separations a month per job: mean of the sectors' rates, weighted by employment (sector x
/// occupation).
[[nodiscard]] double mean_separation_rate(const Table& employment,
                                          const std::vector<Sector>& sectors);

/// Rates of the labour market that reproduce its targets when it is stationary.
struct MatchingCalibration {
    double efficiency = 0.0;         // of Eq. 1 [1/day]
    double finding_rate = 0.0;       // chance of an offer for a seeker in the list [1/day]
    double search_probability = 0.0; // that an employed person with the average separation rate
                                     // starts to look for another job at an examination
    double joining_days = 0.0;       // from match to first day
    double tightness = 0.0;          // vacancies per seeker in the books
};

/// Solves for efficiency and search probability (Eq. 2), given the mean separation rate [1/month].
/// Per employed person: hires H a day = separation rate / days per month, a share
/// `job_to_job_share` of them moves.
///     listed unemployed   L_u = (U - 2 (1-j) H) (c-1)/c   inflow and offers each miss a day;
///                                                         c: days of the cycle
///     listed employed     L_e = j/(1-j) L_u               found at the same rate
///     finding rate        f = (1-j) H / L_u
///     search probability  q = L_e c f / (1 - (1-f)^(c-1)) people stay in the list until they are
///                                                         found or examined
///     vacancies in books  V_b = V - 3 H                   a day to post, two until the firm knows
///     efficiency          mu = H / ((L_u + L_e)^alpha V_b^(1-alpha))
/// Throws RunError when the targets contradict each other (no vacancies or no unemployed left in
/// the lists).
[[nodiscard]] MatchingCalibration calibrate_matching(const LabourMarketParameters& parameters,
                                                     double separation_rate);

/// Probability at one examination of losing the job without another in hand (Eq. 3): the monthly
/// rate less moves from job to job and less layoffs, times the length of the cycle in months.
[[nodiscard]] double
separation_probability(double separation_rate, double job_to_job_share, double layoff_rate);

/// What each sector's rates come to at one examination. Shares of 2^32, to be compared with 32
/// random bits.
struct SectorRates {
    std::uint64_t separation = 0;           // losing the job
    std::uint64_t separation_or_search = 0; // or else looking for another

    /// Share of those who keep their job that look for another.
    [[nodiscard]] double search_share() const {
        return static_cast<double>(separation_or_search - separation) /
               (0x1p32 - static_cast<double>(separation));
    }
};

/// Those rates for a sector whose separations are `relative` to the mean of all, `separation_rate`
/// a month. What firms' plans and exits bring as layoffs is not drawn again (Eq. 3).
[[nodiscard]] SectorRates sector_rates(const LabourMarketParameters& parameters,
                                       const MatchingCalibration& matching,
                                       double relative,
                                       double separation_rate);

/// Probability at one examination that an unemployed person considers each other occupation
/// (Eq. 4):
///     s (U_o T_oq + U_q T_qo) / (2 U_o) * cycle in months
/// with s the switching rate. Symmetric flows leave the occupations' sizes alone when all are
/// equally tight. Row o of the result is for people in occupation o; rows whose sum would exceed
/// one are scaled to one.
[[nodiscard]] std::vector<double> switching_probabilities(const Table& mobility,
                                                          const std::vector<double>& unemployed,
                                                          double switching_rate);

/// Factor of the chances of changing the occupation, `spell` months (of the calendar) after the
/// last job ended (Eq. 43): adaptability * min(1, (spell + 1/2) / months of patience).
[[nodiscard]] double
switching_readiness(const LabourMarketParameters& parameters, int spell, double adaptability);

/// Probability that somebody who considers another occupation goes there (Eq. 5): the likelier the
/// tighter that market is relative to the own one; `factor` at equal tightness.
[[nodiscard]] double switch_probability(double factor, double here, double there);

/// Share `weight` of the new value in an exponential smoothing with the given half-life [days], a
/// day apart.
[[nodiscard]] double smoothing_weight(double half_life_days);

} // namespace tenfold
