// SPDX-License-Identifier: Apache-2.0
/// The tables of attributes of a results file: those of the results at the root, and those that may
/// differ between equal runs in the group /run.
#pragma once

#include "output/hdf5.hpp"
#include "output/hdf5_reader.hpp"
#include "output/results_file.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// One attribute.
struct ResultsAttribute {
    std::string_view name;
    std::string_view meaning; // one sentence
    /// Its value; none if this file lacks the attribute.
    std::optional<AttributeValue> (*value)(const Results& results) = nullptr;
};

/// Of the root, in the order of the file.
[[nodiscard]] std::span<const ResultsAttribute> root_attributes();

/// Of the group /run, in the order of the file. Beside them there is one `library_NAME` for each
/// library, with its version.
[[nodiscard]] std::span<const ResultsAttribute> run_attributes();

/// Sets the attributes of a table for `results`.
void write_attributes(Hdf5Writer& file,
                      const std::string& group,
                      std::span<const ResultsAttribute> attributes,
                      const Results& results);

/// Creates the group with the provenance of the file.
void write_provenance(Hdf5Writer& file, const std::string& group, const Provenance& provenance);

} // namespace tenfold
