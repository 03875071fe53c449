// SPDX-License-Identifier: Apache-2.0
/// The part of the tree of parameters that this room sees (agents/classification/tree.hpp).
#pragma once

#include "agents/coworkers/tree.hpp"
#include "agents/labour/parameters.hpp"

namespace tenfold {

/// Parameters of the labour market, and all below.
struct LabourParameters : CoworkerParameters {
    LabourMarketParameters labour_market;
    WageParameters wages;
    CourseParameters courses;
};

} // namespace tenfold
