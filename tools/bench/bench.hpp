// SPDX-License-Identifier: Apache-2.0
/// The benchmarks of `tenfold-bench`: each is a subcommand that checks its arguments, runs a model
/// on the engine, times only the loop and prints the measurements.
#pragma once

#include "core/stopwatch.hpp"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tenfold::bench {

/// The measurements of a benchmark in the order of printing.
class Report {
public:
    void add(std::string name, std::uint64_t value) {
        add_raw(std::move(name), std::to_string(value));
    }
    void add(std::string name, double value);
    /// A 64-bit word in hexadecimal; a string in JSON, where numbers are doubles.
    void add_hex(std::string name, std::uint64_t value);

    /// One line per figure, or one JSON object; to stdout.
    void print(bool as_json) const;

private:
    void add_raw(std::string name, std::string text) {
        rows_.emplace_back(std::move(name), std::move(text));
    }

    std::vector<std::pair<std::string, std::string>> rows_;
};

/// Options of every benchmark.
struct CommonOptions {
    unsigned threads = 1;
    unsigned shards = 0; // 0: automatic
    std::uint64_t seed = 1;
    bool json = false;
};

/// Declares the common options on a subcommand.
void add_common(CLI::App& command, CommonOptions& options);

/// Throws UsageError "problem (why)" unless `condition` holds.
void require(bool condition, const std::string& message);

/// The subcommands, which run when they are parsed.
void add_phold(CLI::App& app);
void add_mm1(CLI::App& app);
void add_wealth(CLI::App& app);
void add_draws(CLI::App& app);

} // namespace tenfold::bench
