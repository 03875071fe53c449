// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/wages.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace tenfold {

namespace {

constexpr Purpose skipped_raise_purpose = 51; // agent: market; time: month; ordinal: cohort

} // namespace

double WageDrift::growth(const WageParameters& parameters,
                         double tightness,
                         double normal_tightness) const {
    constexpr double limit = 1.5;
    const double pressure = tightness > 0.0 && normal_tightness > 0.0
                                ? std::clamp(math::log(tightness / normal_tightness), -limit, limit)
                                : 0.0;
    const double productivity = (1.0 - parameters.current_productivity_share) * trend_growth +
                                parameters.current_productivity_share * current_growth;
    return parameters.norm_share * norm +
           (1.0 - parameters.norm_share) * (productivity + expected_inflation) +
           parameters.tightness_response * pressure;
}

WageTable::WageTable(std::size_t markets, double growth)
    : markets_{markets}, values_(static_cast<std::size_t>(memory + 1) * markets) {
    for (Month cohort = -memory; cohort <= 0; ++cohort) {
        const double years = cohort == -memory ? 0.0 : -cohort / 12.0;
        for (std::size_t market = 0; market < markets; ++market) {
            values_[static_cast<std::size_t>(cohort + memory) * markets_ + market] =
                math::exp(-growth * years);
        }
    }
}

double skipped_raise(double raise, double dispersion) {
    return dispersion > 0.0 ? math::normal_distribution(-raise / dispersion) : 0.0;
}

bool WageTable::is_skipped(const SkippedRaises& skipped,
                           std::size_t market,
                           Month cohort,
                           double due) const {
    if (skipped.dispersion == 0.0) {
        return false;
    }
    const RandomBlock words = random_block(skipped.key,
                                           {static_cast<std::uint32_t>(market),
                                            month_,
                                            static_cast<std::uint32_t>(cohort + memory),
                                            skipped_raise_purpose});
    return to_unit(words[0]) < skipped_raise(math::log(due), skipped.dispersion);
}

void WageTable::begin_month(const std::vector<double>& reference, const SkippedRaises& skipped) {
    EXPECTS(reference.size() == markets_);
    before_ = values_;
    ++month_;
    values_.insert(values_.end(), reference.begin(), reference.end());
    for (Month cohort = month_ - 12; cohort >= -memory; cohort -= 12) {
        for (std::size_t market = 0; market < markets_; ++market) {
            double& value = values_[static_cast<std::size_t>(cohort + memory) * markets_ + market];
            if (!is_skipped(skipped, market, cohort, reference[market] / value)) {
                value = std::max(value, reference[market]);
            }
        }
    }
}

std::vector<double> cohort_weights(double rate) {
    std::vector<double> weights(12);
    double sum = 0.0;
    for (std::size_t age = 0; age < weights.size(); ++age) {
        weights[age] = math::exp(-rate * (static_cast<double>(age) + 0.5));
        sum += weights[age];
    }
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

} // namespace tenfold
