// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"

#include "output/atomic_file.hpp"

#include "sim/run_cost.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <system_error>
#include <vector>

#include "tools/common/messages.hpp"
#include "tools/common/option_values.hpp"
#include "tools/common/output_claim.hpp"
#include "tools/sweep/commands.hpp"
#include "tools/sweep/emit.hpp"
#include "tools/sweep/run_estimate.hpp"
#include "tools/sweep/sweep_directory.hpp"
#include "tools/sweep/sweep_options.hpp"

namespace tenfold {

namespace {

constexpr double longest_try = 8.0; // seconds

/// Absolute path of this program.
std::string own_path() {
    std::error_code error;
    const std::filesystem::path path = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) {
        throw FileError{fmt::format("/proc/self/exe: cannot read ({})", error.message())};
    }
    return path.string();
}

void write_script(const std::filesystem::path& path, const EmittedFile& file) {
    replace_file(path, std::as_bytes(std::span{file.text}));
    if (file.executable) {
        using std::filesystem::perms;
        std::error_code error;
        std::filesystem::permissions(path,
                                     perms::owner_exec | perms::group_exec | perms::others_exec,
                                     std::filesystem::perm_options::add,
                                     error);
        if (error) {
            throw FileError{
                fmt::format("{}: cannot be made executable ({})", path.string(), error.message())};
        }
    }
}

/// Scripts of an earlier `sweep emit`, for any scheduler, may be overwritten.
OutputClaim claim_scripts(const SweepRequest& request,
                          const std::filesystem::path& directory,
                          const std::vector<EmittedFile>& files) {
    std::vector<PlannedOutput> outputs;
    for (const EmittedFile& file : files) {
        const std::size_t second_line = file.text.find('\n') + 1;
        const std::string head = file.text.substr(0, file.text.find('\n', second_line));
        outputs.push_back({directory / file.name, [head](const std::filesystem::path& path) {
                               return other_than_text(path, head, "a script of tenfold sweep emit");
                           }});
    }
    return {outputs, {}, request.force};
}

int perform(const SweepRequest& request, const Invocation& invocation) {
    PreparedSweep prepared = prepare_sweep(request.study, request.overrides);
    const RunEstimate estimate = estimate_run(prepared, longest_try, invocation.interrupted);
    if (invocation.interrupted) {
        say("interrupted; nothing was written\n");
        return exit_interrupted;
    }
    const SweepDirectory directory =
        SweepDirectory::make(request.directory, std::move(prepared), request.runs_per_shard);
    EmitRequest emit;
    emit.scheduler = static_cast<Scheduler>(
        choice("the scheduler", request.scheduler, {"slurm", "mpi", "parallel", "snakemake"}));
    emit.directory = std::filesystem::canonical(directory.path());
    emit.program = own_path();
    emit.shards = directory.shards();
    emit.threads_per_task = std::max(request.threads, 1U);
    emit.seconds_per_shard =
        estimate.seconds * static_cast<double>(directory.runs_of(0)) / emit.threads_per_task;
    emit.memory_bytes = static_cast<std::uint64_t>(
        run_memory(directory.sweep().loaded.base.scenario) * emit.threads_per_task);
    const std::vector<EmittedFile> files = emit_scripts(emit);
    const OutputClaim claim = claim_scripts(request, emit.directory, files);
    for (const EmittedFile& file : files) {
        write_script(emit.directory / file.name, file);
        print_summary((emit.directory / file.name).string() + "\n");
    }
    say("{}\n", how_to_start(emit));
    return exit_ok;
}

} // namespace

OptionCheck emit_command(Options& options) {
    return command_of(options, define_emit, check_emit, perform);
}

} // namespace tenfold
