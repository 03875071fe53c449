// SPDX-License-Identifier: Apache-2.0
/// The typed scenario: everything a run needs, read from YAML, validated, immutable afterwards.
#pragma once

#include "core/describe.hpp"

#include "agents/economy/parameters.hpp"

#include <cstdint>
#include <string>

namespace tenfold {

/// A whole scenario: the parameters of the model, and what names a run.
struct Scenario : Parameters {
    std::int64_t format = 1;
    std::string name;
    std::string description;
    std::int64_t seed = 1;
    std::int64_t replicate = 0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{
                "format", "1", {1.0, 1.0}, "scenario", "Version of the scenario format.", required},
            self.format);
        visitor.value(Field{"name", "", {}, "scenario", "Short name of the scenario.", required},
                      self.name);
        visitor.value(Field{"description",
                            "",
                            {},
                            "assumption",
                            "Purpose of the scenario and expected results."},
                      self.description);
        visitor.value(Field{"seed",
                            "1",
                            {0.0, 9007199254740992.0},
                            "assumption",
                            "Seed of all random numbers."},
                      self.seed);
        visitor.value(
            Field{"replicate",
                  "1",
                  {0.0, 4294967295.0},
                  "assumption",
                  "Number of the replicate: independent random numbers under the same seed."},
            self.replicate);
        Parameters::describe(self, visitor);
    }
};

} // namespace tenfold
