// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/learning.hpp"

#include <algorithm>

namespace tenfold {

AutoregressiveLearner::AutoregressiveLearner(double mean, double persistence, double variance)
    : intercept_{mean * (1.0 - persistence)}, persistence_{persistence}, last_{mean},
      moment_mean_{mean}, moment_square_{mean * mean + variance} {}

void AutoregressiveLearner::observe(double x, double gain, const BeliefBounds& bounds) {
    constexpr double least_determinant = 1e-10; // of the moments: a constant series teaches nothing
    moment_one_ += gain * (1.0 - moment_one_);
    moment_mean_ += gain * (last_ - moment_mean_);
    moment_square_ += gain * (last_ * last_ - moment_square_);
    const double determinant =
        std::max(least_determinant, moment_one_ * moment_square_ - moment_mean_ * moment_mean_);
    const double error = x - intercept_ - persistence_ * last_;
    const double intercept =
        intercept_ + gain * (moment_square_ - moment_mean_ * last_) / determinant * error;
    const double persistence =
        persistence_ + gain * (moment_one_ * last_ - moment_mean_) / determinant * error;
    persistence_ = std::clamp(persistence, 0.0, bounds.highest_persistence);
    const double mean =
        std::clamp(intercept / (1.0 - persistence_), bounds.lowest_mean, bounds.highest_mean);
    intercept_ = mean * (1.0 - persistence_);
    last_ = x;
}

double AutoregressiveLearner::mean_forecast(int periods) const {
    double weight = 1.0;
    double sum = 0.0;
    for (int i = 0; i < periods; ++i) {
        weight *= persistence_;
        sum += weight;
    }
    return periods > 0 ? mean() + (last_ - mean()) * sum / periods : last_;
}

} // namespace tenfold
