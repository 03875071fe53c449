// SPDX-License-Identifier: Apache-2.0
/// A study: one scenario, its varied parameters, the runs and their kept outputs. The file is read
/// as strictly as a scenario's (scenarios/study_load.hpp).
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include "agents/policies/policy.hpp"

#include "scenarios/forecast_study.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenfold {

/// One of the alternatives of a factor: several changes of the scenario under one name.
struct FactorCase {
    std::string key;
    std::string name;
    std::vector<std::string> set;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"key", "", {}, "scenario", "Short name, unique in its list.", required},
                      self.key);
        visitor.value(Field{"name", "", {}, "assumption", "Name for people."}, self.name);
        visitor.value(Field{"set",
                            "",
                            {},
                            "assumption",
                            "Changes of the scenario, each as after `--set`: \"path=value\"."},
                      self.set);
    }
};

/// A factor: one parameter over a range or a list of values, or named cases.
struct Factor {
    std::string key;
    std::string name;
    std::string path;
    std::vector<std::string> also;
    std::vector<double> range;
    std::string scale = "linear";
    std::string distribution = "uniform";
    double mean = 0.0;
    double standard_deviation = 0.0;
    std::vector<std::string> values;
    std::string best;
    std::int64_t levels = 0;
    std::vector<FactorCase> cases;

    [[nodiscard]] bool is_continuous() const { return values.empty() && cases.empty(); }

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per key
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"key", "", {}, "scenario", "Short name, unique in its list.", required},
                      self.key);
        visitor.value(Field{"name", "", {}, "assumption", "Name for people."}, self.name);
        visitor.value(Field{"path",
                            "",
                            {},
                            "assumption",
                            "Path of the parameter, as after `--set`; not with cases."},
                      self.path);
        visitor.value(
            Field{"also", "", {}, "assumption", "Further parameters with the same value."},
            self.also);
        visitor.value(Field{"range",
                            "see parameter",
                            {},
                            "assumption",
                            "Least and greatest value; a normal distribution is truncated there."},
                      self.range);
        visitor.value(Field{"scale",
                            "",
                            {},
                            "assumption",
                            "`linear`, or `log`: the distribution is that of the logarithm."},
                      self.scale);
        visitor.value(Field{"distribution",
                            "",
                            {},
                            "assumption",
                            "`uniform` over the range, `triangular` with its mode at `best`, or "
                            "`normal`."},
                      self.distribution);
        visitor.value(Field{"mean",
                            "see parameter",
                            {},
                            "assumption",
                            "Mean of a normal distribution; on a log scale its median."},
                      self.mean);
        visitor.value(Field{"standard_deviation",
                            "see parameter",
                            range::non_negative,
                            "assumption",
                            "Standard deviation of a normal distribution; on a log scale that of "
                            "the natural logarithm."},
                      self.standard_deviation);
        visitor.value(
            Field{"values", "see parameter", {}, "assumption", "Values, instead of a range."},
            self.values);
        visitor.value(Field{"best",
                            "see parameter",
                            {},
                            "assumption",
                            "Best value (or key of a case): used while another factor is moved; "
                            "empty: the middle of the range, or the first value."},
                      self.best);
        visitor.value(Field{"levels",
                            "1",
                            {0.0, 1000.0},
                            "assumption",
                            "Number of values of a range in a grid, its ends included."},
                      self.levels);
        visitor.list(Group{"cases", "Named sets of changes, instead of one parameter."},
                     self.cases);
    }
};

/// The design: the runs of a study.
struct DesignParameters {
    std::string kind = "grid";
    std::int64_t samples = 1;
    std::int64_t seed = 1;
    std::int64_t levels = 4;
    bool second_order = false;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"kind",
                            "",
                            {},
                            "assumption",
                            "`grid`, `list` (the factors' values side by side), `random`, "
                            "`latin_hypercube`, `sobol`, `saltelli` (for Sobol indices), `morris` "
                            "or `one_at_a_time`."},
                      self.kind);
        visitor.value(Field{"samples",
                            "1",
                            {1.0, 1e6},
                            "assumption",
                            "Points of a random, Latin hypercube or Sobol design; N of a Saltelli "
                            "design, which has N times (factors + 2) points; trajectories of a "
                            "Morris design, each of (factors + 1) points."},
                      self.samples);
        visitor.value(Field{"seed", "1", {0.0, 9e15}, "assumption", "Seed of the design."},
                      self.seed);
        visitor.value(
            Field{"levels", "1", {2.0, 100.0}, "assumption", "Levels of a Morris design; even."},
            self.levels);
        visitor.value(Field{"second_order",
                            "",
                            {},
                            "assumption",
                            "Whether a Saltelli design also has the points for interactions of "
                            "pairs, N times (2 factors + 2) points in total."},
                      self.second_order);
    }
};

/// A number measured in a run.
struct Measure {
    std::string series;
    std::string observation;
    std::string category;
    std::string deflator;
    std::string statistic = "mean";
    Date until = for_ever;
    std::int64_t months = 12;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(
            Field{"series", "", {}, "assumption", "Output series (docs/output_series.md)."},
            self.series);
        visitor.value(Field{"observation",
                            "",
                            {},
                            "assumption",
                            "Instead of a series: an observation on the run as a whole "
                            "(docs/output_observations.md)."},
                      self.observation);
        visitor.value(Field{"category",
                            "",
                            {},
                            "assumption",
                            "Key of the sector, occupation, region or size class of a series."},
                      self.category);
        visitor.value(
            Field{
                "deflator", "", {}, "assumption", "Series by which it is divided, month by month."},
            self.deflator);
        visitor.value(Field{"statistic",
                            "",
                            {},
                            "assumption",
                            "`mean`, `first`, `last`, `minimum`, `maximum`, `sum`, `change` (last "
                            "less first) or `growth` (last over first, less one)."},
                      self.statistic);
        visitor.value(Field{"until",
                            "",
                            {},
                            "assumption",
                            "Day after the period of the statistic; the end of the run if later."},
                      self.until);
        visitor.value(Field{"months",
                            "1",
                            {0.0, 2400.0},
                            "assumption",
                            "Length of the period; 0: from the first month of the run."},
                      self.months);
    }
};

/// A scalar output of every run.
struct ScalarOutput {
    std::string key;
    std::string name;
    Measure measure;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"key", "", {}, "scenario", "Short name, unique in its list.", required},
                      self.key);
        visitor.value(Field{"name", "", {}, "assumption", "Name for people."}, self.name);
        Measure::describe(self.measure, visitor);
    }
};

/// The outputs of every run.
struct StudyOutputs {
    std::string country;
    std::vector<std::string> series{"headlines"};
    std::vector<ScalarOutput> scalars;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"country",
                            "",
                            {},
                            "assumption",
                            "Country whose results are kept, in a world of several; empty: the "
                            "home of the labs."},
                      self.country);
        visitor.value(Field{"series",
                            "",
                            {},
                            "assumption",
                            "Output series kept month by month; `headlines` stands for those of "
                            "`tenfold compare`, an empty list for none."},
                      self.series);
        visitor.list(Group{"scalars",
                           "Scalars kept of every run; none: the headlines, each as its mean over "
                           "the last twelve months."},
                     self.scalars);
    }
};

/// Conditions under which a sweep starts no further run.
struct StopRules {
    std::int64_t failures = 0;
    double hours = 0.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"failures",
                            "1",
                            {0.0, 1e9},
                            "assumption",
                            "Failed runs of one process after which it stops; 0: no limit."},
                      self.failures);
        visitor.value(Field{"hours",
                            "h",
                            range::non_negative,
                            "assumption",
                            "Time of one process after which it stops; a repeated command resumes; "
                            "0: no limit."},
                      self.hours);
    }
};

/// A target of a calibration.
struct CalibrationTarget {
    std::string key;
    std::string name;
    Measure measure;
    double value = 0.0;
    double error = 0.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"key", "", {}, "scenario", "Short name, unique in its list.", required},
                      self.key);
        visitor.value(Field{"name", "", {}, "assumption", "Name for people."}, self.name);
        Measure::describe(self.measure, visitor);
        visitor.value(Field{"value", "see series", {}, "scenario", "Observed value.", required},
                      self.value);
        visitor.value(Field{"error",
                            "see series",
                            range::positive,
                            "scenario",
                            "Standard error of the observed value, or tolerance of the fit.",
                            required},
                      self.error);
    }
};

/// Options of a calibration.
struct CalibrationParameters {
    std::int64_t global_evaluations = 200;
    std::int64_t local_evaluations = 100;
    std::int64_t samples = 0;
    double accepted = 0.05;
    std::vector<CalibrationTarget> targets;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"global_evaluations",
                            "1",
                            {0.0, 1e6},
                            "assumption",
                            "Points of the global search."},
                      self.global_evaluations);
        visitor.value(Field{"local_evaluations",
                            "1",
                            {0.0, 1e6},
                            "assumption",
                            "Points of the local search after it."},
                      self.local_evaluations);
        visitor.value(Field{"samples",
                            "1",
                            {0.0, 1e6},
                            "assumption",
                            "Points of approximate Bayesian computation by rejection; 0: none."},
                      self.samples);
        visitor.value(Field{"accepted",
                            "1",
                            {0.0, 1.0, true, false},
                            "assumption",
                            "Share of the samples that is accepted: the nearest to the data."},
                      self.accepted);
        visitor.list(Group{"targets", "Targets of the fit."}, self.targets);
    }
};

/// A whole study.
struct Study {
    std::int64_t format = 1;
    std::string name;
    std::string description;
    std::string scenario;
    std::vector<std::string> set;
    std::vector<Factor> factors;
    DesignParameters design;
    std::int64_t replicates = 1;
    bool common_random_numbers = true;
    StudyOutputs outputs;
    StopRules stop;
    CalibrationParameters calibration;
    ForecastParameters forecast;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{"format", "1", {1.0, 1.0}, "scenario", "Version of the study format.", required},
            self.format);
        visitor.value(Field{"name", "", {}, "scenario", "Short name of the study.", required},
                      self.name);
        visitor.value(
            Field{
                "description", "", {}, "assumption", "Question of the study, and its motivation."},
            self.description);
        visitor.value(Field{"scenario",
                            "",
                            {},
                            "scenario",
                            "File of the scenario, relative to the study's folder, or name of a "
                            "shipped scenario.",
                            required},
                      self.scenario);
        visitor.value(Field{"set",
                            "",
                            {},
                            "assumption",
                            "Changes of the scenario for all runs, each as after `--set`."},
                      self.set);
        visitor.list(Group{"factors", "Varied parameters."}, self.factors);
        visitor.group(Group{"design", "Design: the points of the factors' space to run."},
                      self.design);
        visitor.value(Field{"replicates",
                            "1",
                            {1.0, 1e6},
                            "assumption",
                            "Runs of each design point, with independent random numbers."},
                      self.replicates);
        visitor.value(Field{"common_random_numbers",
                            "",
                            {},
                            "assumption",
                            "Whether replicate r of all points has the same random numbers, so "
                            "that differences between points are not noise."},
                      self.common_random_numbers);
        visitor.group(Group{"outputs", "Outputs kept of every run."}, self.outputs);
        visitor.group(Group{"stop", "Conditions under which no further run starts."}, self.stop);
        visitor.group(Group{"calibration", "Targets and method of a calibration."},
                      self.calibration);
        visitor.group(Group{"forecast", "Forecasts with the runs, and the data beside them."},
                      self.forecast);
    }
};

/// Whether a study forecasts.
[[nodiscard]] inline bool has_forecast(const Study& study) {
    return !study.forecast.origins.empty();
}

} // namespace tenfold
