// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tools/common/messages.hpp"
#include "tools/common/progress_bar.hpp"
#include "tools/common/shell_line.hpp"
#include "tools/common/summary_text.hpp"
#include "tools/common/text_table.hpp"
#include "tools/sweep/commands.hpp"
#include "tools/sweep/sweep_directory.hpp"
#include "tools/sweep/sweep_options.hpp"

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_told = 20; // failed runs in the text

struct FailedRun {
    std::size_t run;
    std::string message;
};

/// State of the sweep from all shards.
struct Standing {
    std::size_t complete = 0;
    std::vector<FailedRun> failed;
    std::size_t missing = 0;
    std::size_t whole_shards = 0;
    double seconds = 0.0; // total of all finished runs
};

Standing standing_of(const SweepDirectory& directory) {
    Standing standing;
    for (std::size_t shard = 0; shard < directory.shards(); ++shard) {
        if (!std::filesystem::exists(directory.shard_path(shard))) {
            standing.missing += directory.runs_of(shard);
            continue;
        }
        const SweepTable table = directory.read_shard(shard);
        for (std::size_t row = 0; row < table.runs(); ++row) {
            standing.seconds += table.records.seconds[row];
            if (table.records.status[row] == RunStatus::failed) {
                standing.failed.push_back(
                    {directory.first_run(shard) + row, table.records.message[row]});
            }
        }
        const std::size_t missing = table.count(RunStatus::missing);
        standing.complete += table.count(RunStatus::complete);
        standing.missing += missing;
        standing.whole_shards += missing == 0 ? 1 : 0;
    }
    return standing;
}

std::string line_of(const SweepDirectory& directory, std::size_t run) {
    return run_line(directory.sweep(), directory.scenario_path(), run);
}

std::string standing_text(const SweepDirectory& directory, const Standing& standing) {
    const std::size_t ended = standing.complete + standing.failed.size();
    std::string text =
        fmt::format("{}: {} of {} runs complete, {} failed, {} missing; {} of {} shards complete\n",
                    directory.sweep().identity.study_name,
                    with_separators(static_cast<double>(standing.complete)),
                    with_separators(static_cast<double>(directory.runs())),
                    standing.failed.size(),
                    with_separators(static_cast<double>(standing.missing)),
                    standing.whole_shards,
                    directory.shards());
    if (ended > 0) {
        text += fmt::format("{} of computing time so far, {:.3g} s per run\n",
                            clock_text(standing.seconds),
                            standing.seconds / static_cast<double>(ended));
    }
    for (std::size_t i = 0; i < standing.failed.size() && i < most_told; ++i) {
        const FailedRun& failed = standing.failed[i];
        text += fmt::format("run {} failed: {}\n  repeat: {}\n",
                            failed.run,
                            failed.message,
                            line_of(directory, failed.run));
    }
    if (standing.failed.size() > most_told) {
        text += fmt::format("and {} more failed runs (--json lists all)\n",
                            standing.failed.size() - most_told);
    }
    if (standing.missing > 0) {
        text += fmt::format(
            "to resume: {}\n",
            shell_line({"tenfold", "sweep", "run", "--dir", directory.path().string()}));
    }
    return text;
}

std::string standing_json(const SweepDirectory& directory, const Standing& standing) {
    Json json;
    json["study"] = directory.sweep().identity.study_name;
    json["runs"] = directory.runs();
    json["complete"] = standing.complete;
    json["failed"] = standing.failed.size();
    json["missing"] = standing.missing;
    json["shards"] = directory.shards();
    json["runs_per_shard"] = directory.runs_per_shard();
    json["seconds"] = standing.seconds;
    json["failed_runs"] = Json::array();
    for (const FailedRun& failed : standing.failed) {
        json["failed_runs"].push_back({{"run", failed.run},
                                       {"message", failed.message},
                                       {"command", line_of(directory, failed.run)}});
    }
    return json.dump(2) + "\n";
}

int perform(const SweepRequest& request, const Invocation&) {
    const SweepDirectory directory = SweepDirectory::open(request.directory);
    if (request.run) {
        if (*request.run >= directory.runs()) {
            throw UsageError{fmt::format("there is no run {}: the sweep has {}, numbered from 0",
                                         *request.run,
                                         directory.runs())};
        }
        print_data(line_of(directory, *request.run) + "\n");
        return exit_ok;
    }
    const Standing standing = standing_of(directory);
    print_data(request.json ? standing_json(directory, standing)
                            : fitted(standing_text(directory, standing)));
    return exit_ok;
}

} // namespace

OptionCheck status_command(Options& options) {
    return command_of(options, define_status, check_directory, perform);
}

} // namespace tenfold
