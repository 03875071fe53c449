// SPDX-License-Identifier: Apache-2.0
#include "core/exit_codes.hpp"
#include "core/processors.hpp"

#include "sim/run_cost.hpp"
#include "sim/sweep_run.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tools/common/messages.hpp"
#include "tools/common/progress_bar.hpp"
#include "tools/common/summary_text.hpp"
#include "tools/common/text_table.hpp"
#include "tools/sweep/commands.hpp"
#include "tools/sweep/run_estimate.hpp"
#include "tools/sweep/sweep_options.hpp"

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;

constexpr double longest_try = 8.0;     // seconds
constexpr double compressed_size = 0.7; // share of the uncompressed size; measured
constexpr double bytes_per_shard = 2e5; // study, scenario and file header

/// Longest text for the values of a factor.
constexpr std::size_t longest_values = 50;

std::string values_text(const Factor& factor) {
    if (factor.is_continuous()) {
        const std::string shape = fmt::format(
            "{}{}", factor.distribution, factor.scale == "log" ? " on a log scale" : "");
        if (factor.distribution == "normal") {
            return fmt::format("{} ({}, {})", shape, factor.mean, factor.standard_deviation);
        }
        return fmt::format("{} to {}, {}", factor.range[0], factor.range[1], shape);
    }
    std::string text;
    const std::size_t count = std::max(factor.values.size(), factor.cases.size());
    for (std::size_t i = 0; i < count; ++i) {
        text +=
            (i == 0 ? "" : ", ") + (factor.cases.empty() ? factor.values[i] : factor.cases[i].key);
    }
    return text.size() <= longest_values
               ? text
               : fmt::format("{} values, {} ...", count, text.substr(0, longest_values));
}

/// The figures of a plan.
struct PlanFigures {
    RunLayout layout;
    RunEstimate estimate;
    double seconds = 0.0;
    double bytes = 0.0;
    double memory = 0.0;
};

PlanFigures figures_of(const PreparedSweep& sweep, const std::atomic<bool>& interrupted) {
    const std::size_t runs = sweep.plan.runs();
    const Scenario& base = sweep.loaded.base.scenario;
    PlanFigures figures;
    figures.layout = choose_layout(available_threads(), runs, base);
    figures.estimate = estimate_run(sweep, longest_try, interrupted);
    figures.seconds = figures.estimate.seconds * static_cast<double>(runs) / figures.layout.jobs;
    figures.bytes = static_cast<double>(runs * sweep.outputs.bytes_per_run()) * compressed_size +
                    bytes_per_shard;
    figures.memory = run_memory(base) * figures.layout.jobs;
    return figures;
}

std::string plan_text(const PreparedSweep& sweep, const PlanFigures& figures) {
    const Study& study = sweep.loaded.study;
    const StudyPlan& plan = sweep.plan;
    std::string text = fmt::format("{}: {}\n", study.name, study.description);
    text += fmt::format("scenario   {} (1 : {}), {} to {}\n",
                        sweep.loaded.base.scenario.name,
                        with_separators(sweep.loaded.base.scenario.scale),
                        to_string(sweep.loaded.base.scenario.time.start),
                        to_string(sweep.loaded.base.scenario.time.end));
    text += fmt::format(
        "design     {}: {} points x {} replicates{} = {} runs\n",
        study.design.kind,
        with_separators(static_cast<double>(plan.points())),
        plan.replicates(),
        plan.replicates() > 1 && study.common_random_numbers ? " (common random numbers)" : "",
        with_separators(static_cast<double>(plan.runs())));
    for (const Factor& factor : study.factors) {
        text += fmt::format("factor     {}: {}{}\n",
                            factor.key,
                            factor.path.empty() ? "" : factor.path + ", ",
                            values_text(factor));
    }
    text += fmt::format("outputs    {} scalars and {} series of each run, {}\n",
                        sweep.outputs.scalars().size(),
                        series_of(study).size(),
                        bytes_text(static_cast<double>(sweep.outputs.bytes_per_run())));
    text += fmt::format("time       {} per run{}; {} for all, {} at a time\n",
                        clock_text(figures.estimate.seconds),
                        figures.estimate.tried < 1.0
                            ? fmt::format(" (from the first {:.0f} %; later years may take longer)",
                                          figures.estimate.tried * 100.0)
                            : "",
                        clock_text(figures.seconds),
                        figures.layout.jobs);
    text += fmt::format("memory     about {}\n", bytes_text(figures.memory));
    text += fmt::format("disk       about {}, and as much again for sweep.h5\n",
                        bytes_text(figures.bytes));
    return text;
}

std::string plan_json(const PreparedSweep& sweep, const PlanFigures& figures) {
    Json json;
    json["study"] = sweep.loaded.study.name;
    json["scenario"] = sweep.loaded.base.scenario.name;
    json["design"] = sweep.loaded.study.design.kind;
    json["points"] = sweep.plan.points();
    json["replicates"] = sweep.plan.replicates();
    json["runs"] = sweep.plan.runs();
    json["scalars"] = sweep.outputs.scalars().size();
    json["series"] = series_of(sweep.loaded.study);
    json["bytes_per_run"] = sweep.outputs.bytes_per_run();
    json["seconds_per_run"] = figures.estimate.seconds;
    json["share_tried"] = figures.estimate.tried;
    json["jobs"] = figures.layout.jobs;
    json["threads"] = figures.layout.threads;
    json["seconds"] = figures.seconds;
    json["memory_bytes"] = figures.memory;
    json["disk_bytes"] = figures.bytes;
    json["plan_sha256"] = sweep.identity.plan_sha256;
    return json.dump(2) + "\n";
}

int perform(const SweepRequest& request, const Invocation& invocation) {
    const PreparedSweep sweep = prepare_sweep(request.study, request.overrides);
    const PlanFigures figures = figures_of(sweep, invocation.interrupted);
    if (invocation.interrupted) {
        say("interrupted; nothing was written\n");
        return exit_interrupted;
    }
    print_data(request.json ? plan_json(sweep, figures) : fitted(plan_text(sweep, figures)));
    return exit_ok;
}

} // namespace

OptionCheck plan_command(Options& options) {
    return command_of(options, define_plan, check_plan, perform);
}

} // namespace tenfold
