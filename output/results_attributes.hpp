// SPDX-License-Identifier: Apache-2.0
/// The tables of attributes of a results file: at the root, what belongs to the results; in the
/// group /run, what may differ between equal runs.
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
    /// Its value; none when this file does not have it.
    std::optional<AttributeValue> (*value)(const Results& results) = nullptr;
};

/// Of the root, in the order of the file.
[[nodiscard]] std::span<const ResultsAttribute> root_attributes();

/// Of the group /run, in the order of the file. Beside them there is one `library_NAME` for each
/// library, with its version.
[[nodiscard]] std::span<const ResultsAttribute> run_attributes();

/// Sets the attributes of a table that `results` have.
void write_attributes(Hdf5Writer& file,
                      const std::string& group,
                      std::span<const ResultsAttribute> attributes,
                      const Results& results);

/// Makes the group and says in it how, where and when the file was made.
void write_provenance(Hdf5Writer& file, const std::string& group, const Provenance& provenance);

} // namespace tenfold
