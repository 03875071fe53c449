// SPDX-License-Identifier: Apache-2.0
#include "tools/bench/bench.hpp"

#include "core/check.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace tenfold::bench {

void Report::add(std::string name, double value) {
    add_raw(std::move(name), fmt::format("{:.6g}", value));
}

void Report::add_hex(std::string name, std::uint64_t value) {
    add_raw(std::move(name), fmt::format("\"{:016x}\"", value));
}

void Report::print(bool as_json) const {
    std::string text = as_json ? "{" : "";
    for (const auto& [name, value] : rows_) {
        if (as_json) {
            text += fmt::format("{}\"{}\": {}", text.size() > 1 ? ", " : "", name, value);
        } else {
            const bool quoted = value.front() == '"';
            text +=
                fmt::format("{:<22}{}\n", name, quoted ? value.substr(1, value.size() - 2) : value);
        }
    }
    text += as_json ? "}\n" : "";
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void add_common(CLI::App& command, CommonOptions& options) {
    command.add_option("--threads", options.threads, "threads to run on")->capture_default_str();
    command.add_option("--shards", options.shards, "blocks of agents; 0: chosen by the engine")
        ->capture_default_str();
    command.add_option("--seed", options.seed, "seed of the random numbers")->capture_default_str();
    command.add_flag("--json", options.json, "print one JSON object");
}

void require(bool condition, const std::string& message) {
    if (!condition) {
        throw UsageError{message};
    }
}

} // namespace tenfold::bench
