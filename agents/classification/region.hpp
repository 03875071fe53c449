// SPDX-License-Identifier: Apache-2.0
/// Regions, each with its own labour markets.
#pragma once

#include "core/describe.hpp"

#include <string>

namespace tenfold {

/// A region of the country, with its own labour markets.
struct Region {
    std::string key;
    std::string name;
    double share = 1.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{"key", "", {}, "scenario", "Short name, unique among regions.", required},
            self.key);
        visitor.value(Field{"name", "", {}, "scenario", "Name for people.", required}, self.name);
        visitor.value(Field{"share",
                            "1",
                            range::positive,
                            "scenario",
                            "Weight of the region in the number of jobs.",
                            required},
                      self.share);
    }
};

} // namespace tenfold
