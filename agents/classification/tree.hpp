// SPDX-License-Identifier: Apache-2.0
/// The root of the parameter structs: period, scale, classifications and calibration tables.
///
/// Each room of agents/ adds its groups in a struct that extends that of the room to its left, so
/// that a room sees only its own parameters and those of the rooms that it may include, under their
/// names in a scenario. The complete tree is `Parameters` (agents/economy/parameters.hpp).
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include "agents/classification/categories.hpp"
#include "agents/classification/region.hpp"

#include <cstddef>
#include <vector>

namespace tenfold {

/// First day of a run, and the day after its last.
struct TimeParameters {
    Date start{};
    Date end{};

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"start", "", {}, "scenario", "First simulated day.", required},
                      self.start);
        visitor.value(
            Field{"end", "", {}, "scenario", "Day after the last simulated day.", required},
            self.end);
    }
};

/// The calibration tables: employment, wages, mobility, supply.
struct TableParameters {
    Table employment;
    Table annual_wage;
    Table mobility;
    Table input_coefficients;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.table(TableField{"employment",
                                 "persons",
                                 {0.0, 1e10},
                                 "sectors",
                                 "occupations",
                                 "Jobs by sector and occupation at full scale."},
                      self.employment);
        visitor.table(
            TableField{"annual_wage",
                       "USD/yr",
                       {0.0, 1e8},
                       "sectors",
                       "occupations",
                       "Mean annual wage by sector and occupation; 0 if there are no jobs."},
            self.annual_wage);
        visitor.table(TableField{"mobility",
                                 "1",
                                 range::share,
                                 "occupations",
                                 "occupations",
                                 "Shares of moves from the occupation of the row to that of the "
                                 "column; each row sums to one."},
                      self.mobility);
        visitor.table(
            TableField{"input_coefficients",
                       "1",
                       {0.0, 1.0},
                       "sectors",
                       "sectors",
                       "Inputs from the row's sector per dollar of output of the column's sector."},
            self.input_coefficients);
    }
};

/// Parameters that every room reads.
struct ClassificationParameters {
    double scale = 1000.0; // real people (and firms) per simulated one
    TimeParameters time;
    std::vector<Sector> sectors;
    std::vector<Occupation> occupations;
    std::vector<TaskDomain> task_domains;
    std::vector<Region> regions; // at least one
    TableParameters tables;

    /// Number of labour markets: one for each region and occupation.
    [[nodiscard]] std::size_t markets() const { return regions.size() * occupations.size(); }
    /// Upper bound on the months of the run, to reserve storage.
    [[nodiscard]] std::size_t months() const {
        return static_cast<std::size_t>((time.end - time.start).count()) / 28 + 3;
    }
};

} // namespace tenfold
