// SPDX-License-Identifier: Apache-2.0
/// What follows from the parameters of a scenario before anything happens; immutable during a run.
#pragma once

#include "agents/labour/labour_equations.hpp"
#include "agents/money/calibration.hpp"

#include <vector>

namespace tenfold {

struct ModelCalibration : MoneyCalibration {
    MatchingCalibration matching;
    double mean_separation_rate = 0.0; // [1/month]
    std::vector<double> switching;     // occupation x occupation, per examination (Eq. 4)
    std::vector<bool> far;             // occupation x occupation: the move needs retraining
};

} // namespace tenfold
