// SPDX-License-Identifier: Apache-2.0
#include "output/sweep_file.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "tools/common/exit_codes.hpp"
#include "tools/common/messages.hpp"
#include "tools/common/output_claim.hpp"
#include "tools/common/provenance.hpp"
#include "tools/common/summary_text.hpp"
#include "tools/common/text_table.hpp"
#include "tools/sweep/sweep_commands.hpp"

namespace tenfold {

namespace {

template <class T>
void copy_rows(const std::vector<T>& from, std::vector<T>& to, std::size_t first) {
    std::ranges::copy(from, to.begin() + static_cast<std::ptrdiff_t>(first));
}

/// Puts what a shard has recorded into the rows of the whole.
void add_shard(const SweepTable& shard, SweepTable& whole) {
    const auto first = static_cast<std::size_t>(shard.first_run);
    copy_rows(shard.records.status, whole.records.status, first);
    copy_rows(shard.records.message, whole.records.message, first);
    copy_rows(shard.records.digest, whole.records.digest, first);
    copy_rows(shard.records.seconds, whole.records.seconds, first);
    for (std::size_t i = 0; i < whole.scalars.size(); ++i) {
        copy_rows(shard.scalars[i].values, whole.scalars[i].values, first);
    }
    for (std::size_t i = 0; i < whole.series.size(); ++i) {
        const std::size_t places = whole.places(whole.series[i]);
        copy_rows(shard.series[i].values, whole.series[i].values, first * places);
    }
}

/// Of an earlier collection of the same sweep nothing is lost.
std::string other_than_sweep(const std::filesystem::path& file, const SweepIdentity& wanted) {
    try {
        const SweepIdentity found = read_sweep(file, SweepFileKind::whole).identity;
        return found.plan_sha256 == wanted.plan_sha256 &&
                       found.scenario_sha256 == wanted.scenario_sha256
                   ? std::string{}
                   : fmt::format("it holds another sweep, {}", found.study_name);
    } catch (const FileError&) {
        return "it is there, and it is not a sweep that this program can read";
    }
}

OutputClaim claim_output(const SweepRequest& request, const SweepDirectory& directory) {
    PlannedOutput whole{directory.collected_path(), [&](const std::filesystem::path& file) {
                            return other_than_sweep(file, directory.sweep().identity);
                        }};
    whole.of_a_sweep = true;
    return {{&whole, 1}, {}, request.force};
}

} // namespace

SweepTable collect(const SweepDirectory& directory) {
    SweepTable whole = table_of(directory.sweep(), 0, directory.runs());
    for (std::size_t shard = 0; shard < directory.shards(); ++shard) {
        if (std::filesystem::exists(directory.shard_path(shard))) {
            add_shard(directory.read_shard(shard), whole);
        }
    }
    return whole;
}

int collect_command(const SweepRequest& request, const std::string& invocation) {
    const std::string started = now_text();
    const SweepDirectory directory = SweepDirectory::open(request.directory);
    const OutputClaim claim = claim_output(request, directory);
    const SweepTable table = collect(directory);
    const std::size_t missing = table.count(RunStatus::missing);
    Provenance provenance;
    add_provenance(provenance, invocation, started);
    provenance.status = missing == 0 ? "complete" : "interrupted";
    for (const double seconds : table.records.seconds) {
        provenance.run_seconds += seconds;
    }
    write_sweep(directory.collected_path(), table, SweepFileKind::whole, provenance);
    const std::size_t failed = table.count(RunStatus::failed);
    print_summary(
        fitted(fmt::format("{}: {} runs, {} complete, {} failed, {} missing\n",
                           directory.collected_path().string(),
                           with_separators(static_cast<double>(table.runs())),
                           with_separators(static_cast<double>(table.count(RunStatus::complete))),
                           failed,
                           missing)));
    return failed > 0 || missing > 0 ? exit_failed_runs : exit_ok;
}

} // namespace tenfold
