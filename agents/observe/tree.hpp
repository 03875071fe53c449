// SPDX-License-Identifier: Apache-2.0
/// Parameters of observations and of recording.
#pragma once

#include "agents/firms/tree.hpp"
#include "agents/observe/observation_parameters.hpp"
#include "agents/observe/recording_parameters.hpp"

namespace tenfold {

/// Parameters of observations and recording, and of all layers below.
struct ObserverParameters : FirmParameters {
    ObservationParameters observations;
    RecordingParameters output;
};

} // namespace tenfold
