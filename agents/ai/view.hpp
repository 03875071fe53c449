// SPDX-License-Identifier: Apache-2.0
/// What labs and the compute operator see, and what they may write: their own state.
#pragma once

#include "agents/ai/compute_market.hpp"
#include "agents/ai/lab.hpp"
#include "agents/ai/model_catalogue.hpp"
#include "agents/ai/token_market.hpp"
#include "agents/classification/countries.hpp"
#include "agents/events/turn.hpp"
#include "agents/money/view.hpp"

namespace tenfold {

/// What everybody sees of labs and of compute in a month.
struct AiSignals {
    ComputeSignals compute;
    double training_capital = 0.0;       // that all labs want from owners this month [cents]
    double outside_capital_factor = 1.0; // of what labs and operator ask owners for
};

struct AiView : MoneyView {
    const AiParameters& parameters;
    const WorldPlace& place;
    const AiSignals& ai;
    const ModelCatalogue& catalogue;
    TokenPurchases token_purchases;
};

/// Dollars of labs and of the compute operator, who live in an economy of the declared GDP, per
/// dollar of the simulated economy.
[[nodiscard]] inline double dollars_per_simulated(const AiParameters& parameters,
                                                  const MoneyCalibration& calibration) {
    return parameters.intelligence.nominal_gdp /
           (calibration.national_accounts.gdp / parameters.scale);
}

/// The turn of a lab.
class LabTurn : public Turn<LabKind, AiView> {
public:
    LabTurn(LabContext& context, LabState& own, const AiView& view)
        : Turn{context, view}, lab{own} {}

    LabState& lab;
};

/// The turn of the compute operator.
class OperatorTurn : public Turn<OperatorKind, AiView> {
public:
    OperatorTurn(OperatorContext& context, OperatorState& own, const AiView& view)
        : Turn{context, view}, state{own} {}

    OperatorState& state;
};

} // namespace tenfold
