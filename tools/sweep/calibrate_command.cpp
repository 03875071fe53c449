// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"
#include "core/processors.hpp"
#include "core/stopwatch.hpp"

#include "output/atomic_file.hpp"
#include "scenarios/factor.hpp"
#include "scenarios/schema.hpp"

#include "sim/sweep_run.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <span>
#include <utility>

#include "tools/analysis/optimise.hpp"
#include "tools/analysis/rejection.hpp"
#include "tools/analysis/simulated_moments.hpp"
#include "tools/common/messages.hpp"
#include "tools/common/option_values.hpp"
#include "tools/common/progress_bar.hpp"
#include "tools/common/shell_line.hpp"
#include "tools/common/terminal.hpp"
#include "tools/sweep/calibration_directory.hpp"
#include "tools/sweep/calibration_report.hpp"
#include "tools/sweep/commands.hpp"
#include "tools/sweep/prepared_sweep.hpp"
#include "tools/sweep/sweep_options.hpp"

namespace tenfold {

namespace {

using Row = std::vector<double>;

constexpr double difference_step = 0.1; // of derivatives, to each side, as a share of a range

/// The targets as scalar outputs.
std::vector<ScalarOutput> outputs_of(const CalibrationParameters& calibration) {
    std::vector<ScalarOutput> outputs;
    for (const CalibrationTarget& target : calibration.targets) {
        outputs.push_back({target.key, target.name, target.measure});
    }
    return outputs;
}

std::vector<Target> targets_of(const CalibrationParameters& calibration) {
    std::vector<Target> targets;
    for (const CalibrationTarget& target : calibration.targets) {
        targets.push_back({target.key, target.value, target.error});
    }
    return targets;
}

/// Checks the requirements of a calibration.
void check_calibration(const Study& study, const std::string& file) {
    const auto refuse = [&](const std::string& what) {
        throw ScenarioError{fmt::format("{}: {}", file, what)};
    };
    if (study.calibration.targets.empty()) {
        refuse("calibration.targets: a calibration needs targets");
    }
    if (study.factors.empty()) {
        refuse("factors: a calibration needs factors to fit");
    }
    for (const Factor& factor : study.factors) {
        if (!factor.is_continuous() || factor.range.empty()) {
            refuse(fmt::format("factors.{}: only a factor with a range can be fitted", factor.key));
        }
    }
    if (study.calibration.global_evaluations + study.calibration.local_evaluations < 1) {
        refuse("calibration: a search needs evaluations");
    }
}

/// Makes runs at any point of the factors' cube with any replicate.
class Simulations {
public:
    Simulations(const SweepRequest& request,
                const LoadedStudy& loaded,
                CalibrationDirectory& directory,
                std::size_t runs,
                const std::atomic<bool>& interrupted)
        : loaded_{loaded}, directory_{directory}, outputs_{outputs_of(loaded.study.calibration),
                                                           {},
                                                           loaded.base.scenario},
          setting_{loaded.source, outputs_},
          interrupted_{interrupted}, layout_{layout_of(request, loaded)}, runs_{runs},
          reporter_{request.quiet
                        ? ProgressStyle::none
                        : static_cast<ProgressStyle>(choice(
                              "--progress", request.progress, {"auto", "plain", "json", "none"})),
                    look_at_terminal(),
                    stderr} {
        setting_.country = loaded.study.outputs.country;
        setting_.threads = layout_.threads;
        setting_.interrupted = &interrupted;
        const SchemaNode schema = scenario_schema();
        for (const Factor& factor : loaded.study.factors) {
            whole_.push_back(find_described(schema, factor.path).type == SchemaNode::Type::integer);
        }
    }
    ~Simulations() { reporter_.finish(); }
    Simulations(const Simulations&) = delete;
    Simulations& operator=(const Simulations&) = delete;

    [[nodiscard]] double value(std::size_t factor, double place) const {
        return factor_value(loaded_.study.factors[factor], place, whole_[factor]).number;
    }
    [[nodiscard]] std::vector<Override> changes(std::span<const double> place) const {
        std::vector<Override> all;
        for (std::size_t i = 0; i < place.size(); ++i) {
            const FactorValue value = factor_value(loaded_.study.factors[i], place[i], whole_[i]);
            all.insert(all.end(), value.changes.begin(), value.changes.end());
        }
        return all;
    }

    /// Moments of one run at each point, each with its own replicate; all NaN if the run failed or was
    /// interrupted. Finished runs are not repeated.
    [[nodiscard]] std::vector<Row> run(const std::vector<Row>& places,
                                       const std::vector<std::int64_t>& replicates) {
        std::vector<Row> moments(places.size(), Row(outputs_.scalars().size(), no_value));
        run_side_by_side(places.size(), layout_.jobs, [&](std::size_t i) {
            if (const auto known = directory_.find(places[i], replicates[i])) {
                moments[i] = *known;
                note(std::ranges::all_of(*known, [](double x) { return std::isnan(x); }));
                return !interrupted_;
            }
            std::vector<Override> all = changes(places[i]);
            const std::int64_t number = loaded_.base.scenario.replicate + replicates[i];
            all.push_back({"replicate", fmt::format("{}", number), {}});
            const std::optional<KeptRun> kept = run_one(setting_, all, {});
            if (kept && kept->status == RunStatus::complete) {
                moments[i] = kept->scalars;
            }
            if (kept) {
                directory_.keep(places[i], replicates[i], moments[i]);
            }
            note(!kept || kept->status == RunStatus::failed);
            return !interrupted_;
        });
        return moments;
    }
    /// All replicates at one point.
    [[nodiscard]] std::vector<Row> replicates(std::span<const double> place) {
        const auto count = static_cast<std::size_t>(loaded_.study.replicates);
        std::vector<std::int64_t> numbers;
        for (std::size_t i = 0; i < count; ++i) {
            numbers.push_back(static_cast<std::int64_t>(i));
        }
        return run(std::vector<Row>(count, Row(place.begin(), place.end())), numbers);
    }

private:
    static RunLayout layout_of(const SweepRequest& request, const LoadedStudy& loaded) {
        if (request.jobs > 0 || request.threads > 0) {
            const unsigned jobs = std::max(request.jobs, 1U);
            return {jobs, jobs > 1 ? 1 : std::max(request.threads, 1U)};
        }
        // Concurrent runs are the replicates of one point, except for samples.
        const auto side_by_side = static_cast<std::size_t>(loaded.study.replicates);
        return choose_layout(available_threads(), side_by_side, loaded.base.scenario);
    }

    void note(bool failed) {
        const std::scoped_lock lock{guard_};
        ++done_;
        failed_ += failed ? 1 : 0;
        reporter_.report(SweepProgress{std::max(runs_, done_), done_, failed_, watch_.seconds()});
    }

    const LoadedStudy& loaded_;
    CalibrationDirectory& directory_;
    SweepOutputs outputs_;
    SweepSetting setting_;
    const std::atomic<bool>& interrupted_;
    RunLayout layout_;
    std::vector<bool> whole_;
    std::size_t runs_;
    std::size_t done_ = 0;
    std::size_t failed_ = 0;
    ProgressReporter reporter_;
    Stopwatch watch_;
    std::mutex guard_;
};

/// All results, for the files.
struct Calibration {
    SearchResult search;
    std::vector<Row> step_moments; // means, one row for each step
    MomentFit fit;
    Row errors; // standard errors of the parameters
    std::vector<Row> sample_factors;
    std::vector<Row> sample_moments;
    std::optional<RejectionResult> rejection;
};

std::size_t planned_runs(const Study& study) {
    const CalibrationParameters& calibration = study.calibration;
    const auto places =
        static_cast<std::size_t>(calibration.global_evaluations + calibration.local_evaluations) +
        1 + 2 * study.factors.size();
    return places * static_cast<std::size_t>(study.replicates) +
           static_cast<std::size_t>(calibration.samples);
}

void search(const Study& study,
            std::span<const Target> targets,
            Simulations& simulations,
            const std::atomic<bool>& interrupted,
            Calibration& result) {
    SearchPlan plan;
    plan.global_evaluations = static_cast<int>(study.calibration.global_evaluations);
    plan.local_evaluations = static_cast<int>(study.calibration.local_evaluations);
    for (const Factor& factor : study.factors) {
        plan.start.push_back(best_place(factor));
    }
    const auto objective = [&](std::span<const double> place) {
        const MomentFit fit = moment_fit(targets, simulations.replicates(place));
        result.step_moments.push_back(fit.moments);
        return fit.objective;
    };
    result.search = minimise(objective, plan, &interrupted);
    // An interrupted step is dropped from the search.
    result.step_moments.resize(result.search.steps.size());
}

/// Central differences at the fitted point.
Row parameter_errors(const Study& study,
                     std::span<const Target> targets,
                     Simulations& simulations,
                     const Row& place) {
    MomentJacobian jacobian(targets.size(), Row(place.size(), 0.0));
    for (std::size_t i = 0; i < place.size(); ++i) {
        Row below = place;
        Row above = place;
        below[i] = std::max(place[i] - difference_step, 0.0);
        above[i] = std::min(place[i] + difference_step, 1.0);
        const Row low = moment_fit(targets, simulations.replicates(below)).moments;
        const Row high = moment_fit(targets, simulations.replicates(above)).moments;
        const double width = simulations.value(i, above[i]) - simulations.value(i, below[i]);
        for (std::size_t t = 0; t < targets.size(); ++t) {
            jacobian[t][i] = (high[t] - low[t]) / width;
        }
    }
    return standard_errors(targets, jacobian, static_cast<std::size_t>(study.replicates));
}

void sample_posterior(const Study& study,
                      std::span<const Target> targets,
                      Simulations& simulations,
                      Calibration& result) {
    DesignRequest design;
    design.kind = DesignKind::random;
    design.samples = static_cast<std::size_t>(study.calibration.samples);
    design.seed = static_cast<std::uint64_t>(study.design.seed);
    design.levels.assign(study.factors.size(), 0);
    std::vector<Row> places;
    std::vector<std::int64_t> replicates; // different from those of the search
    for (const DesignRow& row : make_design(design)) {
        places.push_back(row.place);
        replicates.push_back(study.replicates + static_cast<std::int64_t>(replicates.size()));
        Row values;
        for (std::size_t i = 0; i < row.place.size(); ++i) {
            values.push_back(simulations.value(i, row.place[i]));
        }
        result.sample_factors.push_back(std::move(values));
    }
    result.sample_moments = simulations.run(places, replicates);
    RejectionPlan plan;
    plan.share = study.calibration.accepted;
    // No regression: with a wide tolerance and few samples it would extrapolate.
    result.rejection = reject({result.sample_factors, result.sample_moments}, targets, plan);
}

CalibrationOutcome outcome_of(const Study& study,
                              std::span<const Target> targets,
                              const Simulations& simulations,
                              const Calibration& found) {
    const SchemaNode schema = scenario_schema();
    CalibrationOutcome outcome;
    outcome.study = study.name;
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
        const Factor& factor = study.factors[i];
        FittedParameter parameter;
        parameter.key = factor.key;
        parameter.name = factor.name;
        parameter.unit = find_described(schema, factor.path).unit;
        parameter.start = simulations.value(i, best_place(factor));
        parameter.place = found.search.place[i];
        parameter.fitted = simulations.value(i, parameter.place);
        parameter.standard_error = found.errors.empty() ? no_value : found.errors[i];
        parameter.low = factor.range[0];
        parameter.high = factor.range[1];
        outcome.parameters.push_back(std::move(parameter));
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const CalibrationTarget& target = study.calibration.targets[i];
        outcome.targets.push_back({targets[i], target.name, measure_unit(target.measure)});
    }
    outcome.fit = found.fit;
    outcome.replicates = static_cast<std::size_t>(study.replicates);
    outcome.search = summary_of(found.search);
    outcome.rejection = found.rejection;
    return outcome;
}

std::string cells(const Row& values) {
    std::string text;
    for (const double value : values) {
        text += "," + (std::isfinite(value) ? number_text(value) : std::string{});
    }
    return text;
}

std::string head_of(const Study& study, const std::string& first) {
    std::string text = first;
    for (const Factor& factor : study.factors) {
        text += "," + factor.key;
    }
    return text;
}

std::string moment_names(const Study& study) {
    std::string text;
    for (const CalibrationTarget& target : study.calibration.targets) {
        text += "," + target.key;
    }
    return text;
}

std::string
evaluations_csv(const Study& study, const Simulations& simulations, const Calibration& found) {
    std::string text = head_of(study, "evaluation,search") + ",objective" + moment_names(study);
    text += "\n";
    for (std::size_t i = 0; i < found.search.steps.size(); ++i) {
        const SearchStep& step = found.search.steps[i];
        Row values;
        for (std::size_t factor = 0; factor < step.place.size(); ++factor) {
            values.push_back(simulations.value(factor, step.place[factor]));
        }
        values.push_back(step.value);
        text += fmt::format("{},{}{}{}\n",
                            i,
                            step.local ? "local" : "global",
                            cells(values),
                            cells(found.step_moments[i]));
    }
    return text;
}

std::string samples_csv(const Study& study, const Calibration& found) {
    std::string text = head_of(study, "sample") + moment_names(study) + "\n";
    for (std::size_t i = 0; i < found.sample_factors.size(); ++i) {
        text += fmt::format(
            "{}{}{}\n", i, cells(found.sample_factors[i]), cells(found.sample_moments[i]));
    }
    return text;
}

std::string posterior_csv(const Study& study, const RejectionResult& rejection) {
    std::string text = head_of(study, "sample,distance,weight") + "\n";
    for (const AcceptedSample& accepted : rejection.accepted) {
        text += fmt::format("{},{},{}{}\n",
                            accepted.sample,
                            number_text(accepted.distance),
                            number_text(accepted.weight),
                            cells(accepted.factors));
    }
    return text;
}

void write(const std::filesystem::path& path, const std::string& text) {
    replace_file(path, std::as_bytes(std::span{text}));
}

void write_all(const std::filesystem::path& folder,
               const Study& study,
               const Simulations& simulations,
               const Calibration& found,
               const CalibrationOutcome& outcome) {
    write(folder / "evaluations.csv", evaluations_csv(study, simulations, found));
    if (found.rejection) {
        write(folder / "samples.csv", samples_csv(study, found));
        write(folder / "posterior.csv", posterior_csv(study, *found.rejection));
    }
    write(folder / "calibration.md", calibration_markdown(outcome));
}

/// The command that resumes a calibration.
std::string same_again(const SweepRequest& request) {
    std::vector<std::string> words{
        "tenfold", "calibrate", request.study, "--dir", request.directory};
    for (const Override& change : request.overrides) {
        words.insert(words.end(), {"--set", change.path + "=" + change.value});
    }
    return shell_line(words);
}

int interrupted_end(const SweepRequest& request, CalibrationDirectory& directory) {
    directory.write();
    say("interrupted; {} runs are kept; to resume: {}\n", directory.runs(), same_again(request));
    return exit_interrupted;
}

int perform(const SweepRequest& request, const Invocation& invocation) {
    const LoadedStudy loaded =
        load_study(request.study, {measure_problem, series_problem}, request.overrides);
    const Study& study = loaded.study;
    check_calibration(study, request.study);
    CalibrationDirectory directory{request.directory, loaded, request.force};
    const std::vector<Target> targets = targets_of(study.calibration);
    Calibration found;
    CalibrationOutcome outcome;
    {
        Simulations simulations{
            request, loaded, directory, planned_runs(study), invocation.interrupted};
        search(study, targets, simulations, invocation.interrupted, found);
        if (invocation.interrupted && found.search.steps.empty()) {
            return interrupted_end(request, directory);
        }
        const auto best =
            std::ranges::min_element(found.search.steps, {}, [](const SearchStep& step) {
                return std::isfinite(step.value) ? step.value : failed_value;
            });
        const auto at = static_cast<std::size_t>(best - found.search.steps.begin());
        found.fit = moment_fit(targets, std::vector<Row>{found.step_moments[at]});
        if (!invocation.interrupted) {
            found.errors = parameter_errors(study, targets, simulations, found.search.place);
        }
        if (!invocation.interrupted && study.calibration.samples > 0) {
            sample_posterior(study, targets, simulations, found);
        }
        directory.write();
        outcome = outcome_of(study, targets, simulations, found);
        write_all(request.directory, study, simulations, found, outcome);
    }
    if (!request.quiet) {
        print_summary(calibration_text(outcome, static_cast<std::size_t>(output_columns())));
        print_summary(fmt::format("written to {}\n", request.directory));
    }
    return invocation.interrupted ? interrupted_end(request, directory) : exit_ok;
}

} // namespace

OptionCheck calibrate_command(Options& options) {
    return command_of(options, define_calibrate, check_calibrate, perform);
}

} // namespace tenfold
