// SPDX-License-Identifier: Apache-2.0
#include "sim/sweep_run.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "core/stopwatch.hpp"

#include "output/checkpoint_file.hpp"
#include "scenarios/countries.hpp"

#include "sim/economy_run.hpp"
#include "sim/run_cost.hpp"
#include "sim/world_run.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <mutex>
#include <new>
#include <system_error>
#include <utility>

namespace tenfold {

namespace {

RunOptions options_of(const SweepSetting& setting,
                      const LoadedScenario& loaded,
                      const std::filesystem::path& checkpoint) {
    RunOptions options;
    options.threads = setting.threads;
    options.interrupted = setting.interrupted;
    options.on_progress = setting.on_progress;
    // in a sweep of many similar runs, a yearly recount of each suffices
    options.monthly_recount = false;
    options.checkpoints.path = checkpoint;
    options.checkpoints.every = setting.checkpoint_every;
    // the run continues without the checkpoint
    options.checkpoints.on_problem = [](const std::string&) {};
    CheckpointHeader& header = options.checkpoints.header;
    header.program_version = setting.program_version;
    header.git_commit = setting.git_commit;
    header.scenario_name = loaded.scenario.name;
    header.resolved_scenario = loaded.resolved_yaml;
    header.scenario_sha256 = loaded.sha256;
    return options;
}

/// Checkpoint of an earlier attempt at the same run; none if there is no usable one.
std::unique_ptr<CheckpointReader> earlier(const SweepSetting& setting,
                                          const LoadedScenario& loaded,
                                          const std::filesystem::path& path) {
    std::error_code ignored;
    if (path.empty() || !std::filesystem::exists(path, ignored)) {
        return nullptr;
    }
    try {
        auto reader = std::make_unique<CheckpointReader>(path);
        const CheckpointHeader& header = reader->header();
        const bool same = header.program_version == setting.program_version &&
                          header.git_commit == setting.git_commit &&
                          header.scenario_sha256 == loaded.sha256;
        return same ? std::move(reader) : nullptr;
    } catch (const FileError&) {
        return nullptr; // damaged: the run starts from the beginning
    }
}

/// Results of the country whose outputs the study keeps.
RunResult simulate_country(const SweepSetting& setting,
                           const Scenario& scenario,
                           CheckpointReader* checkpoint,
                           const RunOptions& options) {
    if (scenario.countries.empty()) {
        return checkpoint == nullptr ? run(scenario, options)
                                     : resume(scenario, *checkpoint, options);
    }
    WorldResult world = checkpoint == nullptr ? run_world(scenario, options)
                                              : resume_world(scenario, *checkpoint, options);
    std::size_t place = world.home;
    for (std::size_t i = 0; i < scenario.countries.size(); ++i) {
        place = scenario.countries[i].key == setting.country ? i : place;
    }
    RunResult result = std::move(world.countries[place]);
    result.interrupted = world.interrupted;
    result.checkpoint_problem = world.checkpoint_problem;
    result.state_digest = world.state_digest;
    return result;
}

RunResult simulate(const SweepSetting& setting,
                   const LoadedScenario& loaded,
                   const std::filesystem::path& path) {
    const RunOptions options = options_of(setting, loaded, path);
    if (const auto checkpoint = earlier(setting, loaded, path)) {
        try {
            return simulate_country(setting, loaded.scenario, checkpoint.get(), options);
        } catch (const FileError&) {
            // The checkpoint is damaged beyond its header: the run starts from the beginning.
        }
    }
    return simulate_country(setting, loaded.scenario, nullptr, options);
}

KeptRun failure(const std::string& message) {
    KeptRun failed;
    failed.status = RunStatus::failed;
    failed.message = message.substr(0, message.find('\n'));
    return failed;
}

} // namespace

std::optional<KeptRun> run_one(const SweepSetting& setting,
                               std::span<const Override> changes,
                               const std::filesystem::path& checkpoint) {
    const Stopwatch watch;
    KeptRun kept;
    try {
        const LoadedScenario loaded = setting.source.loaded(changes);
        const RunResult result = simulate(setting, loaded, checkpoint);
        if (result.interrupted) {
            return std::nullopt;
        }
        kept = setting.outputs.keep(loaded.scenario, result);
    } catch (const RunError& error) {
        kept = failure(error.what());
    } catch (const ScenarioError& error) {
        kept = failure(error.what());
    } catch (const UsageError& error) {
        kept = failure(error.what());
    } catch (const std::bad_alloc&) {
        kept = failure("out of memory");
    }
    if (!checkpoint.empty()) {
        std::error_code ignored;
        std::filesystem::remove(checkpoint, ignored);
    }
    kept.seconds = watch.seconds();
    return kept;
}

void run_side_by_side(std::size_t count,
                      unsigned jobs,
                      const std::function<bool(std::size_t)>& one) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stop{false};
    std::exception_ptr problem;
    std::mutex guard;
    ThreadPool pool{jobs};
    pool.for_each(pool.threads(), [&](std::size_t, unsigned) {
        while (!stop) {
            const std::size_t i = next++;
            if (i >= count) {
                return;
            }
            try {
                if (!one(i)) {
                    stop = true;
                }
            } catch (...) {
                const std::scoped_lock lock{guard};
                problem = problem ? problem : std::current_exception();
                stop = true;
            }
        }
    });
    if (problem) {
        std::rethrow_exception(problem);
    }
}

RunLayout choose_layout(unsigned threads, std::size_t runs, const Scenario& scenario) {
    const double fitting = 0.8 * available_memory() / run_memory(scenario);
    const auto side_by_side =
        static_cast<unsigned>(std::clamp(fitting, 1.0, static_cast<double>(threads)));
    if (side_by_side < threads || runs < threads) {
        return {1, threads};
    }
    return {threads, 1};
}

} // namespace tenfold
