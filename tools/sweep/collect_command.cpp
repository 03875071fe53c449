// SPDX-License-Identifier: Apache-2.0
#include "core/exit_codes.hpp"

#include "output/sweep_file.hpp"

#include "sim/provenance.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "tools/common/messages.hpp"
#include "tools/common/output_claim.hpp"
#include "tools/common/summary_text.hpp"
#include "tools/common/text_table.hpp"
#include "tools/sweep/commands.hpp"
#include "tools/sweep/open_sweep.hpp"
#include "tools/sweep/sweep_directory.hpp"
#include "tools/sweep/sweep_options.hpp"

namespace tenfold {

namespace {

/// Objection to overwriting a file other than an earlier collection of the same sweep.
std::string other_than_sweep(const std::filesystem::path& file, const SweepIdentity& wanted) {
    try {
        const SweepIdentity found = read_sweep(file, SweepFileKind::whole).identity;
        return found.plan_sha256 == wanted.plan_sha256 &&
                       found.scenario_sha256 == wanted.scenario_sha256
                   ? std::string{}
                   : fmt::format("it holds another sweep, {}", found.study_name);
    } catch (const FileError&) {
        return "it exists and is not a sweep of this program";
    }
}

OutputClaim claim_output(const SweepRequest& request, const SweepDirectory& directory) {
    PlannedOutput whole{directory.collected_path(), [&](const std::filesystem::path& file) {
                            return other_than_sweep(file, directory.sweep().identity);
                        }};
    whole.of_a_sweep = true;
    return {{&whole, 1}, {}, request.force};
}

int perform(const SweepRequest& request, const Invocation& invocation) {
    const std::string started = now_text();
    const SweepDirectory directory = SweepDirectory::open(request.directory);
    const OutputClaim claim = claim_output(request, directory);
    const SweepTable table = collect(directory);
    const std::size_t missing = table.count(RunStatus::missing);
    Provenance provenance;
    add_provenance(provenance, invocation.line, started);
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

} // namespace

OptionCheck collect_command(Options& options) {
    return command_of(options, define_collect, check_directory, perform);
}

} // namespace tenfold
