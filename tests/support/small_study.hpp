// SPDX-License-Identifier: Apache-2.0
/// A small study of the made-up economy, as a file in a directory of its own.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/temporary_directory.hpp"

namespace tenfold::test {

/// Six runs of a month: three unemployment rates with two replicates each.
class SmallStudy {
public:
    SmallStudy() { write("small", "values: [0.03, 0.04, 0.05]", "series: [gdp, employment]"); }

    /// Writes the file anew: its name, what its factor takes, what is kept.
    void
    write(const std::string& name, const std::string& values, const std::string& outputs) const {
        std::ofstream{path()} << "format: 1\nname: " << name << "\nscenario: \""
                              << TENFOLD_SOURCE_DIR
                              << "/scenarios/tiny.yaml\"\nset: [\"time.end=2023-02-01\"]\n"
                              << "factors:\n  - {key: rate, path: labour_market.unemployment_rate, "
                              << values << "}\nreplicates: 2\noutputs: {" << outputs << "}\n";
    }

    [[nodiscard]] std::filesystem::path path() const { return directory_.path() / "study.yaml"; }
    /// Where a sweep of it may be; nothing is there yet.
    [[nodiscard]] std::filesystem::path sweep() const { return directory_.path() / "sweep"; }

private:
    TemporaryDirectory directory_;
};

} // namespace tenfold::test
