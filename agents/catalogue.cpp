// SPDX-License-Identifier: Apache-2.0
#include "agents/catalogue.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include "agents/token_price.hpp"

#include <algorithm>
#include <limits>

namespace tenfold {

namespace {

/// Best model of each lab, and the best with open weights.
struct Rivals {
    std::vector<double> best;
    double best_open = -std::numeric_limits<double>::infinity();
};

Rivals rivals(std::span<const AiModel> models, std::size_t labs) {
    Rivals result;
    result.best.assign(labs, -std::numeric_limits<double>::infinity());
    for (const AiModel& model : models) {
        double& best = result.best[model.lab.index()];
        best = std::max(best, model.intelligence);
        if (model.open_weights) {
            result.best_open = std::max(result.best_open, model.intelligence);
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
        if (model.open_weights) {
            result.push_back(prices.open_markup);
            continue;
        }
        const double enough = model.intelligence - prices.rival_margin;
        double count = known.best_open >= enough ? prices.open_rivals : 0.0;
        for (std::size_t lab = 0; lab < labs; ++lab) {
            count += lab != model.lab.index() && known.best[lab] >= enough ? 1.0 : 0.0;
        }
        result.push_back(prices.markup / (1.0 + 0.5 * count));
    }
    return result;
}

PriceList price_list(std::span<const AiModel> models,
                     std::size_t labs,
                     const TokenPriceParameters& prices,
                     const IntelligenceParameters& intelligence,
                     double year,
                     double scarcity,
                     double token_tax) {
    const std::vector<double> markup = markups(models, labs, prices);
    PriceList result;
    for (std::size_t i = 0; i < models.size(); ++i) {
        const double cost = serving_cost(prices, intelligence, models[i].training_compute, year);
        result.cost.push_back(cost);
        result.price.push_back(cost * (1.0 + markup[i]) * scarcity * (1.0 + token_tax));
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

std::vector<std::uint32_t>
undominated(std::span<const AiModel> models, std::span<const double> prices, std::size_t domain) {
    EXPECTS(models.size() == prices.size());
    const auto strength = [&](std::uint32_t i) {
        const std::vector<double>& own = models[i].domain_strength;
        return models[i].intelligence + (domain < own.size() ? own[domain] : 0.0);
    };
    const auto money = [&](std::uint32_t i) { return prices[i] * models[i].wordiness; };
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < models.size(); ++i) {
        if (prices[i] < not_on_offer) {
            order.push_back(i);
        }
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (money(a) != money(b)) {
            return money(a) < money(b);
        }
        return strength(a) != strength(b) ? strength(a) > strength(b) : a < b;
    });
    std::vector<std::uint32_t> result;
    double best = -std::numeric_limits<double>::infinity();
    for (const std::uint32_t i : order) {
        if (strength(i) > best) {
            best = strength(i);
            result.push_back(i);
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

ConstantIntelligenceIndex::ConstantIntelligenceIndex(const TokenPriceParameters& prices)
    : value_{prices.reference_cost * (1.0 + prices.markup)} {}

double ConstantIntelligenceIndex::advance(std::span<const AiModel> models,
                                          std::span<const double> prices) {
    const double frontier = best_intelligence(models, prices);
    if (!(frontier > -not_on_offer)) {
        return value_;
    }
    const auto price_at = [&](double level) {
        const std::size_t place = cheapest_at_least(models, prices, level);
        return place < models.size() ? prices[place] : not_on_offer;
    };
    double log_change = 0.0;
    double compared = 0.0;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
        const double now = price_at(levels_[i]);
        if (now < not_on_offer) { // a level that may no longer be sold has no price
            log_change += math::log(now / last_prices_[i]);
            compared += 1.0;
        }
    }
    if (compared > 0.0) {
        value_ *= math::exp(log_change / compared);
    }
    levels_.clear();
    last_prices_.clear();
    for (const double below : index_levels) {
        levels_.push_back(frontier - below);
        last_prices_.push_back(price_at(frontier - below));
    }
    return value_;
}

} // namespace tenfold
