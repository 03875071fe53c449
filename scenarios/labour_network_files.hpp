// SPDX-License-Identifier: Apache-2.0
/// The data files of the labour network: occupations, and moves of people between them.
///
/// All problems of a file are reported together (at most 20), one per line, as
///     file:line:column: column: problem (allowed: ...)
/// ScenarioError (exit code 3) if a file is invalid, FileError (4) if it cannot be read.
#pragma once

#include "agents/labour/mobility_network.hpp"
#include "agents/labour_network/labour_network.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tenfold {

/// Most occupations of a table.
inline constexpr std::uint32_t most_labour_occupations = 2048;

/// A table of occupations. An id is any text, unique among occupations.
struct LabourOccupationTable {
    std::vector<std::string> ids;
    LabourOccupations occupations;
};

/// Reads a table with the columns `id`, `employment` (or `employment_avg_monthly_2010_2017`;
/// people, in [0, 1e10]) and `automation_probability` (or `frey_osborne_auto_prob`; in [0, 1]), in
/// any order; other columns are ignored.
[[nodiscard]] LabourOccupationTable load_labour_occupations(const std::filesystem::path& path);

/// Reads a network, either a table of links with the columns `source`, `target` (ids of
/// `occupations`) and `weight` (in [0, 1e12]), or a square of weights without header whose rows
/// (from) and columns (to) follow the order of `occupations`.
[[nodiscard]] MobilityNetwork load_mobility_network(const std::filesystem::path& path,
                                                    const LabourOccupationTable& occupations);

} // namespace tenfold
