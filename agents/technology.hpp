// SPDX-License-Identifier: Apache-2.0
/// Artificial intelligence as everybody sees it in a month: the best model, prices of tokens, and
/// what coworkers could do in each occupation and sector.
#pragma once

#include "core/parallel.hpp"
#include "core/time.hpp"

#include "agents/delegation.hpp"
#include "agents/intelligence.hpp"
#include "agents/token_price.hpp"

#include <span>
#include <vector>

namespace tenfold {

struct EconomyParameters;

/// Published on the first day of a month.
struct TechnologySignals {
    std::vector<OccupationPotential> potential; // per occupation: what coworkers could do
    std::vector<double> sector_saving;   // per sector: saving at full adoption, share of wage bill
    std::vector<double> sector_success;  // per sector: success on the hours that would be delegated
    double token_price = 0.0;            // chained constant-intelligence index [USD/Mtok]
    double token_price_gpt4_level = 0.0; // [USD/Mtok]
    double token_price_frontier = 0.0;   // [USD/Mtok]
    double intelligence = 0.0;
    double inference_multiplier = 1.0;
    double horizon_minutes = 0.0;
    double effective_resources = 0.0; // [FLOP]
};

/// The technology of the run: computes the signals of each month.
class Technology {
public:
    explicit Technology(const EconomyParameters& parameters);

    /// Signals of the month that begins on `date`; dates must not go back.
    void advance(const EconomyParameters& parameters, Date date, ThreadPool& pool);

    [[nodiscard]] const TechnologySignals& signals() const { return signals_; }

private:
    void set_potential(const EconomyParameters& parameters, Date date, ThreadPool& pool);
    void set_sector_potential(const EconomyParameters& parameters);

    FrontierPath frontier_;
    ConstantIntelligenceIndex price_index_;
    TechnologySignals signals_;
};

} // namespace tenfold
