// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/catalogue.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace tenfold {

namespace {

// Levels of the price index, from 0 to 1 below the frontier. They are close enough that the index
// does not depend on the sizes of models.
constexpr int index_levels = 21;
constexpr double between_levels = 0.05;

/// Best model of each lab, and the best hosted model.
struct Rivals {
    std::vector<double> best;
    double best_hosted = -std::numeric_limits<double>::infinity();
};

Rivals rivals(std::span<const AiModel> models, std::size_t labs) {
    Rivals result;
    result.best.assign(labs, -std::numeric_limits<double>::infinity());
    for (const AiModel& model : models) {
        if (model.withdrawn) {
            continue;
        }
        double& best = result.best[model.lab.index()];
        best = std::max(best, model.intelligence);
        if (model.hosted) {
            result.best_hosted = std::max(result.best_hosted, model.intelligence);
        }
    }
    return result;
}

} // namespace

std::vector<AiModel> sizes_of(const AiModel& largest, const TrainingParameters& parameters) {
    std::vector<AiModel> result;
    for (std::int64_t size = 0; size < parameters.sizes; ++size) {
        const double below = parameters.size_step * static_cast<double>(size);
        AiModel model = largest;
        model.intelligence -= below;
        model.training_compute *= math::power10(-below);
        model.serving_size *= math::power10(-below);
        model.resources *= math::power10(-below);
        result.push_back(std::move(model));
    }
    return result;
}

std::vector<double>
markups(std::span<const AiModel> models, std::size_t labs, const TokenPriceParameters& prices) {
    const Rivals known = rivals(models, labs);
    std::vector<double> result;
    result.reserve(models.size());
    for (const AiModel& model : models) {
        if (model.hosted) {
            result.push_back(prices.open_markup);
            continue;
        }
        const double enough = model.intelligence - prices.rival_margin;
        double count = known.best_hosted >= enough ? prices.open_rivals : 0.0;
        for (std::size_t lab = 0; lab < labs; ++lab) {
            count += lab != model.lab.index() && known.best[lab] >= enough ? 1.0 : 0.0;
        }
        result.push_back(prices.markup / (1.0 + 0.5 * count));
    }
    return result;
}

PriceList price_list(std::span<const AiModel> models,
                     std::span<const double> markup,
                     const TokenPriceParameters& prices,
                     const IntelligenceParameters& intelligence,
                     double year,
                     double surcharge) {
    EXPECTS(markup.size() == models.size());
    PriceList result;
    for (std::size_t i = 0; i < models.size(); ++i) {
        const double cost = serving_cost(prices, intelligence, models[i].serving_size, year);
        result.cost.push_back(cost);
        result.price.push_back(models[i].withdrawn ? not_on_offer
                                                   : cost * (1.0 + markup[i]) * surcharge);
    }
    return result;
}

std::size_t cheapest_at_least(std::span<const AiModel> models,
                              std::span<const double> prices,
                              double intelligence) {
    EXPECTS(models.size() == prices.size());
    std::size_t best = models.size();
    for (std::size_t i = 0; i < models.size(); ++i) {
        if (prices[i] < not_on_offer && models[i].intelligence >= intelligence &&
            (best == models.size() || prices[i] < prices[best])) {
            best = i;
        }
    }
    return best;
}

double best_intelligence(std::span<const AiModel> models, std::span<const double> prices) {
    EXPECTS(models.size() == prices.size());
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < models.size(); ++i) {
        if (prices[i] < not_on_offer) {
            best = std::max(best, models[i].intelligence);
        }
    }
    return best;
}

std::vector<std::uint32_t> undominated(std::span<const double> strength,
                                       std::span<const double> money) {
    EXPECTS(strength.size() == money.size());
    std::vector<std::uint32_t> order(strength.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (money[a] != money[b]) {
            return money[a] < money[b];
        }
        return strength[a] != strength[b] ? strength[a] > strength[b] : a < b;
    });
    std::vector<std::uint32_t> result;
    double best = -std::numeric_limits<double>::infinity();
    for (const std::uint32_t i : order) {
        if (strength[i] > best) {
            best = strength[i];
            result.push_back(i);
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

std::vector<std::uint32_t>
undominated(std::span<const AiModel> models, std::span<const double> prices, std::size_t domain) {
    EXPECTS(models.size() == prices.size());
    std::vector<std::uint32_t> on_offer;
    std::vector<double> strength;
    std::vector<double> money;
    for (std::uint32_t i = 0; i < models.size(); ++i) {
        if (prices[i] < not_on_offer) {
            const std::vector<double>& own = models[i].domain_strength;
            on_offer.push_back(i);
            strength.push_back(models[i].intelligence + (domain < own.size() ? own[domain] : 0.0));
            money.push_back(prices[i] * models[i].wordiness);
        }
    }
    std::vector<std::uint32_t> result;
    for (const std::uint32_t place : undominated(strength, money)) {
        result.push_back(on_offer[place]);
    }
    return result;
}

ConstantIntelligenceIndex::ConstantIntelligenceIndex(const TokenPriceParameters& prices)
    : value_{prices.reference_cost * (1.0 + prices.markup)} {}

double ConstantIntelligenceIndex::advance(std::span<const AiModel> models,
                                          std::span<const double> prices,
                                          const CostCurve& now) {
    const double frontier = best_intelligence(models, prices);
    if (!(frontier > -not_on_offer)) {
        return value_;
    }
    std::vector<double> levels;
    std::vector<double> log_prices;
    double log_change = 0.0;
    for (int i = 0; i < index_levels; ++i) {
        const double level = frontier - between_levels * i;
        levels.push_back(level);
        log_prices.push_back(math::log(prices[cheapest_at_least(models, prices, level)]));
        if (!levels_.empty()) {
            log_change += log_prices.back() - log_prices_[i] -
                          math::log(now.cost(level) / now.cost(levels_[i]));
        }
    }
    value_ *= math::exp(log_change / index_levels);
    levels_ = std::move(levels);
    log_prices_ = std::move(log_prices);
    return value_;
}

} // namespace tenfold
