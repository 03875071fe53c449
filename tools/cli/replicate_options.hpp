// SPDX-License-Identifier: Apache-2.0
/// The options of `tenfold replicate`.
#pragma once

#include "agents/labour_network/labour_network.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "tools/common/options.hpp"

namespace tenfold {

/// The checked request of `tenfold replicate`.
struct ReplicateRequest {
    std::string occupations;
    std::string network; // empty: the complete network
    LabourShock shock = LabourShock::none;
    bool stochastic = false;
    double scale = 100.0; // real people per simulated person
    std::uint64_t seed = 1;
    std::uint64_t seeds = 10;
    unsigned threads = 0; // 0: all available to this process
    std::string output_path;
    bool quiet = false;
    bool force = false;
};

/// The options as text.
struct RawReplicateOptions {
    std::vector<std::string> names;
    std::string occupations, network, shock, scale, seed, seeds, threads, out;
    bool stochastic = false;
    bool quiet = false;
    bool force = false;
};

/// Declares the options; `raw` must outlive the parsing of the command line.
void define_replicate(Options& options, RawReplicateOptions& raw);

/// Checks the options. Throws UsageError.
[[nodiscard]] ReplicateRequest check_replicate(const RawReplicateOptions& raw);

} // namespace tenfold
