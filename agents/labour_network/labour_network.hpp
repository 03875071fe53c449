// SPDX-License-Identifier: Apache-2.0
/// A labour market on a network of occupations: how displaced people find work when demand shifts
/// between occupations (del Rio-Chanona, Mealy, Beguerisse-Diaz, Lafond and Farmer, J. R. Soc.
/// Interface 18:20200898, 2021). Equations (Eq. R1) to (Eq. R12) of docs/replications.md.
///
/// This file has the equations as pure functions and the deterministic map of expected values, in
/// which numbers of people and vacancies are real; agents/labour_network/labour_network_model.hpp
/// is the stochastic version with single people. One step is 6.75 weeks.
#pragma once

#include "agents/labour/mobility_network.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

/// Parameters of the labour market, as its authors calibrated them to the United States.
struct LabourNetworkParameters {
    double separation_rate = 0.016 + 1e-8;        // of the employed [1/step]
    double opening_rate = 0.012 + 1e-8;           // new vacancies per employed person [1/step]
    double adjustment_rate = 10 * (0.016 + 1e-8); // of the gap to target demand [1/step]
    std::int64_t long_term_steps = 3;             // unsuccessful searches after which unemployment
                                                  // counts as long-term (27 weeks)
};

/// Weight of staying in one's occupation in an observed network (its diagonal).
inline constexpr double labour_network_self_loop = 0.5502916755953751;

/// Number of states that a run reports: the initial one and one after each of 599 steps.
inline constexpr std::int64_t labour_network_rows = 600;

/// Shocks to the target demand for occupations.
enum class LabourShock { none, automation, cycle };

/// Occupations of a data file.
struct LabourOccupations {
    std::vector<double> employment;             // people at the start
    std::vector<double> automation_probability; // in [0, 1]
};

/// Target demand of each occupation, employed people plus vacancies (Eq. R2 to R4): the initial
/// demand plus a change that follows one time path for all occupations.
class TargetDemand {
public:
    /// `initial` is demand at the start. Throws RunError if the probabilities leave no demand at
    /// all.
    TargetDemand(LabourShock shock,
                 std::vector<double> initial,
                 std::span<const double> automation_probability);

    /// Strength of the shock at `step`: 0 without a shock, 1 at the end of automation.
    [[nodiscard]] double strength(std::int64_t step) const;

    /// Target demand of `occupation` at the given strength.
    [[nodiscard]] double at(OccupationId occupation, double strength) const {
        return initial_[occupation.index()] + change_[occupation.index()] * strength;
    }

private:
    LabourShock shock_;
    std::vector<double> initial_;
    std::vector<double> change_; // at strength 1
};

/// People separated and vacancies opened in one step.
struct LabourFlows {
    double separations = 0.0;
    double openings = 0.0;
};

/// Expected flows of an occupation (Eq. R5 to R7).
[[nodiscard]] LabourFlows labour_flows(const LabourNetworkParameters& parameters,
                                       double employed,
                                       double vacancies,
                                       double target);

/// Probability that an applicant is hired when `applications` are distributed over `vacancies`
/// uniformly at random (Eq. R9).
[[nodiscard]] double hiring_probability(double vacancies, double applications);

/// Rates of the labour market [%]: unemployment and long-term unemployment per person of the labour
/// force, vacancies per job.
struct LabourRates {
    double unemployment = 0.0;
    double vacancies = 0.0;
    double long_term_unemployment = 0.0;
    friend bool operator==(const LabourRates&, const LabourRates&) = default;
};

/// The deterministic map: expected flows of a large population, step by step.
class LabourNetworkMap {
public:
    /// Starts with the employment of `occupations`, and with the unemployed and vacancies of one
    /// step. The network must outlive the map.
    LabourNetworkMap(const MobilityNetwork& network,
                     const LabourOccupations& occupations,
                     LabourShock shock,
                     const LabourNetworkParameters& parameters = {});

    /// One step (Eq. R5 to R12).
    void step();

    [[nodiscard]] std::int64_t steps() const { return step_; }
    [[nodiscard]] LabourRates rates() const;
    /// Number of people, employed or not; constant.
    [[nodiscard]] double labour_force() const { return labour_force_; }

    [[nodiscard]] std::span<const double> employed() const { return employed_; }
    [[nodiscard]] std::span<const double> unemployed() const { return unemployed_; }
    [[nodiscard]] std::span<const double> vacancies() const { return vacancies_; }
    [[nodiscard]] const TargetDemand& target() const { return target_; }

private:
    void search();
    void age_spells();
    void update();

    const MobilityNetwork& network_;
    LabourNetworkParameters parameters_;
    std::vector<double> employed_;
    std::vector<double> unemployed_; // by last occupation
    std::vector<double> vacancies_;
    TargetDemand target_;
    double labour_force_ = 0.0;
    std::int64_t step_ = 0;

    // Scratch of the current step:
    std::vector<LabourFlows> flows_;
    std::vector<double> searchers_per_weight_;
    std::vector<double> applications_; // by occupation of the vacancy; then hires
    std::vector<double> offers_;       // vacancies times an application's probability of success
    std::vector<double> hired_;        // by new occupation
    std::vector<double> left_;         // unemployed who are hired, by last occupation

    // Unemployed by number of unsuccessful searches: long_term_steps young cohorts per occupation,
    // and the rest.
    std::vector<std::vector<double>> young_;
    std::vector<double> long_term_;
};

/// All rows of one run of the map.
[[nodiscard]] std::vector<LabourRates>
run_labour_network_map(const MobilityNetwork& network,
                       const LabourOccupations& occupations,
                       LabourShock shock,
                       std::int64_t rows = labour_network_rows);

} // namespace tenfold
