// SPDX-License-Identifier: Apache-2.0
/// A labour market on a network of occupations: how displaced people find work when the demand for
/// occupations shifts (del Rio-Chanona, Mealy, Beguerisse-Diaz, Lafond and Farmer, J. R. Soc.
/// Interface 18:20200898, 2021). Equations (Eq. R1) to (Eq. R12) of docs/replications.md.
///
/// Here are the equations as pure functions and the deterministic map of expected values;
/// agents/labour_network/labour_network_model.hpp has the same market with people one by one. One step is 6.75
/// weeks. Counts of people and vacancies are real numbers here.
#pragma once

#include "agents/labour/mobility_network.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

/// Parameters of the labour market, as calibrated by its authors to the United States.
struct LabourNetworkParameters {
    double separation_rate = 0.016 + 1e-8;        // of the employed [1/step]
    double opening_rate = 0.012 + 1e-8;           // new vacancies per employed person [1/step]
    double adjustment_rate = 10 * (0.016 + 1e-8); // of the gap to target demand [1/step]
    std::int64_t long_term_steps = 3;             // searches in vain after which unemployment
                                                  // counts as long-term (27 weeks)
};

/// Share of staying in one's occupation in an observed network (its diagonal).
inline constexpr double labour_network_self_loop = 0.5502916755953751;

/// States that a run reports: the initial one and one after each of 599 steps.
inline constexpr std::int64_t labour_network_rows = 600;

/// What shifts the target demand for occupations.
enum class LabourShock { none, automation, cycle };

/// The occupations as a data file tells them.
struct LabourOccupations {
    std::vector<double> employment;             // people at the start
    std::vector<double> automation_probability; // in [0, 1]
};

/// Demand that each occupation aims at, employed people and vacancies together (Eq. R2 to R4):
/// what it had at the start plus a change that is the same in shape for all.
class TargetDemand {
public:
    /// `initial` is the demand at the start. Throws RunError when the probabilities leave no demand
    /// at all.
    TargetDemand(LabourShock shock,
                 std::vector<double> initial,
                 std::span<const double> automation_probability);

    /// How far the shock is at `step`: 0 at rest, 1 at the end of the automation shock.
    [[nodiscard]] double strength(std::int64_t step) const;

    /// Target demand of `occupation` at a shock of that strength.
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

/// Probability that an applicant is hired when `applications` fall on `vacancies` evenly and at
/// random (Eq. R9).
[[nodiscard]] double hiring_probability(double vacancies, double applications);

/// State of the labour market in per cent: of the labour force, of all jobs, of the labour force.
struct LabourRates {
    double unemployment = 0.0;
    double vacancies = 0.0;
    double long_term_unemployment = 0.0;
    friend bool operator==(const LabourRates&, const LabourRates&) = default;
};

/// The deterministic map: the expected flows of a large population, step by step.
class LabourNetworkMap {
public:
    /// Starts with the employment of `occupations`, and as many unemployed and vacancies as one
    /// step brings. The network must outlive the map.
    LabourNetworkMap(const MobilityNetwork& network,
                     const LabourOccupations& occupations,
                     LabourShock shock,
                     const LabourNetworkParameters& parameters = {});

    /// One step (Eq. R5 to R12).
    void step();

    [[nodiscard]] std::int64_t steps() const { return step_; }
    [[nodiscard]] LabourRates rates() const;
    /// People, employed or not: constant.
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

    // Of the step under way.
    std::vector<LabourFlows> flows_;
    std::vector<double> searchers_per_weight_;
    std::vector<double> applications_; // by vacancy's occupation; then people hired
    std::vector<double> offers_;       // vacancies times the probability that an application works
    std::vector<double> hired_;        // by new occupation
    std::vector<double> left_;         // unemployed hired away, by last occupation

    // Unemployed by searches in vain: long_term_steps young cohorts per occupation, and the rest.
    std::vector<std::vector<double>> young_;
    std::vector<double> long_term_;
};

/// All rows of a run of the map.
[[nodiscard]] std::vector<LabourRates>
run_labour_network_map(const MobilityNetwork& network,
                       const LabourOccupations& occupations,
                       LabourShock shock,
                       std::int64_t rows = labour_network_rows);

} // namespace tenfold
