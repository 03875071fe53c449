// SPDX-License-Identifier: Apache-2.0
/// Designs of experiments: the points in the unit cube of all factors to run. Pure functions of the
/// request; scenarios/factor.hpp maps a place to a value.
///
/// A factor with L levels has level floor(place * L), and the last one at place 1; a grid and a
/// list use (level + 0.5) / L. Sampled designs use any place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenfold {

enum class DesignKind {
    list,   // level k of every factor in row k
    grid,   // all combinations of levels, the last factor fastest
    random, // independent and uniform
    latin_hypercube,
    sobol,
    saltelli, // Saltelli et al., Computer Physics Communications 181:259, 2010
    morris,   // Morris, Technometrics 33:161, 1991
    one_at_a_time
};

/// The role of a row of a design.
enum class RowRole : std::int8_t {
    sample, // of a list, a grid or a sample of the space
    a,      // matrix A of a Saltelli design
    b,      // matrix B
    ab,     // A with the column of one factor from B
    ba,     // B with the column of one factor from A (second order)
    base,   // where a Morris trajectory begins; of one-at-a-time, all factors at their best
    step,   // of a Morris trajectory: one factor moved since the row before
    low,    // of one-at-a-time: one factor at its end, the others at their best
    high
};

struct DesignRow {
    std::vector<double> place; // of each factor, in [0, 1]; 1 itself only where a factor is at its
                               // end (morris, one_at_a_time)
    RowRole role = RowRole::sample;
    int factor = -1;       // that the row moves; -1: none
    std::size_t group = 0; // number of the sample, or of the trajectory
};

struct DesignRequest {
    DesignKind kind = DesignKind::grid;
    std::size_t samples = 1; // of random, latin_hypercube, sobol, saltelli; trajectories of morris
    std::uint64_t seed = 1;
    std::vector<std::size_t> levels; // a factor each: number of values it has; 0: a continuum
    std::vector<double> best;        // a factor each: its place in one-at-a-time
    std::size_t morris_levels = 4;   // even
    bool second_order = false;       // of saltelli: rows BA too
};

/// Number of rows, without computing them. Throws RunError for an invalid request and for 2^64 rows
/// or more.
[[nodiscard]] std::uint64_t design_size(const DesignRequest& request);

/// All rows, in a fixed order: groups one after the other, so that the first rows of a larger
/// design of the same kind (random, sobol, saltelli, morris) are the smaller design. Of a Saltelli
/// design a group is A, AB of each factor, BA of each factor (if requested), B; of one-at-a-time
/// the only group is the base, then low and high of each factor. Throws as design_size does.
[[nodiscard]] std::vector<DesignRow> make_design(const DesignRequest& request);

} // namespace tenfold
