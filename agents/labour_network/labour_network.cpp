// SPDX-License-Identifier: Apache-2.0
#include "agents/labour_network/labour_network.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace tenfold {

namespace {

constexpr double weeks_per_step = 6.75;

// The automation shock: a logistic curve over thirty years, complete to 0.9999 at its end.
constexpr std::int64_t automation_start = 100;
constexpr double automation_steps = 30 * 52 / weeks_per_step;
constexpr double automation_completeness = 0.9999;

// The business cycle: a sine with the period of the data [steps].
constexpr std::int64_t cycle_start = 80;
constexpr std::int64_t cycle_period = 103;
constexpr double cycle_amplitude = 0.065;

constexpr double least_count = 1e-15; // of people and vacancies; keeps ratios finite

/// sin(2 pi turns) for 0 <= turns < 1, by + - * only, so that every processor gives the same bits.
double sine_of_turn(double turns) {
    double x = turns; // reduced to [-1/4, 1/4] by symmetry
    if (x > 0.75) {
        x -= 1.0;
    } else if (x > 0.25) {
        x = 0.5 - x;
    }
    const double angle = x * 6.28318530717958647693;
    // Taylor series up to angle^25; the next term is below 2e-23.
    double sum = 1.0;
    for (int n = 24; n >= 2; n -= 2) {
        sum = 1.0 - sum * angle * angle / (n * (n + 1));
    }
    return angle * sum;
}

double sum_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

std::vector<double> scaled(std::span<const double> values, double factor) {
    std::vector<double> result(values.begin(), values.end());
    for (double& value : result) {
        value = std::max(value * factor, least_count);
    }
    return result;
}

std::vector<double> sums(std::span<const double> a, std::span<const double> b) {
    std::vector<double> result(a.begin(), a.end());
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] += b[i];
    }
    return result;
}

} // namespace

TargetDemand::TargetDemand(LabourShock shock,
                           std::vector<double> initial,
                           std::span<const double> automation_probability)
    : shock_{shock}, initial_{std::move(initial)}, change_(initial_.size(), 0.0) {
    validate(automation_probability.size() == initial_.size(),
             "labour network: a probability of automation is needed for each occupation");
    if (shock_ == LabourShock::cycle) {
        change_ = initial_;
    }
    if (shock_ != LabourShock::automation) {
        return;
    }
    for (std::size_t i = 0; i < initial_.size(); ++i) {
        change_[i] = initial_[i] * (1.0 - automation_probability[i]);
    }
    const double left = sum_of(change_);
    validate(left > 0.0, "labour network: automation leaves no demand for any occupation");
    const double growth = sum_of(initial_) / left;
    for (std::size_t i = 0; i < initial_.size(); ++i) {
        change_[i] = change_[i] * growth - initial_[i];
    }
}

double TargetDemand::strength(std::int64_t step) const {
    if (shock_ == LabourShock::automation && step >= automation_start) {
        constexpr double half = automation_steps / 2;
        const double steepness = -math::log(1.0 / automation_completeness - 1.0) / half;
        const double past_half = static_cast<double>(step - automation_start) - half;
        return 1.0 / (1.0 + math::exp(-steepness * past_half));
    }
    if (shock_ == LabourShock::cycle && step >= cycle_start) {
        const auto phase = static_cast<double>((step + cycle_start) % cycle_period);
        return -cycle_amplitude * sine_of_turn(phase / static_cast<double>(cycle_period));
    }
    return 0.0;
}

LabourFlows labour_flows(const LabourNetworkParameters& parameters,
                         double employed,
                         double vacancies,
                         double target) {
    const double surplus = employed + vacancies - target;
    const double rate = parameters.adjustment_rate;
    const double forced_out = std::min(employed, rate * std::max(0.0, surplus));
    const double forced_in = std::min(employed, rate * std::max(0.0, -surplus));
    return {parameters.separation_rate * employed + (1.0 - parameters.separation_rate) * forced_out,
            parameters.opening_rate * employed + (1.0 - parameters.opening_rate) * forced_in};
}

double hiring_probability(double vacancies, double applications) {
    const double crowding = applications / vacancies;
    if (crowding < 1e-5) { // 1 - exp(-x) would lose digits; the series omits terms below 1e-16
        return 1.0 - crowding * (0.5 - crowding / 6.0);
    }
    return (1.0 - math::exp(-crowding)) / crowding;
}

LabourNetworkMap::LabourNetworkMap(const MobilityNetwork& network,
                                   const LabourOccupations& occupations,
                                   LabourShock shock,
                                   const LabourNetworkParameters& parameters)
    : network_{network}, parameters_{parameters}, employed_{scaled(occupations.employment, 1.0)},
      unemployed_{scaled(employed_, parameters.separation_rate)},
      vacancies_{scaled(employed_, parameters.opening_rate)},
      target_{shock, sums(employed_, unemployed_), occupations.automation_probability} {
    const std::size_t count = network.rows();
    validate(employed_.size() == count,
             "labour network: the network and the table of occupations differ in size");
    validate(parameters.long_term_steps > 0, "labour network: long_term_steps must be at least 1");
    labour_force_ = sum_of(employed_) + sum_of(unemployed_);
    flows_.resize(count);
    searchers_per_weight_.resize(count);
    applications_.resize(count);
    offers_.resize(count);
    hired_.resize(count);
    left_.resize(count);
    long_term_.resize(count);
    young_.assign(static_cast<std::size_t>(parameters.long_term_steps),
                  std::vector<double>(count, 0.0));
}

void LabourNetworkMap::step() {
    ++step_;
    const double strength = target_.strength(step_);
    for (std::uint32_t i = 0; i < network_.rows(); ++i) {
        const double target = target_.at(OccupationId{i}, strength);
        flows_[i] = labour_flows(parameters_, employed_[i], vacancies_[i], target);
    }
    search();
    age_spells();
    update();
}

/// Applications of the unemployed, and hires (Eq. R8 to R10).
void LabourNetworkMap::search() {
    const std::uint32_t count = network_.rows();
    std::fill(applications_.begin(), applications_.end(), 0.0);
    for (std::uint32_t i = 0; i < count; ++i) {
        double reach = 0.0;
        network_.for_each_destination(OccupationId{i}, [&](OccupationId to, double weight) {
            reach += weight * vacancies_[to.index()];
        });
        const double searchers = reach > 0.0 ? unemployed_[i] / reach : 0.0;
        searchers_per_weight_[i] = searchers;
        network_.for_each_destination(OccupationId{i}, [&](OccupationId to, double weight) {
            applications_[to.index()] += searchers * weight;
        });
    }
    for (std::uint32_t j = 0; j < count; ++j) {
        const double applications = applications_[j] * vacancies_[j];
        const double hired = hiring_probability(vacancies_[j], applications);
        offers_[j] = vacancies_[j] * hired;
        hired_[j] = applications * hired;
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        double found = 0.0;
        network_.for_each_destination(OccupationId{i}, [&](OccupationId to, double weight) {
            found += weight * offers_[to.index()];
        });
        left_[i] = searchers_per_weight_[i] * found;
    }
}

/// Cohorts of unemployed by unsuccessful searches (Eq. R12). The unemployed of one occupation all
/// have the same probability of being hired. People unemployed at the start belong to no cohort.
void LabourNetworkMap::age_spells() {
    for (std::size_t i = 0; i < left_.size(); ++i) {
        const double stay = 1.0 - left_[i] / unemployed_[i];
        long_term_[i] = (long_term_[i] + young_.back()[i]) * stay;
        for (std::size_t age = young_.size() - 1; age > 0; --age) {
            young_[age][i] = young_[age - 1][i] * stay;
        }
        young_[0][i] = flows_[i].separations;
    }
}

/// Updates employment, unemployment and vacancies (Eq. R11).
void LabourNetworkMap::update() {
    for (std::size_t i = 0; i < left_.size(); ++i) {
        const double separations = flows_[i].separations;
        unemployed_[i] = std::max(unemployed_[i] + separations - left_[i], least_count);
        employed_[i] = std::max(employed_[i] + hired_[i] - separations, least_count);
        vacancies_[i] = std::max(vacancies_[i] + flows_[i].openings - hired_[i], least_count);
    }
}

LabourRates LabourNetworkMap::rates() const {
    const double vacancies = sum_of(vacancies_);
    return {100.0 * sum_of(unemployed_) / labour_force_,
            100.0 * vacancies / (vacancies + sum_of(employed_)),
            100.0 * sum_of(long_term_) / labour_force_};
}

std::vector<LabourRates> run_labour_network_map(const MobilityNetwork& network,
                                                const LabourOccupations& occupations,
                                                LabourShock shock,
                                                std::int64_t rows) {
    LabourNetworkMap map{network, occupations, shock};
    std::vector<LabourRates> result;
    for (std::int64_t row = 0; row < rows; ++row) {
        if (row > 0) {
            map.step();
        }
        result.push_back(map.rates());
    }
    return result;
}

} // namespace tenfold
