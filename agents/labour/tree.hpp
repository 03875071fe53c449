// SPDX-License-Identifier: Apache-2.0
/// Parameters that the labour market reads (agents/classification/tree.hpp).
#pragma once

#include "agents/coworkers/tree.hpp"
#include "agents/labour/parameters.hpp"

namespace tenfold {

/// Parameters of the labour market and of all layers below.
struct LabourParameters : CoworkerParameters {
    LabourMarketParameters labour_market;
    WageParameters wages;
    CourseParameters courses;
};

} // namespace tenfold
