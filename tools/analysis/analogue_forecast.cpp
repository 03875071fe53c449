// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/analogue_forecast.hpp"

#include "core/check.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <utility>

#include "tools/analysis/rejection.hpp"

namespace tenfold {

namespace {

using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;

constexpr double tail = 0.5 * (1.0 - band_probability); // to each side of the band

/// Directions with less than this share of the largest variance do not vary; they are left out.
constexpr double negligible = 1e-10;

void check_rows(std::span<const std::vector<double>> rows) {
    validate(
        std::ranges::all_of(rows, [&](const auto& row) { return row.size() == rows[0].size(); }),
        "rows of windows differ in length");
}

struct Weighted {
    double value;
    double weight;
};

/// The value below which the share lies: linear between the middles of the weights of the ordered
/// sample, as in the definition of Hazen for equal weights.
double quantile(std::span<const Weighted> sorted, double share) {
    double before = 0.0;
    double last_middle = 0.0;
    const Weighted* last = nullptr;
    for (const Weighted& each : sorted) {
        if (each.weight <= 0.0) {
            continue;
        }
        const double middle = before + 0.5 * each.weight;
        if (middle >= share) {
            const double part =
                last == nullptr ? 1.0 : (share - last_middle) / (middle - last_middle);
            return last == nullptr ? each.value : last->value + part * (each.value - last->value);
        }
        before += each.weight;
        last_middle = middle;
        last = &each;
    }
    return last == nullptr ? sorted.back().value : last->value;
}

BandForecast forecast_of(std::vector<Weighted> sample) {
    std::ranges::stable_sort(sample, {}, &Weighted::value);
    BandForecast forecast;
    for (const Weighted& each : sample) {
        forecast.mean += each.weight * each.value;
    }
    forecast.lower = quantile(sample, tail);
    forecast.upper = quantile(sample, 1.0 - tail);
    return forecast;
}

} // namespace

Analogues::Analogues(SimulatedWindows windows) : windows_{std::move(windows)} {
    const auto count = windows_.states.size();
    validate(count > 0, "a forecast from histories needs windows");
    validate(windows_.futures.size() == count, "each window has one state and one future");
    check_rows(windows_.states);
    check_rows(windows_.futures);
    const auto size = static_cast<Index>(windows_.states[0].size());
    Matrix states{static_cast<Index>(count), size};
    for (std::size_t row = 0; row < count; ++row) {
        for (Index column = 0; column < size; ++column) {
            states(static_cast<Index>(row), column) =
                windows_.states[row][static_cast<std::size_t>(column)];
        }
    }
    const Eigen::RowVectorXd means = states.colwise().mean();
    means_.assign(means.begin(), means.end());
    const Matrix deviations = states.rowwise() - means;
    const Eigen::SelfAdjointEigenSolver<Matrix> solver{deviations.transpose() * deviations /
                                                       static_cast<double>(count)};
    const double largest = solver.eigenvalues().maxCoeff();
    for (Index direction = 0; direction < size; ++direction) {
        const double variance = solver.eigenvalues()(direction);
        if (variance > negligible * largest) {
            const Eigen::VectorXd axis = solver.eigenvectors().col(direction) / std::sqrt(variance);
            scaling_.emplace_back(axis.begin(), axis.end());
        }
    }
    validate(!scaling_.empty(), "the states of all windows are the same");
    for (std::vector<double>& state : windows_.states) {
        state = scaled(state);
    }
}

std::vector<double> Analogues::scaled(std::span<const double> state) const {
    std::vector<double> result;
    for (const std::vector<double>& axis : scaling_) {
        double sum = 0.0;
        for (std::size_t i = 0; i < axis.size(); ++i) {
            sum += axis[i] * (state[i] - means_[i]);
        }
        result.push_back(sum);
    }
    return result;
}

std::vector<BandForecast> Analogues::forecast(std::span<const double> state,
                                              std::size_t neighbours) const {
    validate(state.size() == means_.size(), "a state has the length of the windows' states");
    validate(neighbours > 0, "a forecast needs at least one neighbour");
    std::vector<Target> targets;
    for (const double value : scaled(state)) {
        targets.push_back({"", value, 1.0});
    }
    const double share =
        std::min(1.0, static_cast<double>(neighbours) / static_cast<double>(windows()));
    const RejectionResult nearest =
        reject({windows_.futures, windows_.states}, targets, {share, /*regression=*/true, {}});
    std::vector<BandForecast> result;
    for (std::size_t i = 0; i < windows_.futures[0].size(); ++i) {
        std::vector<Weighted> sample;
        for (const AcceptedSample& window : nearest.accepted) {
            sample.push_back({window.factors[i], window.weight});
        }
        result.push_back(forecast_of(std::move(sample)));
    }
    return result;
}

} // namespace tenfold
