// SPDX-License-Identifier: Apache-2.0
/// What is observed and written down.
#pragma once

#include "agents/firms/tree.hpp"
#include "agents/observe/observation_parameters.hpp"
#include "agents/observe/recording_parameters.hpp"

namespace tenfold {

/// What is observed and recorded, and all below.
struct ObserverParameters : FirmParameters {
    ObservationParameters observations;
    RecordingParameters output;
};

} // namespace tenfold
