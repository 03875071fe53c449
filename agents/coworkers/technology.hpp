// SPDX-License-Identifier: Apache-2.0
/// Artificial intelligence as everybody sees it in a month: models on offer, prices of tokens, and
/// what coworkers could do in each occupation and sector.
#pragma once

#include "core/parallel.hpp"
#include "core/time.hpp"

#include "agents/ai/abroad.hpp"
#include "agents/ai/catalogue.hpp"
#include "agents/coworkers/delegation.hpp"

#include <limits>
#include <span>
#include <vector>

namespace tenfold {

struct EconomyParameters;

/// A choice of models, modes and inference multipliers, made for every occupation and task domain
/// in one month. Firms work with the generation that they have integrated until a later one is
/// worth the change; prices and wages are always today's.
struct Generation {
    int idle_months = 0;                        // in which no firm worked with it
    std::vector<DomainPotential> domains;       // occupation x task domain
    std::vector<OccupationPotential> potential; // per occupation: what coworkers could do
    std::vector<double> hour_price;     // per occupation: tokens of an hour of all its work [USD/h]
    std::vector<double> sector_saving;  // per sector: saving at full adoption, share of wage bill
    std::vector<double> sector_success; // per sector: success on the hours that would be delegated
};

/// Published on the first day of a month.
struct TechnologySignals {
    double token_price = 0.0;            // chained constant-intelligence index [USD/Mtok]
    double token_price_gpt4_level = 0.0; // of the cheapest model as good as GPT-4 [USD/Mtok]
    double token_price_frontier = 0.0;   // of the best model [USD/Mtok]
    double intelligence = 0.0;           // of the best model
    double resources = 0.0;              // that went into it [FLOP]
    double inference_multiplier = 1.0;
    double horizon_minutes = 0.0;
    double log_efficiency = 0.0; // log10 of algorithmic efficiency
};

/// What a month's signals are computed from.
struct TechnologyInputs {
    Date date{};
    double years = 0.0;              // since the last time
    double training_compute = 0.0;   // bought by all labs since then [FLOP/yr]
    double scarcity = 1.0;           // factor on prices
    double token_tax = 0.0;          // share of the price before tax
    std::vector<double> hourly_cost; // of labour, by occupation [USD/h]
    std::vector<bool> in_use;        // generations that some firm works with
    double research = 1.0;           // factor on progress of algorithms that needs no compute
    double capability_cap = std::numeric_limits<double>::infinity(); // of models on offer
    bool open_weights_allowed = true;
    const PublishedTechnology* published = nullptr; // by labs abroad, if no labs are at home
};

/// The technology of the run: keeps the catalogue of models and computes the signals of each month.
class Technology {
public:
    Technology(const EconomyParameters& parameters, std::vector<AiModel> models);

    /// Puts a model on offer; it shows in the signals of the next month.
    void add(AiModel model) { models_.push_back(std::move(model)); }
    /// The models of a lab that has closed stay on offer, and anybody may serve them.
    void hand_to_hosts(LabId lab);

    /// Algorithms get better by so many powers of ten at once.
    void improve_algorithms(double decades) { signals_.log_efficiency += decades; }

    /// The weights of the best model become open, or rather of one that is less intelligent by
    /// `below` and so smaller.
    void open_weights(double below, Date date);

    /// Signals of the month that begins; dates must not go back.
    void
    advance(const EconomyParameters& parameters, const TechnologyInputs& inputs, ThreadPool& pool);

    [[nodiscard]] const TechnologySignals& signals() const { return signals_; }
    [[nodiscard]] std::span<const AiModel> models() const { return models_; }
    [[nodiscard]] const PriceList& prices() const { return prices_; }
    /// Models on the price list: those released this month are not on it yet.
    [[nodiscard]] std::span<const AiModel> priced_models() const {
        return std::span{models_}.first(prices_.price.size());
    }
    /// What the latest price list offers for the tasks of each domain of the scenario.
    [[nodiscard]] std::vector<std::vector<ModelUse>>
    uses(const EconomyParameters& parameters) const;
    /// Whether any model may be bought.
    [[nodiscard]] bool any_offer() const;
    /// Models that people use (none if none is on offer): the cheapest at the level of the
    /// frontier, and half a unit and one unit below.
    [[nodiscard]] std::vector<std::uint32_t> people_models() const;
    /// The chained price index on the first day [USD/Mtok].
    [[nodiscard]] double first_price() const { return first_price_; }
    [[nodiscard]] const Generation& generation(std::size_t number) const {
        return generations_[number];
    }
    /// Number of the latest generation: months since the start.
    [[nodiscard]] std::size_t latest() const { return generations_.size() - 1; }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [models, prices, price_index, first_price, training_compute, generations, signals] =
            self;
        archive(models, prices, price_index, first_price);
        archive(training_compute, generations, signals);
    }

private:
    void advance_algorithms(const EconomyParameters& parameters, const TechnologyInputs& inputs);
    void set_prices(const EconomyParameters& parameters, const TechnologyInputs& inputs);
    void add_generation(const EconomyParameters& parameters,
                        const TechnologyInputs& inputs,
                        ThreadPool& pool);
    void renew_generations(const EconomyParameters& parameters,
                           const TechnologyInputs& inputs,
                           ThreadPool& pool);
    [[nodiscard]] DomainPotential renewed(const DomainPotential& choice,
                                          const DomainWork& work,
                                          std::size_t domain,
                                          double hourly_cost,
                                          const DelegationSetting& setting) const;

    std::vector<AiModel> models_; // all that were ever released, in that order
    PriceList prices_;
    ConstantIntelligenceIndex price_index_;
    double first_price_;
    std::vector<double> training_compute_; // of the last twelve months and this one [FLOP/yr]
    std::vector<Generation> generations_;  // empty where nobody works with it any more
    TechnologySignals signals_;
};

} // namespace tenfold
