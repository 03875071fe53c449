// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/progress.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace tenfold {

double research_factor(const ScienceParameters& parameters, double research_output) {
    const double output =
        std::clamp(research_output, 1.0 / parameters.largest_output, parameters.largest_output);
    return math::power(output, parameters.output_exponent);
}

double science_growth(const ScienceParameters& parameters,
                      double trend_growth,
                      double research_output,
                      double excess) {
    const double share = parameters.research_share;
    return trend_growth * ((1.0 - share) + share * research_factor(parameters, research_output) *
                                               math::exp(-parameters.fishing_out * excess));
}

double
new_tasks(const NewTaskParameters& parameters, double tasks, double human_hours, double years) {
    return tasks + parameters.rate * std::max(0.0, 1.0 - human_hours) * years;
}

double
next_quality(const NewTaskParameters& parameters, double quality, double added, double hours) {
    return added > 0.0 ? quality * (1.0 + parameters.quality * added / hours) : quality;
}

} // namespace tenfold
