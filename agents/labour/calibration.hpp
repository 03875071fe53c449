// SPDX-License-Identifier: Apache-2.0
/// Constants of the labour market that follow from the scenario alone; immutable during a run.
#pragma once

#include "agents/labour/labour_equations.hpp"
#include "agents/money/calibration.hpp"

#include <vector>

namespace tenfold {

struct ModelCalibration : MoneyCalibration {
    MatchingCalibration matching;
    double mean_separation_rate = 0.0; // [1/month]
    std::vector<double> switching;     // occupation x occupation, per monthly review (Eq. 4)
    std::vector<bool> far; // occupation x occupation: whether the move requires retraining
};

} // namespace tenfold
