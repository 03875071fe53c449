// SPDX-License-Identifier: Apache-2.0
#include "core/math.hpp"
#include "core/time.hpp"

#include "agents/labour/payday.hpp"

#include <algorithm>

namespace tenfold {

void PeopleDistributions::merge(const PeopleDistributions& other) {
    income.merge(other.income);
    wealth.merge(other.wealth);
    wage.merge(other.wage);
    tokens.merge(other.tokens);
}

void PeopleDistributions::clear() {
    income.clear();
    wealth.clear();
    wage.clear();
    tokens.clear();
}

double gini(const IntegerHistogram& values) {
    // The Gini coefficient is twice the area between the diagonal and the Lorenz curve.
    double people = 0.0;
    double sum = 0.0;
    double area = 0.0; // below the Lorenz curve, in units of people * value
    for (std::size_t bin = 0; bin < values.bins(); ++bin) {
        const double count = static_cast<double>(values.count(bin));
        if (count == 0.0) {
            continue;
        }
        const double value = values.middle(bin);
        area += count * (sum + 0.5 * count * value);
        people += count;
        sum += count * value;
    }
    return sum > 0.0 ? 1.0 - 2.0 * area / (people * sum) : 0.0;
}

double mean_of_lowest(const IntegerHistogram& values, double share) {
    double left = share * static_cast<double>(values.count());
    const double all = left;
    double sum = 0.0;
    for (std::size_t bin = 0; bin < values.bins() && left > 0.0; ++bin) {
        const double counted = std::min(left, static_cast<double>(values.count(bin)));
        sum += counted * values.middle(bin);
        left -= counted;
    }
    return all > 0.0 ? sum / all : 0.0;
}

double equal_share(const IntegerHistogram& values, double least) {
    double count = 0.0;
    double sum = 0.0;
    double logarithms = 0.0;
    for (std::size_t bin = 0; bin < values.bins(); ++bin) {
        const double people = static_cast<double>(values.count(bin));
        if (people > 0.0) {
            const double value = std::max(least, values.middle(bin));
            count += people;
            sum += people * value;
            logarithms += people * math::log(value);
        }
    }
    return count > 0.0 ? math::exp(logarithms / count) / (sum / count) : 1.0;
}

double log_variance(const IntegerHistogram& values) {
    double count = 0.0;
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t bin = 1; bin < values.bins(); ++bin) {
        const double people = static_cast<double>(values.count(bin));
        if (people > 0.0) {
            const double logarithm = math::log(values.middle(bin));
            count += people;
            sum += people * logarithm;
            squares += people * logarithm * logarithm;
        }
    }
    return count > 0.0 ? squares / count - (sum / count) * (sum / count) : 0.0;
}

Distribution distribution(const IntegerHistogram& cents, double dollars) {
    Distribution result;
    for (std::size_t i = 0; i < quantile_levels.size(); ++i) {
        result.quantiles[i] = static_cast<double>(cents.quantile(quantile_levels[i])) * dollars;
    }
    std::size_t place = 0;
    for (std::size_t bin = 0; bin < cents.bins(); ++bin) {
        if (cents.count(bin) > 0) {
            const double value = cents.middle(bin) * dollars;
            while (place + 1 < dollar_bins.size() && value >= dollar_bins[place + 1]) {
                ++place;
            }
            result.histogram[place] += cents.count(bin);
        }
    }
    return result;
}

void measure(const PeopleDistributions& people, Incomes& incomes) {
    constexpr double yearly = days_per_year / 100.0;
    incomes.gini_income = gini(people.income);
    incomes.gini_wealth = gini(people.wealth);
    constexpr double months_per_year = 12.0;
    incomes.median_income =
        static_cast<double>(people.income.quantile(0.5)) / 100.0 * months_per_year;
    incomes.lower_half_income = mean_of_lowest(people.income, 0.5) / 100.0 * months_per_year;
    incomes.median_token_use = static_cast<double>(people.tokens.quantile(0.5)) / 100.0;
    incomes.lowest_token_use = mean_of_lowest(people.tokens, 0.1) / 100.0;
    constexpr double least_income = 1000.0 * 100.0 / months_per_year; // [cents a month]
    incomes.equal_income_share = equal_share(people.income, least_income);
    incomes.wage_p10 = static_cast<double>(people.wage.quantile(0.1)) * yearly;
    incomes.wage_p50 = static_cast<double>(people.wage.quantile(0.5)) * yearly;
    incomes.wage_p90 = static_cast<double>(people.wage.quantile(0.9)) * yearly;
    incomes.wage_log_variance = log_variance(people.wage);
    incomes.wage = distribution(people.wage, yearly);
    incomes.income = distribution(people.income, months_per_year / 100.0);
    incomes.wealth = distribution(people.wealth, 0.01);
}

} // namespace tenfold
