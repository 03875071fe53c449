// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/sensitivity_indices.hpp"

#include "core/check.hpp"
#include "core/random.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace tenfold {

namespace {

using Numbers = std::vector<double>;
using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;

constexpr Purpose resample_draws = 60; // agent = draw, time = resample
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void check_complete(std::span<const double> values) {
    constexpr double too_large = 1e150; // the sum of squares over all runs is finite
    for (const double value : values) {
        validate(std::abs(value) < too_large,
                 "an output is missing or exceeds 1e150 (indices need every run of a design)");
    }
}

double largest_size(std::span<const double> values) {
    double largest = 0.0;
    for (const double value : values) {
        largest = std::max(largest, std::abs(value));
    }
    return largest;
}

/// Whether a variance of numbers up to `largest` is rounding only.
bool vanishes(double variance, double largest) {
    constexpr double rounding = 1e-12;
    return std::sqrt(variance) <= rounding * largest;
}

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Linear interpolation between order statistics. `sorted` is not empty.
double quantile(const Numbers& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Statistics of `samples` samples, each repeated by its weight; nothing if they are undefined.
template <class Statistics>
std::vector<std::optional<Interval>>
bootstrap_intervals(std::size_t samples, const Bootstrap& bootstrap, const Statistics& statistics) {
    validate(bootstrap.resamples >= 2, "a bootstrap needs at least two resamples");
    validate(samples < std::numeric_limits<std::uint32_t>::max() - 4,
             "too many samples for a bootstrap");
    const RandomKey key = RandomKey::make(bootstrap.seed, 0);
    const auto count = static_cast<std::uint32_t>(samples);
    std::vector<std::uint32_t> words(samples);
    Numbers weights(samples);
    std::vector<Numbers> found; // of each statistic, over the resamples in which it is defined
    for (std::size_t resample = 0; resample < bootstrap.resamples; ++resample) {
        random_words(key,
                     {0, static_cast<std::int64_t>(resample), 0, resample_draws},
                     count,
                     1,
                     words.data());
        std::fill(weights.begin(), weights.end(), 0.0);
        for (const std::uint32_t word : words) {
            weights[to_below(word, count)] += 1.0;
        }
        const std::optional<Numbers> values = statistics(weights);
        if (values) {
            found.resize(values->size());
            for (std::size_t i = 0; i < values->size(); ++i) {
                found[i].push_back((*values)[i]);
            }
        }
    }
    std::vector<std::optional<Interval>> intervals;
    const double tail = 0.5 * (1.0 - confidence_level);
    for (Numbers& values : found) {
        std::sort(values.begin(), values.end());
        intervals.emplace_back(Interval{quantile(values, tail), quantile(values, 1.0 - tail)});
    }
    return intervals;
}

/// The outputs of a Saltelli design by sample: A, AB of each factor, BA of each factor, B.
class SaltelliSamples {
public:
    explicit SaltelliSamples(const SaltelliOutputs& outputs)
        : values_{outputs.values}, factors_{outputs.factors}, second_order_{outputs.second_order},
          width_{(second_order_ ? 2 : 1) * factors_ + 2}, largest_{largest_size(values_)} {
        validate(factors_ > 0 && !values_.empty() && values_.size() % width_ == 0,
                 "the outputs are not those of a Saltelli design");
        check_complete(values_);
    }

    [[nodiscard]] std::size_t samples() const { return values_.size() / width_; }
    [[nodiscard]] std::size_t factors() const { return factors_; }

    /// Variance, first-order indices, total indices, indices of pairs; nothing without
    /// variance.
    [[nodiscard]] std::optional<Numbers> indices(const Numbers& weights) const {
        const Moments moments = moments_of(weights);
        if (vanishes(moments.variance, largest_)) {
            return std::nullopt;
        }
        const std::size_t pairs = second_order_ ? factors_ * (factors_ - 1) / 2 : 0;
        Numbers sums(1 + 2 * factors_ + pairs, 0.0);
        for (std::size_t sample = 0; sample < weights.size(); ++sample) {
            if (weights[sample] > 0.0) {
                add(sums, sample, weights[sample], moments.mean);
            }
        }
        for (double& sum : sums) {
            sum /= moments.weight * moments.variance;
        }
        sums[0] = moments.variance;
        double* pair = &sums[1] + 2 * factors_;
        for (std::size_t i = 0; i < factors_ && second_order_; ++i) {
            for (std::size_t j = i + 1; j < factors_; ++j) {
                *pair++ -= sums[1 + i] + sums[1 + j];
            }
        }
        return sums;
    }

private:
    struct Moments { // over A and B together
        double weight = 0.0;
        double mean = 0.0;
        double variance = 0.0;
    };

    [[nodiscard]] const double* row(std::size_t sample) const {
        return values_.data() + sample * width_;
    }

    [[nodiscard]] Moments moments_of(const Numbers& weights) const {
        Moments moments;
        for (std::size_t sample = 0; sample < weights.size(); ++sample) {
            moments.weight += weights[sample];
            moments.mean += weights[sample] * 0.5 * (row(sample)[0] + row(sample)[width_ - 1]);
        }
        moments.mean /= moments.weight;
        for (std::size_t sample = 0; sample < weights.size(); ++sample) {
            const double a = row(sample)[0] - moments.mean;
            const double b = row(sample)[width_ - 1] - moments.mean;
            moments.variance += weights[sample] * 0.5 * (a * a + b * b);
        }
        moments.variance /= moments.weight;
        return moments;
    }

    /// Adds a sample to the sums of products. Outputs are centred for accuracy (Saltelli et al.
    /// 2010).
    void add(Numbers& sums, std::size_t sample, double weight, double mean) const {
        const double a = row(sample)[0] - mean;
        const double b = row(sample)[width_ - 1] - mean;
        const double* const ab = row(sample) + 1;
        double* const first = &sums[1];
        double* const total = first + factors_;
        for (std::size_t i = 0; i < factors_; ++i) {
            const double change = (ab[i] - mean) - a;
            first[i] += weight * b * change;
            total[i] += weight * 0.5 * change * change;
        }
        if (!second_order_) {
            return;
        }
        const double* const ba = ab + factors_;
        double* pair = total + factors_;
        for (std::size_t i = 0; i < factors_; ++i) {
            for (std::size_t j = i + 1; j < factors_; ++j) {
                const double both =
                    0.5 * ((ba[i] - mean) * (ab[j] - mean) + (ba[j] - mean) * (ab[i] - mean));
                *pair++ += weight * (both - a * b);
            }
        }
    }

    std::span<const double> values_;
    std::size_t factors_;
    bool second_order_;
    std::size_t width_;
    double largest_;
};

} // namespace

SobolIndices sobol_indices(const SaltelliOutputs& outputs, const Bootstrap& bootstrap) {
    const SaltelliSamples samples{outputs};
    const std::size_t factors = samples.factors();
    const std::size_t pairs = outputs.second_order ? factors * (factors - 1) / 2 : 0;
    SobolIndices result;
    const std::optional<Numbers> values = samples.indices(Numbers(samples.samples(), 1.0));
    std::vector<std::optional<Interval>> intervals;
    if (values && samples.samples() > 1) {
        intervals = bootstrap_intervals(samples.samples(), bootstrap, [&](const Numbers& weights) {
            return samples.indices(weights);
        });
    }
    intervals.resize(1 + 2 * factors + pairs);
    const auto estimate = [&](std::size_t i) {
        return Estimate{values ? (*values)[i] : nan, intervals[i]};
    };
    result.no_variance = !values;
    result.variance = values ? values->front() : 0.0;
    for (std::size_t i = 0; i < factors; ++i) {
        result.first.push_back(estimate(1 + i));
        result.total.push_back(estimate(1 + factors + i));
        const std::optional<Interval>& interval = result.total.back().interval;
        result.widest = interval ? std::max(result.widest, interval->high - interval->low) : nan;
    }
    result.converged = result.widest <= widest_of_converged;
    if (outputs.second_order) {
        std::size_t place = 1 + 2 * factors;
        for (std::size_t i = 0; i < factors; ++i) {
            for (std::size_t j = i + 1; j < factors; ++j) {
                result.second_order.push_back({i, j, estimate(place++)});
            }
        }
    }
    return result;
}

namespace {

/// Elementary effects of each factor, by trajectory.
std::vector<Numbers> elementary_effects(std::span<const DesignRow> rows,
                                        std::span<const double> outputs) {
    const char* const no_design = "the rows and outputs are not those of a Morris design";
    validate(!rows.empty() && rows.size() == outputs.size(), no_design);
    const std::size_t factors = rows.front().place.size();
    validate(factors > 0 && rows.size() % (factors + 1) == 0, no_design);
    std::vector<Numbers> effects(factors);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const DesignRow& row = rows[i];
        const bool begins = i % (factors + 1) == 0;
        validate(row.role == (begins ? RowRole::base : RowRole::step), no_design);
        validate(row.place.size() == factors, no_design);
        if (begins) {
            continue;
        }
        const auto factor = static_cast<std::size_t>(row.factor);
        validate(row.factor >= 0 && factor < factors, no_design);
        const double step = row.place[factor] - rows[i - 1].place[factor];
        validate(step != 0.0, no_design);
        effects[factor].push_back((outputs[i] - outputs[i - 1]) / step);
        validate(effects[factor].size() == i / (factors + 1) + 1, no_design);
    }
    return effects;
}

/// Mean absolute effect of each factor, each trajectory repeated by its weight.
Numbers mean_sizes(const std::vector<Numbers>& effects, const Numbers& weights) {
    Numbers means;
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (const Numbers& of_factor : effects) {
        double sum = 0.0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            sum += weights[i] * std::abs(of_factor[i]);
        }
        means.push_back(sum / all);
    }
    return means;
}

double deviation_of(const Numbers& values) {
    const double mean = mean_of(values);
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return values.size() > 1 ? std::sqrt(squares / static_cast<double>(values.size() - 1)) : nan;
}

} // namespace

std::vector<MorrisEffect> morris_effects(std::span<const DesignRow> rows,
                                         std::span<const double> outputs,
                                         const Bootstrap& bootstrap) {
    check_complete(outputs);
    const std::vector<Numbers> effects = elementary_effects(rows, outputs);
    const std::size_t trajectories = effects.front().size();
    const Numbers sizes = mean_sizes(effects, Numbers(trajectories, 1.0));
    std::vector<std::optional<Interval>> intervals;
    if (trajectories > 1) {
        intervals = bootstrap_intervals(trajectories, bootstrap, [&](const Numbers& weights) {
            return std::optional{mean_sizes(effects, weights)};
        });
    }
    intervals.resize(effects.size());
    std::vector<MorrisEffect> result;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        result.push_back({mean_of(effects[i]), {sizes[i], intervals[i]}, deviation_of(effects[i])});
    }
    return result;
}

namespace {

/// Centred and scaled to length 1; zero if the values do not vary.
Eigen::VectorXd standardised(std::span<const double> values) {
    Eigen::VectorXd result =
        Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Index>(values.size()));
    result.array() -= result.mean();
    const double variance = result.squaredNorm() / static_cast<double>(values.size());
    if (vanishes(variance, largest_size(values))) {
        return Eigen::VectorXd::Zero(result.size());
    }
    return result / result.norm();
}

/// The undetermined coefficients: those with a nonzero component in the null space of the columns.
std::vector<bool> undetermined(const Eigen::ColPivHouseholderQR<Matrix>& qr) {
    constexpr double rounding = 1e-8; // relative to a vector whose largest component is at least 1
    const Index rank = qr.rank();
    const Index free = qr.cols() - rank;
    std::vector<bool> result(static_cast<std::size_t>(qr.cols()), false);
    if (free == 0) {
        return result;
    }
    // A null vector: one unit of a free column, offset by the pivot columns.
    Matrix changes(qr.cols(), free);
    changes.topRows(rank) = qr.matrixR()
                                .topLeftCorner(rank, rank)
                                .template triangularView<Eigen::Upper>()
                                .solve(qr.matrixR().topRightCorner(rank, free));
    changes.bottomRows(free).setIdentity();
    for (Index i = 0; i < qr.cols(); ++i) {
        const auto column = static_cast<std::size_t>(qr.colsPermutation().indices()(i));
        result[column] = changes.row(i).cwiseAbs().maxCoeff() > rounding;
    }
    return result;
}

/// Ranks from 1; ties have their mean rank.
Numbers ranks_of(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return values[a] < values[b];
    });
    Numbers ranks(values.size());
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && values[order[end]] == values[order[begin]]) {
            ++end;
        }
        for (std::size_t i = begin; i < end; ++i) {
            ranks[order[i]] = 0.5 * static_cast<double>(begin + 1 + end);
        }
    }
    return ranks;
}

void check_columns(std::span<const Numbers> factors, std::span<const double> outputs) {
    validate(!factors.empty() && !outputs.empty(), "a regression needs factors and outputs");
    check_complete(outputs);
    for (const Numbers& column : factors) {
        validate(column.size() == outputs.size(), "a factor and the output differ in length");
        check_complete(column);
    }
}

} // namespace

StandardisedRegression standardised_regression(std::span<const std::vector<double>> factors,
                                               std::span<const double> outputs) {
    check_columns(factors, outputs);
    StandardisedRegression result;
    const Eigen::VectorXd explained = standardised(outputs);
    if (explained.isZero(0.0)) {
        return {Numbers(factors.size(), nan), nan, true, true};
    }
    Matrix columns(explained.size(), static_cast<Index>(factors.size()));
    for (std::size_t i = 0; i < factors.size(); ++i) {
        columns.col(static_cast<Index>(i)) = standardised(factors[i]);
    }
    Eigen::ColPivHouseholderQR<Matrix> qr(columns.rows(), columns.cols());
    qr.setThreshold(1e-10); // relative to a column's length: below it is rounding
    qr.compute(columns);
    // Eigen's solve would also use pivots below the threshold, which are rounding.
    const Index rank = qr.rank();
    const Eigen::VectorXd parts = qr.householderQ().adjoint() * explained;
    Eigen::VectorXd solution = Eigen::VectorXd::Zero(columns.cols());
    solution.head(rank) = qr.matrixR()
                              .topLeftCorner(rank, rank)
                              .template triangularView<Eigen::Upper>()
                              .solve(parts.head(rank));
    solution = (qr.colsPermutation() * solution).eval();
    result.r_squared = std::clamp(1.0 - parts.tail(parts.size() - rank).squaredNorm(), 0.0, 1.0);
    const std::vector<bool> open = undetermined(qr);
    for (std::size_t i = 0; i < factors.size(); ++i) {
        result.coefficients.push_back(open[i] ? nan : solution(static_cast<Index>(i)));
        result.undetermined = result.undetermined || open[i];
    }
    return result;
}

StandardisedRegression rank_regression(std::span<const std::vector<double>> factors,
                                       std::span<const double> outputs) {
    check_columns(factors, outputs);
    std::vector<Numbers> ranks;
    for (const Numbers& column : factors) {
        ranks.push_back(ranks_of(column));
    }
    return standardised_regression(ranks, ranks_of(outputs));
}

std::vector<TornadoBar> tornado(std::span<const double> outputs) {
    validate(outputs.size() % 2 == 1, "the outputs are not those of a one-at-a-time design");
    check_complete(outputs);
    std::vector<TornadoBar> bars;
    for (std::size_t i = 1; i < outputs.size(); i += 2) {
        const double low = outputs[i];
        const double high = outputs[i + 1];
        bars.push_back({i / 2, low, outputs[0], high, high - low});
    }
    std::stable_sort(bars.begin(), bars.end(), [](const TornadoBar& a, const TornadoBar& b) {
        return std::abs(a.swing) > std::abs(b.swing);
    });
    return bars;
}

} // namespace tenfold
