// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/emit.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace tenfold {

namespace {

// Slurm's MaxArraySize, the exclusive upper bound of task numbers, is 1001 by default.
constexpr std::size_t most_array_tasks = 1000;

// Estimates come from another machine, and Slurm kills jobs that exceed their limits. Time limits are
// at most a day because few partitions grant more; longer tasks are requeued and resume from their
// checkpoints.
constexpr double time_margin = 2.0;
constexpr double spare_minutes = 10.0; // startup, and two minutes to write checkpoints
constexpr double most_minutes = 24.0 * 60.0;
constexpr double memory_margin = 1.5;
constexpr double spare_mebibytes = 256.0; // the program itself and its buffers

/// Values of the names between at signs in the scripts below.
using Values = std::vector<std::pair<std::string_view, std::string>>;

// Head of scripts that run tenfold under a scheduler that sends signals.
constexpr std::string_view run_tenfold = R"sh(set -euo pipefail

program=@program@
directory=@directory@

# On USR1 tenfold writes checkpoints and exits with 5. USR1, the other warnings of batch systems and the hangup of a
# login session may reach this shell only, so it passes them on as USR1. TERM and INT reach all processes of a job; a
# second one would end tenfold before it has written, so the shell only waits.
child=
asked=false
trap 'asked=true; if [ -n "$child" ]; then kill -USR1 "$child" 2>/dev/null || true; fi' USR1 USR2 XCPU HUP
trap 'asked=true' TERM INT

# Sets status to the exit code of tenfold. A signal ends `wait` early, hence the loop.
run_tenfold() {
    "$program" "$@" &
    child=$!
    while true; do
        asked=false status=0
        wait "$child" || status=$?
        "$asked" || break
    done
    child=
}
)sh";

constexpr std::string_view slurm_submit = R"sh(#!/bin/bash
# Submits the sweep to Slurm: an array of jobs, and a job that collects their results when all have ended.
# Usage:
#     bash submit.sh [OPTION OF sbatch...]
# with the options that the cluster requires, such as --partition=long --account=mine. If runs are missing in the end
# (a lost node, a time limit that was too short), start it again: finished runs are not repeated.
set -euo pipefail

directory=@directory@

cd "$directory" # names of log files are relative to it
mkdir -p logs
array=$(sbatch --parsable "$@" sweep.sbatch)
array=${array%%;*} # a name of the cluster may follow
collect=$(sbatch --parsable "$@" --dependency="afterany:$array" collect.sbatch)
echo "array job: $array"
echo "collecting job: ${collect%%;*}"
)sh";

constexpr std::string_view slurm_array_head = R"sh(#!/bin/bash
# Runs the shards of the sweep as an array of jobs. Usage: bash submit.sh
# Exit codes of a task: 0 all runs are complete; 6 some runs failed (recorded in the shards), the others are complete.
#SBATCH --job-name=tenfold-sweep
#SBATCH --array=0-@last_task@
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=@threads@
#SBATCH --time=@time@
@memory_line@#SBATCH --signal=B:USR1@120
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=logs/%A_%a.log
)sh";

constexpr std::string_view slurm_array_tail = R"sh(
tasks=@tasks@
last_shard=@last_shard@
job=${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}

# Uses the processors granted by Slurm, not all processors of the node.
shards=$(seq -s , "$SLURM_ARRAY_TASK_ID" "$tasks" "$last_shard")
run_tenfold sweep run --dir "$directory" --shards "$shards" --jobs "${SLURM_CPUS_PER_TASK:-@threads@}" --progress plain

# Stopped before it was done: requeue this task (SLURM_JOB_ID alone may name the whole array). A task that was
# cancelled, or that Slurm itself requeues, is no longer in the state RUNNING here.
if [ "$status" -eq 5 ] && [ "$(squeue --noheader --jobs="$job" --format=%T)" = RUNNING ]; then
    echo "stopped with checkpoints; requeued"
    scontrol requeue "$job"
fi
exit "$status"
)sh";

constexpr std::string_view slurm_collect = R"sh(#!/bin/bash
# Collects the results of all shards in sweep.h5. Submitted by submit.sh, or by: sbatch collect.sbatch
# Exit codes: 0 all runs are complete; 6 some failed or are missing (recorded in sweep.h5).
#SBATCH --job-name=tenfold-collect
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --time=0-01:00
#SBATCH --open-mode=append
#SBATCH --output=logs/collect-%j.log
set -euo pipefail

program=@program@
directory=@directory@

"$program" sweep collect "$directory"
)sh";

constexpr std::string_view mpi_start = R"sh(#!/bin/bash
# Runs the sweep as the ranks of one MPI job, then collects the results. Usage:
#     RANKS=64 bash run-mpi.sh [OPTION OF mpirun...]
# RANKS is the number of processors divided by @threads@, the processors of each rank. A repeated start resumes the
# sweep. Ctrl-C, TERM and USR1 stop it with checkpoints.
# Exit codes: 0 all runs are complete; 6 some runs failed (recorded in the shards), the others are complete.
set -euo pipefail

program=@program@
directory=@directory@

# Without these, Open MPI would end all ranks when one has a failed run (exit code 6), and would bind all threads of a
# rank to one core. The names differ between versions 4 and 5; other MPIs ignore them.
export OMPI_MCA_orte_abort_on_non_zero_status=0 PRTE_MCA_prte_abort_on_non_zero_status=0
export OMPI_MCA_hwloc_base_binding_policy=none PRTE_MCA_hwloc_default_binding_policy=none

# mpirun receives USR1 for every signal, because it passes USR1 to the ranks and kills them within seconds after other
# signals. A separate session shields it from the Ctrl-C of a terminal.
mkdir -p "$directory/logs"
rm -f "$directory"/logs/rank-*.status
setsid mpirun -n "${RANKS:-2}" "$@" bash "$directory/mpi-rank.sh" &
child=$!
asked=false
trap 'asked=true; kill -USR1 "$child" 2>/dev/null || true' INT TERM USR1 USR2 XCPU HUP
while true; do
    asked=false status=0
    wait "$child" || status=$?
    "$asked" || break
done

# The exit codes of the ranks are in their status files; that of mpirun does not contain them.
for file in "$directory"/logs/rank-*.status; do
    if [ ! -e "$file" ]; then
        echo "no rank has finished" >&2
        exit 1
    fi
    code=$(cat "$file")
    if [ "$code" -ne 0 ] && { [ "$status" -eq 0 ] || [ "$status" -eq 6 ]; }; then status=$code; fi
done
if [ "$status" -ne 0 ] && [ "$status" -ne 6 ]; then
    echo "not all runs are complete (exit code $status); start this script again to resume" >&2
    exit "$status"
fi
"$program" sweep collect "$directory" || status=$?
exit "$status"
)sh";

constexpr std::string_view mpi_rank_head = R"sh(#!/bin/bash
# Runs the shards of one rank: rank, rank + size, ... Usage: bash run-mpi.sh
# or, within a job of Slurm: srun --cpus-per-task=@threads@ bash mpi-rank.sh
# The exit code is the worst of its shards.
)sh";

constexpr std::string_view mpi_rank_tail = R"sh(
if [ -n "${OMPI_COMM_WORLD_RANK:-}" ]; then # Open MPI
    rank=$OMPI_COMM_WORLD_RANK size=$OMPI_COMM_WORLD_SIZE
elif [ -n "${PMI_RANK:-}" ]; then # MPICH, Intel MPI and others
    rank=$PMI_RANK size=$PMI_SIZE
elif [ -n "${SLURM_PROCID:-}" ]; then # srun
    rank=$SLURM_PROCID size=$SLURM_NTASKS
else
    echo "mpi-rank.sh: started by neither mpirun nor srun" >&2
    exit 2
fi

status=0
shards=$(seq -s , "$rank" "$size" @last_shard@)
if [ -n "$shards" ]; then # there may be more ranks than shards
    run_tenfold sweep run --dir "$directory" --shards "$shards" --jobs @threads@ --progress none
fi
mkdir -p "$directory/logs"
echo "$status" >"$directory/logs/rank-$rank.status"
exit "$status"
)sh";

constexpr std::string_view parallel_start = R"sh(#!/bin/bash
# Runs the sweep by GNU parallel, then collects the results. Usage:
#     [JOBS=8] bash run-parallel.sh [OPTION OF parallel...]
# JOBS is the number of shards at a time. Options such as --sshloginfile use other computers, which must see this
# directory under the same path. A repeated start resumes the sweep and skips the shards that parallel.log records as
# done.
# Exit codes: 0 all runs are complete; 6 some runs failed (recorded in the shards), the others are complete.
set -euo pipefail

program=@program@
directory=@directory@

jobs=${JOBS:-$((${SLURM_CPUS_ON_NODE:-$(nproc)} / @threads@))}
if [ "$jobs" -lt 1 ]; then jobs=1; fi

# By default parallel repeats TERM after 0.2 s, and a second TERM ends tenfold before it has written checkpoints.
status=0
seq 0 @last_shard@ | parallel --quote --joblog "$directory/parallel.log" --resume-failed -j "$jobs" \
    --termseq TERM,120000,KILL,25 "$@" bash "$directory/run-shard.sh" {} || status=$?
if [ "$status" -ne 0 ]; then
    echo "not all runs are complete; start this script again to resume" >&2
    exit 1
fi

# The shards, not parallel.log, are the record: this makes the runs that they lack, normally none, and its exit code
# tells whether runs have failed.
"$program" sweep run --dir "$directory" --jobs @threads@ --progress none || status=$?
if [ "$status" -ne 0 ] && [ "$status" -ne 6 ]; then exit "$status"; fi
"$program" sweep collect "$directory" || status=$?
exit "$status"
)sh";

constexpr std::string_view one_shard_head = R"sh(#!/bin/bash
# Runs one shard: bash run-shard.sh NUMBER
# A shard with failed runs (exit code 6) counts as done here, because it records which runs failed and why, and running
# it again would do nothing. If it counted as failed, @reason@
)sh";

constexpr std::string_view one_shard_tail = R"sh(
run_tenfold sweep run --dir "$directory" --shards "$1" --jobs @threads@ --progress none
if [ "$status" -eq 6 ]; then status=0; fi
exit "$status"
)sh";

constexpr std::string_view snakefile =
    R"sh(# Runs the sweep by Snakemake and collects the results. Usage:
#     snakemake --snakefile Snakefile --cores 8
# with the path of this file, or with the options of your profile for a cluster. The files in snakemake/ only tell
# Snakemake which shards have been run; the shards themselves are the record. If a shard is lost, remove its flag or
# that whole folder: finished runs are not repeated.
workdir: workflow.basedir

FLAGS = ["snakemake/shard-{:04d}.done".format(number) for number in range(@shards@)]

rule all:
    input: "sweep.h5"

rule shard:
    output: touch("snakemake/shard-{number}.done")
    wildcard_constraints: number="[0-9]+"
    threads: @threads@
    resources: @resources@
    params: number=lambda wildcards: int(wildcards.number)
    shell: "bash run-shard.sh {params.number}"

rule collect:
    input: FLAGS
    output: "sweep.h5"
    shell: "bash collect.sh"
)sh";

constexpr std::string_view snakemake_collect = R"sh(#!/bin/bash
# Collects the results of all shards in sweep.h5: bash collect.sh
set -euo pipefail

program=@program@
directory=@directory@

# 6 means that some runs failed, which sweep.h5 records; Snakemake would treat it as a failure and remove that file.
"$program" sweep collect "$directory" || [ $? -eq 6 ]
)sh";

/// Replaces @name@ by its value in one pass, because values may contain at signs.
std::string fill_in(std::string_view text, const Values& values) {
    std::string filled;
    while (!text.empty()) {
        const std::size_t at = std::min(text.find('@'), text.size());
        filled += text.substr(0, at);
        text.remove_prefix(at);
        const auto known = std::ranges::find_if(values, [text](const auto& value) {
            const std::size_t size = value.first.size();
            return text.substr(0, 1) == "@" && text.substr(1, size) == value.first &&
                   text.substr(1 + size, 1) == "@";
        });
        if (known != values.end()) {
            filled += known->second;
            text.remove_prefix(known->first.size() + 2);
        } else if (!text.empty()) {
            filled += text.front();
            text.remove_prefix(1);
        }
    }
    return filled;
}

/// Quoted as one word of a POSIX shell.
std::string shell_word(const std::string& text) {
    std::string word = "'";
    for (const char c : text) {
        word += c == '\'' ? std::string{R"('\'')"} : std::string(1, c);
    }
    return word + "'";
}

std::size_t array_tasks(const EmitRequest& request) {
    return std::min(request.shards, most_array_tasks);
}

/// Time limit of consecutive shards [min].
long limit_minutes(const EmitRequest& request, std::size_t shards) {
    const double seconds = std::max(0.0, request.seconds_per_shard) * static_cast<double>(shards);
    return std::lround(
        std::min(most_minutes, spare_minutes + std::ceil(time_margin * seconds / 60.0)));
}

long limit_mebibytes(const EmitRequest& request) {
    const double estimate = static_cast<double>(request.memory_bytes) / (1024.0 * 1024.0);
    return std::lround(spare_mebibytes + std::ceil(memory_margin * estimate));
}

/// Slurm's format days-hours:minutes.
std::string slurm_time(long minutes) {
    return fmt::format("{}-{:02}:{:02}", minutes / 1440, minutes / 60 % 24, minutes % 60);
}

Values values_of(const EmitRequest& request) {
    const std::size_t tasks = array_tasks(request);
    const std::size_t shards_of_task = (request.shards + tasks - 1) / tasks;
    const bool memory_known = request.memory_bytes > 0;
    std::string memory_line;
    std::string resources = fmt::format("runtime={}", limit_minutes(request, 1));
    if (memory_known) {
        memory_line = fmt::format("#SBATCH --mem={}M\n", limit_mebibytes(request));
        resources += fmt::format(", mem_mb={}", limit_mebibytes(request));
    }
    return {{"program", shell_word(request.program)},
            {"directory", shell_word(request.directory.string())},
            {"shards", fmt::format("{}", request.shards)},
            {"last_shard", fmt::format("{}", request.shards - 1)},
            {"tasks", fmt::format("{}", tasks)},
            {"last_task", fmt::format("{}", tasks - 1)},
            {"threads", fmt::format("{}", std::max(1U, request.threads_per_task))},
            {"time", slurm_time(limit_minutes(request, shards_of_task))},
            {"memory_line", memory_line},
            {"resources", resources},
            {"reason",
             request.scheduler == Scheduler::parallel
                 ? "GNU parallel would repeat it at every start and\n"
                   "# never finish."
                 : "Snakemake would stop before\n# the results are collected."}};
}

} // namespace

std::vector<EmittedFile> emit_scripts(const EmitRequest& request) {
    EXPECTS(request.directory.is_absolute());
    EXPECTS(request.shards > 0);
    const Values values = values_of(request);
    const auto text = [&values](std::initializer_list<std::string_view> parts) {
        std::string whole;
        for (const std::string_view part : parts) {
            whole += fill_in(part, values);
        }
        return whole;
    };
    const std::string one_shard = text({one_shard_head, run_tenfold, one_shard_tail});
    switch (request.scheduler) {
    case Scheduler::slurm:
        return {{"submit.sh", text({slurm_submit})},
                {"sweep.sbatch", text({slurm_array_head, run_tenfold, slurm_array_tail})},
                {"collect.sbatch", text({slurm_collect})}};
    case Scheduler::mpi:
        return {{"run-mpi.sh", text({mpi_start})},
                {"mpi-rank.sh", text({mpi_rank_head, run_tenfold, mpi_rank_tail})}};
    case Scheduler::parallel:
        return {{"run-parallel.sh", text({parallel_start})}, {"run-shard.sh", one_shard}};
    case Scheduler::snakemake:
        return {{"Snakefile", text({snakefile}), false},
                {"run-shard.sh", one_shard},
                {"collect.sh", text({snakemake_collect})}};
    }
    return {};
}

std::string how_to_start(const EmitRequest& request) {
    const auto path = [&request](const char* name) {
        return shell_word((request.directory / name).string());
    };
    switch (request.scheduler) {
    case Scheduler::slurm:
        return fmt::format("Start it with: bash {}\n"
                           "Options for sbatch, such as --partition, may follow.",
                           path("submit.sh"));
    case Scheduler::mpi:
        return fmt::format("Start it with: RANKS=2 bash {}\n"
                           "Options for mpirun, such as --hostfile, may follow.",
                           path("run-mpi.sh"));
    case Scheduler::parallel:
        return fmt::format("Start it with: bash {}\n"
                           "Options for parallel, such as --sshloginfile, may follow.",
                           path("run-parallel.sh"));
    case Scheduler::snakemake:
        return fmt::format("Start it with: snakemake --snakefile {} --cores {}",
                           path("Snakefile"),
                           std::max(1U, request.threads_per_task));
    }
    return {};
}

} // namespace tenfold
