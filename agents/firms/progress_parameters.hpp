// SPDX-License-Identifier: Apache-2.0
/// Parameters of progress: science, and tasks that are new.
#pragma once

#include "core/describe.hpp"

namespace tenfold {

/// Growth of productivity by research (semi-endogenous).
struct ScienceParameters {
    double research_share = 0.5;
    double output_exponent = 0.5;
    double fishing_out = 3.0;
    double largest_output = 10.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"research_share",
                            "1",
                            range::share,
                            "assumption",
                            "Share of trend growth that comes from research; the rest comes by "
                            "itself."},
                      self.research_share);
        visitor.value(Field{"output_exponent",
                            "1",
                            {0.0, 2.0},
                            "assumption",
                            "Power of research output, people and coworkers together, with which "
                            "it brings growth."},
                      self.output_exponent);
        visitor.value(Field{"fishing_out",
                            "1",
                            {0.0, 100.0},
                            "memory: Bloom et al. 2020, ideas get harder to find",
                            "How fast further progress gets harder, for each unit of the logarithm "
                            "of productivity above trend."},
                      self.fishing_out);
        visitor.value(Field{"largest_output",
                            "1",
                            {1.0, 1e6},
                            "assumption",
                            "Largest multiple of today's research output that counts."},
                      self.largest_output);
    }
};

/// Tasks for people that appear as coworkers take over old ones.
struct NewTaskParameters {
    double rate = 0.0;
    double quality = 1.1;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"rate",
                            "1/yr",
                            {0.0, 10.0},
                            "assumption: none in the baseline",
                            "New tasks a year, in hours of a sector's work, for each share of its "
                            "hours that coworkers have taken over."},
                      self.rate);
        visitor.value(Field{"quality",
                            "1",
                            {0.0, 10.0},
                            "assumption: a tenth more than what they cost",
                            "What an hour in new tasks is worth to final buyers, relative to an "
                            "hour of the sector's work when the tasks appear."},
                      self.quality);
    }
};

} // namespace tenfold
