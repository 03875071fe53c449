// SPDX-License-Identifier: Apache-2.0
/// How agents learn from what they observe. (Eq. 97)
#pragma once

namespace tenfold {

/// Bounds within which a learner keeps its beliefs.
struct BeliefBounds {
    double lowest_mean = 0.0;
    double highest_mean = 0.0;
    double highest_persistence = 0.95;
};

/// First-order autoregression, x' = a + b x, learnt by recursive least squares with a constant gain
/// (Eq. 97; Evans and Honkapohja 2001). The persistence b stays within [0, highest], the mean
/// a / (1 - b) within its bounds: beliefs that leave them are projected back.
class AutoregressiveLearner {
public:
    AutoregressiveLearner() = default;
    /// Beliefs on the first day; `variance` of x around its mean.
    AutoregressiveLearner(double mean, double persistence, double variance);

    /// Updates the beliefs by the next observation.
    void observe(double x, double gain, const BeliefBounds& bounds);

    [[nodiscard]] double mean() const { return intercept_ / (1.0 - persistence_); }
    [[nodiscard]] double persistence() const { return persistence_; }
    /// Mean of the forecasts of the next `periods` values.
    [[nodiscard]] double mean_forecast(int periods) const;

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [intercept, persistence, last, one, mean, square] = self;
        archive(intercept, persistence, last, one, mean, square);
    }

private:
    double intercept_ = 0.0;
    double persistence_ = 0.0;
    double last_ = 0.0;
    // second moments of the regressors (1, x), discounted by the gain
    double moment_one_ = 1.0;
    double moment_mean_ = 0.0;
    double moment_square_ = 1.0;
};

} // namespace tenfold
