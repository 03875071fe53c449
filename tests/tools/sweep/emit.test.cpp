// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/emit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.hpp"

using namespace tenfold;

namespace {

constexpr std::array schedulers{
    Scheduler::slurm, Scheduler::mpi, Scheduler::parallel, Scheduler::snakemake};

/// Characters with a special meaning in a shell, in Slurm or in the templates.
constexpr const char* awkward_name = "it's $HOME \"x\" `y` \\ @shards@ %j {z}\n;*";

std::string text_of(const EmitRequest& request, std::string_view name) {
    for (const EmittedFile& file : emit_scripts(request)) {
        if (file.name == name) {
            return file.text;
        }
    }
    FAIL("no file " << name);
    return {};
}

EmitRequest request_for(Scheduler scheduler, std::size_t shards) {
    EmitRequest request;
    request.scheduler = scheduler;
    request.directory = "/sweeps/a";
    request.program = "/usr/bin/tenfold";
    request.shards = shards;
    return request;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string contents(const std::filesystem::path& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Scripts in a directory with special characters in its name, and substitutes for programs.
class Emitted {
public:
    explicit Emitted(Scheduler scheduler, std::size_t shards = 8) {
        request_ = request_for(scheduler, shards);
        request_.directory = temporary_.path() / awkward_name;
        request_.program = (request_.directory / "a tenfold").string();
        std::filesystem::create_directory(request_.directory);
        for (const EmittedFile& file : emit_scripts(request_)) {
            write(file.name, file.text);
        }
    }

    /// A program in the directory, which is on PATH.
    void program(const std::string& name, const std::string& body) {
        write(name, "#!/bin/bash\n" + body + "\n");
        std::filesystem::permissions(request_.directory / name, std::filesystem::perms::owner_all);
    }

    /// A program that writes its arguments to "arguments", one a line, and exits with `code`.
    void tenfold_ends_with(int code) {
        program("a tenfold",
                "printf '%s\\n' \"$@\" >\"${0%/*}/arguments\"; exit " + std::to_string(code));
    }

    /// The exit code of a command run in the directory.
    [[nodiscard]] int run(const std::string& command) const {
        write("command", "PATH=$PWD:$PATH\n" + command + "\n");
        const auto previous = std::filesystem::current_path();
        std::filesystem::current_path(request_.directory);
        const int status = std::system("bash ./command >>output 2>>errors"); // NOLINT(cert-env33-c)
        std::filesystem::current_path(previous);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    [[nodiscard]] std::string read(const std::string& name) const {
        return contents(request_.directory / name);
    }
    [[nodiscard]] const EmitRequest& request() const { return request_; }

private:
    void write(const std::string& name, const std::string& text) const {
        std::ofstream{request_.directory / name} << text;
    }

    test::TemporaryDirectory temporary_;
    EmitRequest request_;
};

const std::string array_task = "SLURM_ARRAY_JOB_ID=12 SLURM_ARRAY_TASK_ID=3 SLURM_JOB_ID=15 "
                               "SLURM_CPUS_PER_TASK=5 bash sweep.sbatch";

} // namespace

TEST_CASE("the first file is the one to start, and its first lines say how") {
    constexpr std::array names{"submit.sh", "run-mpi.sh", "run-parallel.sh", "Snakefile"};
    for (std::size_t i = 0; i < schedulers.size(); ++i) {
        const EmitRequest request = request_for(schedulers[i], 8);
        const std::vector<EmittedFile> files = emit_scripts(request);
        REQUIRE(files.size() >= 2);
        CHECK(files.front().name == names[i]);
        CHECK(contains(files.front().text.substr(0, 500), "Usage:"));
        CHECK(contains(how_to_start(request), std::string{"/sweeps/a/"} + names[i]));
        for (const EmittedFile& file : files) {
            CHECK(file.executable == file.text.starts_with("#!/bin/bash\n# "));
        }
    }
}

TEST_CASE("an array has a task for each shard, but at most a thousand") {
    for (const auto& [shards, last_task] :
         {std::pair{1, 0}, {8, 7}, {1000, 999}, {1001, 999}, {54321, 999}}) {
        const std::string text = text_of(
            request_for(Scheduler::slurm, static_cast<std::size_t>(shards)), "sweep.sbatch");
        CHECK(contains(text, "#SBATCH --array=0-" + std::to_string(last_task) + "\n"));
        CHECK(contains(text, "\ntasks=" + std::to_string(last_task + 1) + "\n"));
        CHECK(contains(text, "\nlast_shard=" + std::to_string(shards - 1) + "\n"));
    }
}

TEST_CASE("time limits have a margin and are at most a day; memory is requested if it is known") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EmitRequest request = request_for(Scheduler::slurm, 8);
    request.seconds_per_shard = 3600.0;
    CHECK(contains(text_of(request, "sweep.sbatch"), "#SBATCH --time=0-02:10\n"));
    request.shards = 2001; // some tasks have three
    CHECK(contains(text_of(request, "sweep.sbatch"), "#SBATCH --time=0-06:10\n"));
    CHECK_FALSE(contains(text_of(request, "sweep.sbatch"), "--mem"));
    for (const double seconds : {1e6, 1e300, infinity}) {
        request.seconds_per_shard = seconds;
        CHECK(contains(text_of(request, "sweep.sbatch"), "#SBATCH --time=1-00:00\n"));
    }
    for (const double seconds : {0.0, -1.0, -infinity, std::nan("")}) {
        request.seconds_per_shard = seconds;
        CHECK(contains(text_of(request, "sweep.sbatch"), "#SBATCH --time=0-00:10\n"));
    }
    request.memory_bytes = 1024ULL * 1024 * 1024;
    CHECK(contains(text_of(request, "sweep.sbatch"), "\n#SBATCH --mem=1792M\n#SBATCH"));
    request.scheduler = Scheduler::snakemake;
    CHECK(contains(text_of(request, "Snakefile"), "    resources: runtime=10, mem_mb=1792\n"));
}

TEST_CASE("the processors are those granted, not those of the node") {
    for (const Scheduler scheduler : {Scheduler::slurm, Scheduler::mpi, Scheduler::snakemake}) {
        for (const EmittedFile& file : emit_scripts(request_for(scheduler, 8))) {
            CHECK_FALSE(contains(file.text, "nproc"));
        }
    }
}

TEST_CASE("ranks share the shards under every MPI") {
    Emitted scripts{Scheduler::mpi};
    scripts.tenfold_ends_with(0);
    const std::vector<std::pair<std::string, std::string>> cases{
        {"OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=3 SLURM_PROCID=0 SLURM_NTASKS=1", "0,3,6"},
        {"PMI_RANK=1 PMI_SIZE=3 SLURM_PROCID=0 SLURM_NTASKS=1", "1,4,7"},
        {"SLURM_PROCID=2 SLURM_NTASKS=3", "2,5"}};
    for (const auto& [environment, shards] : cases) {
        CHECK(scripts.run(environment + " bash mpi-rank.sh") == 0);
        CHECK(scripts.read("arguments") ==
              "sweep\nrun\n--dir\n" + scripts.request().directory.string() + "\n--shards\n" +
                  shards + "\n--jobs\n1\n--progress\nnone\n");
    }
    CHECK(scripts.run("rm arguments; PMI_RANK=8 PMI_SIZE=9 bash mpi-rank.sh") == 0);
    CHECK(scripts.read("arguments").empty());
    CHECK(scripts.run("bash mpi-rank.sh") == 2);
}

TEST_CASE("a rank ends with the exit code of its shards and records it") {
    Emitted scripts{Scheduler::mpi};
    for (const int code : {0, 4, 6}) {
        scripts.tenfold_ends_with(code);
        CHECK(scripts.run("PMI_RANK=1 PMI_SIZE=2 bash mpi-rank.sh") == code);
        CHECK(scripts.read("logs/rank-1.status") == std::to_string(code) + "\n");
    }
}

TEST_CASE("the worst exit code of the ranks decides whether results are collected") {
    Emitted scripts{Scheduler::mpi};
    scripts.tenfold_ends_with(0);
    scripts.program("mpirun", "for code in $CODES; do echo $code >logs/rank-$((i++)).status; done");
    for (const auto& [codes, worst] :
         {std::pair{"0 0", 0}, {"0 6 0", 6}, {"6 4 0", 4}, {"4 6", 4}, {"0 5 6", 5}, {"", 1}}) {
        CHECK(scripts.run("rm -f arguments; CODES='" + std::string{codes} + "' bash run-mpi.sh") ==
              worst);
        const bool collects = worst == 0 || worst == 6;
        CHECK(scripts.read("arguments").starts_with("sweep\ncollect\n") == collects);
    }
}

TEST_CASE("a task of an array returns the exit code of tenfold") {
    Emitted scripts{Scheduler::slurm};
    scripts.program("squeue", "echo RUNNING");
    scripts.program("scontrol", "echo \"$@\" >>requeued");
    for (const int code : {0, 1, 4, 6}) {
        scripts.tenfold_ends_with(code);
        CHECK(scripts.run(array_task) == code);
    }
    CHECK(contains(scripts.read("arguments"), "\n--shards\n3\n--jobs\n5\n"));
    CHECK(scripts.read("requeued").empty());
}

TEST_CASE("a task that stopped with checkpoints is requeued unless it was cancelled") {
    Emitted scripts{Scheduler::slurm};
    scripts.tenfold_ends_with(5);
    scripts.program("scontrol", "echo \"$@\" >>requeued");
    for (const char* state : {"COMPLETING", "CANCELLED", ""}) {
        scripts.program("squeue", "echo " + std::string{state});
        CHECK(scripts.run(array_task) == 5);
        CHECK(scripts.read("requeued").empty());
    }
    scripts.program("squeue", "echo RUNNING");
    CHECK(scripts.run(array_task) == 5);
    CHECK(scripts.read("requeued") == "requeue 12_3\n");
}

TEST_CASE("the shell passes USR1 to tenfold, but not TERM and INT") {
    for (const auto& [scheduler, script] :
         {std::pair{Scheduler::slurm, array_task},
          {Scheduler::mpi, "PMI_RANK=0 PMI_SIZE=1 bash mpi-rank.sh"},
          {Scheduler::parallel, "bash run-shard.sh 3"}}) {
        Emitted scripts{scheduler};
        scripts.program("squeue", "true");
        scripts.program("a tenfold",
                        "trap 'echo TERM >>got' TERM; trap 'echo INT >>got' INT\n"
                        "trap 'echo USR1 >>got; sleep 0.3; exit 5' USR1\n"
                        "touch ready; for i in {1..200}; do sleep 0.05; done");
        CHECK(scripts.run("env " + script +
                          " &\nuntil [ -e ready ]; do sleep 0.02; done\n"
                          "kill -TERM $!; sleep 0.1; kill -INT $!; sleep 0.1; kill -USR1 $!\n"
                          "sleep 0.1; kill -TERM $!; wait $!") == 5);
        CHECK(scripts.read("got") == "USR1\n");
    }
}

TEST_CASE("a shard with failed runs counts as done where a repetition would be useless") {
    for (const Scheduler scheduler : {Scheduler::parallel, Scheduler::snakemake}) {
        Emitted scripts{scheduler};
        for (const auto& [code, expected] : {std::pair{0, 0}, {6, 0}, {5, 5}, {4, 4}}) {
            scripts.tenfold_ends_with(code);
            CHECK(scripts.run("bash run-shard.sh 7") == expected);
            CHECK(contains(scripts.read("arguments"), "\n--shards\n7\n"));
        }
    }
}

TEST_CASE("Snakemake ignores failed runs but not other errors") {
    Emitted scripts{Scheduler::snakemake};
    for (const auto& [code, expected] : {std::pair{0, 0}, {6, 0}, {4, 1}, {1, 1}}) {
        scripts.tenfold_ends_with(code);
        CHECK(scripts.run("bash collect.sh") == expected);
        CHECK(scripts.read("arguments").starts_with("sweep\ncollect\n"));
    }
}

TEST_CASE("GNU parallel runs each shard, and the final exit code reports failed runs") {
    Emitted scripts{Scheduler::parallel, 12};
    scripts.program("parallel", "cat >numbers; printf '%s\\n' \"$@\" >options; exit ${FAILED:-0}");
    for (const int code : {0, 6}) {
        scripts.program("a tenfold", "echo \"$1 $2\" >>calls; exit " + std::to_string(code));
        CHECK(scripts.run("rm -f calls; JOBS=7 bash run-parallel.sh --dry") == code);
        CHECK(scripts.read("calls") == "sweep run\nsweep collect\n");
    }
    CHECK(scripts.read("numbers") == "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n");
    CHECK(contains(scripts.read("options"), "\n-j\n7\n"));
    CHECK(contains(scripts.read("options"),
                   "\n--dry\nbash\n" + (scripts.request().directory / "run-shard.sh").string()));
    CHECK(scripts.run("rm -f calls; FAILED=2 bash run-parallel.sh") == 1);
    CHECK(scripts.read("calls").empty());
}

TEST_CASE("the array and the job that waits for it are submitted with the same options") {
    Emitted scripts{Scheduler::slurm};
    scripts.program("sbatch", "printf '%s\\n' \"$@\" >>options; echo '41;main'");
    CHECK(scripts.run("cd /; bash \"$OLDPWD/submit.sh\" --partition='a b' >\"$OLDPWD/said\"") == 0);
    CHECK(scripts.read("options") ==
          "--parsable\n--partition=a b\nsweep.sbatch\n"
          "--parsable\n--partition=a b\n--dependency=afterany:41\ncollect.sbatch\n");
    CHECK(scripts.read("said") == "array job: 41\ncollecting job: 41\n");
    CHECK(std::filesystem::is_directory(scripts.request().directory / "logs"));
}

TEST_CASE("lines for Slurm and Snakefiles do not depend on the name of the directory") {
    const EmitRequest plain = request_for(Scheduler::snakemake, 8);
    const Emitted awkward{Scheduler::snakemake};
    CHECK(text_of(plain, "Snakefile") == text_of(awkward.request(), "Snakefile"));
    const Emitted slurm{Scheduler::slurm};
    CHECK(slurm.run("grep -h '^#' sweep.sbatch collect.sbatch submit.sh | grep -F \"it's\"") == 1);
    for (const Scheduler scheduler : schedulers) {
        const Emitted scripts{scheduler};
        CHECK(scripts.run("for script in *.s*; do bash -n $script || exit 1; done") == 0);
    }
}

TEST_CASE("the instructions for the terminal can be pasted into a shell") {
    for (const Scheduler scheduler : schedulers) {
        const Emitted scripts{scheduler};
        std::string line = how_to_start(scripts.request());
        line = line.substr(line.find(": ") + 2);
        line = line.substr(0, line.find("\nOptions"));
        const std::string first = emit_scripts(scripts.request()).front().name;
        CHECK(scripts.run("bash() { printf '%s\\n' \"$@\"; }\n"
                          "snakemake() { bash \"$@\"; }\n" +
                          line + " >said") == 0);
        CHECK(contains(scripts.read("said"), (scripts.request().directory / first).string()));
    }
}
