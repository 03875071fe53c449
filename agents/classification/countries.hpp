// SPDX-License-Identifier: Apache-2.0
/// A world of several countries: how they differ, and ownership across borders.
#pragma once

#include "core/describe.hpp"

#include <string>

namespace tenfold {

/// A country in a world of several. It has the sectors, occupations and tables of the scenario,
/// scaled by the factors below; with all factors 1 it is the scenario's economy.
struct Country {
    std::string key;
    std::string name;
    double people = 1.0;
    double productivity = 1.0;
    double exposure = 1.0;
    double readiness = 1.0;
    double chips = 1.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{"key", "", {}, "scenario", "Short name, unique among countries.", required},
            self.key);
        visitor.value(Field{"name", "", {}, "scenario", "Name for people.", required}, self.name);
        visitor.value(Field{"people",
                            "1",
                            {0.0, 1e4, true},
                            "scenario",
                            "Labour force and number of firms, relative to the tables.",
                            required},
                      self.people);
        visitor.value(Field{"productivity",
                            "1",
                            {0.0, 100.0, true},
                            "scenario",
                            "Output and wages per person, relative to those of the tables.",
                            required},
                      self.productivity);
        visitor.value(Field{"exposure",
                            "1",
                            {0.0, 10.0},
                            "assumption: as in the tables",
                            "Share of hours in digital task domains, relative to that of each "
                            "occupation in the scenario; the other domains take the rest."},
                      self.exposure);
        visitor.value(Field{"readiness",
                            "1",
                            {0.0, 10.0},
                            "assumption: as in the scenario",
                            "Factor on the rates at which firms start to use coworkers, by "
                            "themselves and after their peers, and integrate them."},
                      self.readiness);
        visitor.value(Field{"chips",
                            "1",
                            {0.0, 1e4},
                            "assumption: as in the scenario",
                            "Chips at work on the first day, relative to compute.initial_chips."},
                      self.chips);
    }
};

/// Location and ownership of the labs.
struct WorldParameters {
    std::string home;
    double home_bias = 0.7;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"home",
                            "",
                            {},
                            "assumption",
                            "Key of the home country of the labs; empty: the first."},
                      self.home);
        visitor.value(
            Field{"home_bias",
                  "1",
                  range::share,
                  "assumption",
                  "Share of the dividends of labs and compute operators that goes to owners in "
                  "their country; the rest goes to owners abroad, in proportion to GDP."},
            self.home_bias);
    }
};

/// The place of an economy in the world. By default the economy is closed: it has labs, and no
/// foreign owners.
struct WorldPlace {
    bool makes_models = true; // labs are here; otherwise buyers use models of labs abroad
    double held_abroad = 0.0; // share of the labs' and operator's dividends paid to owners abroad
};

} // namespace tenfold
