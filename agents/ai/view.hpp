// SPDX-License-Identifier: Apache-2.0
/// Read-only views of labs and of the compute operator, with the state that each may write.
#pragma once

#include "agents/ai/compute_market.hpp"
#include "agents/ai/lab.hpp"
#include "agents/ai/token_market.hpp"
#include "agents/ai/tree.hpp"
#include "agents/classification/countries.hpp"
#include "agents/events/turn.hpp"
#include "agents/finance/view.hpp"

namespace tenfold {

class ModelCatalogue;

/// Published state of labs and compute in a month.
struct AiSignals {
    ComputeSignals compute;
    double training_capital = 0.0;       // wanted by all labs from owners this month [cents]
    double outside_capital_factor = 1.0; // share of the wanted capital that owners provide
};

struct AiView : FinanceView {
    const AiParameters& parameters;
    const WorldPlace& place;
    const AiSignals& ai;
    const ModelCatalogue& catalogue;
    TokenPurchases token_purchases;
};

/// Dollars of labs and of the compute operator, which are those of an economy with the declared
/// GDP, per dollar of the simulated economy.
[[nodiscard]] inline double dollars_per_simulated(const AiParameters& parameters,
                                                  const MoneyCalibration& calibration) {
    return parameters.intelligence.nominal_gdp /
           (calibration.national_accounts.gdp / parameters.scale);
}

/// A handler's access for one lab.
class LabTurn : public Turn<LabKind, AiView> {
public:
    LabTurn(LabContext& context, LabState& own, const AiView& view)
        : Turn{context, view}, lab{own} {}

    LabState& lab;
};

/// A handler's access for the compute operator.
class OperatorTurn : public Turn<OperatorKind, AiView> {
public:
    OperatorTurn(OperatorContext& context, OperatorState& own, const AiView& view)
        : Turn{context, view}, state{own} {}

    OperatorState& state;
};

} // namespace tenfold
