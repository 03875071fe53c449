// SPDX-License-Identifier: Apache-2.0
#include "tools/results/sweep_report_data.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "tools/analysis/confidence.hpp"
#include "tools/analysis/factor_levels.hpp"
#include "tools/analysis/value_effects.hpp"
#include "tools/results/sweep_sensitivity_data.hpp"
#include "tools/sweep/factor_effects.hpp"

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;
using Numbers = std::vector<double>;
using Places = std::vector<std::size_t>;

constexpr std::array<double, 5> band_shares{0.05, 0.25, 0.5, 0.75, 0.95};
constexpr std::array<double, 3> value_band_shares{0.25, 0.5, 0.75};
constexpr std::size_t most_number_bands = 8; // distinguishable bands in one chart
constexpr std::size_t most_case_bands = 40;  // the page shows two cases at a time
constexpr std::size_t longest_message = 500;

Places complete_runs(const SweepTable& table) {
    Places runs;
    for (std::size_t run = 0; run < table.runs(); ++run) {
        if (table.records.status[run] == RunStatus::complete) {
            runs.push_back(run);
        }
    }
    return runs;
}

/// Quantiles of the finite values, interpolated between order statistics; null without any.
Json quantiles_json(Numbers& values, std::span<const double> shares) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    std::ranges::sort(values);
    Json list = Json::array();
    for (const double share : shares) {
        if (values.empty()) {
            list.push_back(nullptr);
            continue;
        }
        const double place = share * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        const double part = place - static_cast<double>(below);
        list.push_back(number_json(values[below] + part * (values[above] - values[below])));
    }
    return list;
}

/// Months in the data: every k-th, including the last.
struct ToldMonths {
    std::size_t every = 1;
    Places months;

    [[nodiscard]] bool fits() const { return !months.empty(); }
};

/// As many months as `most` numbers permit with `per_month` each; none if two are too many.
ToldMonths told_months(const SweepTable& table, std::size_t per_month, std::size_t most) {
    const std::size_t months = table.month_ends.size();
    for (const std::size_t every : {1U, 2U, 3U, 6U, 12U, 24U, 60U, 120U}) {
        const std::size_t count = (months + every - 1) / every;
        if (count * per_month <= most && (count >= 2 || months < 2)) {
            ToldMonths told{every, {}};
            for (std::size_t back = count; back-- > 0;) {
                told.months.push_back(months - 1 - back * every);
            }
            return told;
        }
    }
    return {};
}

Json dates_json(const SweepTable& table, const ToldMonths& told) {
    Json dates = Json::array();
    for (const std::size_t month : told.months) {
        dates.push_back(to_string(table.month_ends[month] - std::chrono::days{1}));
    }
    return dates;
}

template <class Named>
Json head_json(const Named& series) {
    return {{"name", series.name}, {"unit", series.unit}, {"meaning", series.long_name}};
}

/// Series of the whole economy.
std::vector<const SweepSeries*> whole_series(const SweepTable& table) {
    std::vector<const SweepSeries*> whole;
    for (const SweepSeries& series : table.series) {
        if (series.axes.empty()) {
            whole.push_back(&series);
        }
    }
    return whole;
}

/// Appends one quantile of a month to each list of `lists`.
void add_quantiles(Json& lists, Numbers& values, std::span<const double> shares) {
    const Json here = quantiles_json(values, shares);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        lists[i].push_back(here[i]);
    }
}

/// Sections of the data; they record what they omit.
class Sections {
public:
    Sections(const SweepTable& table, const Study& study, const SweepReportBounds& bounds)
        : table_{table}, bounds_{bounds}, runs_{complete_runs(table)}, whole_{whole_series(table)} {
        for (const SweepFactor& factor : table.factors) {
            levels_.push_back(levels_of_factor(factor, study, table.identity.design));
        }
    }

    [[nodiscard]] const std::vector<Levels>& levels() const { return levels_; }
    [[nodiscard]] const Places& runs() const { return runs_; }
    [[nodiscard]] const Json& left_out() const { return left_out_; }

    [[nodiscard]] Json bands() {
        const ToldMonths told =
            told_months(table_, band_shares.size() * whole_.size(), bounds_.bands);
        Json list = Json::array();
        for (const SweepSeries* const series : whole_) {
            if (!told.fits()) {
                left_out_.push_back("bands of the series (too many series)");
                break;
            }
            Json quantiles(band_shares.size(), Json::array());
            for (const std::size_t month : told.months) {
                Numbers values = month_values(*series, month, 0);
                add_quantiles(quantiles, values, band_shares);
            }
            Json one = head_json(*series);
            one["quantiles"] = std::move(quantiles);
            list.push_back(std::move(one));
        }
        return section(told, "series", std::move(list));
    }

    /// Interquartile bands for each value of each factor with few values.
    [[nodiscard]] Json bands_by_value() {
        std::size_t values = 0;
        for (std::size_t factor = 0; factor < levels_.size(); ++factor) {
            values += has_bands(factor) ? levels_[factor].count() : 0;
        }
        const ToldMonths told = told_months(
            table_, value_band_shares.size() * whole_.size() * values, bounds_.bands_by_value);
        Json list = Json::array();
        for (std::size_t factor = 0; factor < levels_.size(); ++factor) {
            if (!has_bands(factor) || whole_.empty()) {
                continue;
            }
            if (!told.fits()) {
                left_out_.push_back("bands by value of a factor (too many values)");
                break;
            }
            list.push_back(factor_bands(factor, told));
        }
        return section(told, "factors", std::move(list));
    }

    /// Medians over runs for each category.
    [[nodiscard]] Json categories() {
        std::size_t places = 0;
        for (const SweepSeries& series : table_.series) {
            places += series.axes.size() == 1 ? table_.axis(series.axes[0]).keys.size() : 0;
        }
        const ToldMonths told = told_months(table_, places, bounds_.categories);
        Json list = Json::array();
        for (const SweepSeries& series : table_.series) {
            if (series.axes.size() > 1) {
                left_out_.push_back(fmt::format("{} (several dimensions of "
                                                "categories)",
                                                series.name));
            } else if (series.axes.size() == 1 && told.fits()) {
                list.push_back(category_medians(series, told));
            } else if (series.axes.size() == 1) {
                left_out_.push_back(fmt::format("{} (too many categories)", series.name));
            }
        }
        return section(told, "series", std::move(list));
    }

    /// Means of all scalars for each pair of values of two factors.
    [[nodiscard]] Json grid() {
        Json pairs = Json::array();
        std::size_t room = bounds_.grid;
        std::size_t without_room = 0;
        for (std::size_t row = 0; row < levels_.size(); ++row) {
            for (std::size_t column = row + 1; column < levels_.size(); ++column) {
                const std::size_t cells = levels_[row].count() * levels_[column].count();
                const bool drawn = cells > 0 && levels_[row].count() <= most_number_levels &&
                                   levels_[column].count() <= most_number_levels;
                if (drawn && cells * table_.scalars.size() <= room) {
                    room -= cells * table_.scalars.size();
                    pairs.push_back(pair_means(row, column));
                } else {
                    ++without_room;
                }
            }
        }
        if (without_room > 0) {
            left_out_.push_back(
                fmt::format("heat maps of {} pairs of factors (limited space)", without_room));
        }
        return pairs;
    }

    /// Effects of each value of a factor relative to the first, over pairs of runs that differ in
    /// that factor only.
    [[nodiscard]] Json changes() {
        Json list = Json::array();
        std::size_t room = bounds_.changes;
        for (std::size_t factor = 0; factor < levels_.size(); ++factor) {
            const Levels& levels = levels_[factor];
            if (levels.count() < 2 || levels.count() > most_number_levels) {
                continue;
            }
            const std::size_t numbers = 7 * levels.count() * table_.scalars.size();
            if (numbers > room) {
                left_out_.push_back(
                    fmt::format("effects of {} (limited space)", table_.factors[factor].key));
                continue;
            }
            room -= numbers;
            const RunsByValue runs = runs_by_value(levels);
            Json scalars = Json::array();
            for (const SweepScalar& scalar : table_.scalars) {
                scalars.push_back(scalar_changes(scalar, runs));
            }
            list.push_back({{"factor", factor}, {"scalars", std::move(scalars)}});
        }
        return list;
    }

    /// Factors and scalars of every k-th complete run.
    [[nodiscard]] Json scatter() const {
        const std::size_t columns =
            std::max<std::size_t>(table_.factors.size() + table_.scalars.size(), 1);
        const std::size_t most =
            std::max<std::size_t>(std::min(bounds_.scatter_runs, bounds_.scatter / columns), 1);
        const std::size_t every = std::max<std::size_t>((runs_.size() + most - 1) / most, 1);
        Json json{{"every", every},
                  {"runs", Json::array()},
                  {"factors", Json::array()},
                  {"scalars", Json::array()}};
        const auto column = [&](const auto& value) {
            Json list = Json::array();
            for (std::size_t i = 0; i < runs_.size(); i += every) {
                list.push_back(value(runs_[i]));
            }
            return list;
        };
        json["runs"] =
            column([&](std::size_t run) { return table_.first_run + std::int64_t(run); });
        for (std::size_t i = 0; i < levels_.size(); ++i) {
            const SweepFactor& factor = table_.factors[i];
            json["factors"].push_back(column([&](std::size_t run) {
                return factor.is_numeric() ? number_json(factor.numbers[run])
                                           : Json(levels_[i].of_run[run]);
            }));
        }
        for (const SweepScalar& scalar : table_.scalars) {
            json["scalars"].push_back(
                column([&](std::size_t run) { return number_json(scalar.values[run]); }));
        }
        return json;
    }

private:
    /// A value of a continuum has a single run, which has no band; a case has a band with any number
    /// of runs.
    [[nodiscard]] bool has_bands(std::size_t factor) const {
        const std::size_t count = levels_[factor].count();
        return count >= 2 && (table_.factors[factor].is_numeric()
                                  ? count <= most_number_bands && 2 * count <= runs_.size()
                                  : count <= most_case_bands && count <= runs_.size());
    }

    [[nodiscard]] Json section(const ToldMonths& told, const char* name, Json list) const {
        return {{"every", told.every}, {"time", dates_json(table_, told)}, {name, std::move(list)}};
    }

    [[nodiscard]] double value_at(const SweepSeries& series,
                                  std::size_t run,
                                  std::size_t month,
                                  std::size_t place) const {
        const std::size_t months = table_.month_ends.size();
        const std::size_t width = table_.places(series) / months;
        return series.values[(run * months + month) * width + place];
    }

    [[nodiscard]] Numbers
    month_values(const SweepSeries& series, std::size_t month, std::size_t place) const {
        Numbers values;
        values.reserve(runs_.size());
        for (const std::size_t run : runs_) {
            values.push_back(value_at(series, run, month, place));
        }
        return values;
    }

    [[nodiscard]] Json factor_bands(std::size_t factor, const ToldMonths& told) const {
        const Levels& levels = levels_[factor];
        Json runs(levels.count(), 0);
        for (const std::size_t run : runs_) {
            if (levels.of_run[run] >= 0) {
                Json& count = runs[static_cast<std::size_t>(levels.of_run[run])];
                count = count.get<int>() + 1;
            }
        }
        Json list = Json::array();
        for (const SweepSeries* const series : whole_) {
            Json bands(levels.count(), Json(value_band_shares.size(), Json::array()));
            for (const std::size_t month : told.months) {
                std::vector<Numbers> values(levels.count());
                for (const std::size_t run : runs_) {
                    if (levels.of_run[run] >= 0) {
                        values[static_cast<std::size_t>(levels.of_run[run])].push_back(
                            value_at(*series, run, month, 0));
                    }
                }
                for (std::size_t level = 0; level < levels.count(); ++level) {
                    add_quantiles(bands[level], values[level], value_band_shares);
                }
            }
            list.push_back(std::move(bands));
        }
        return {{"factor", factor}, {"runs", std::move(runs)}, {"series", std::move(list)}};
    }

    [[nodiscard]] Json category_medians(const SweepSeries& series, const ToldMonths& told) const {
        const Axis& axis = table_.axis(series.axes[0]);
        constexpr std::array<double, 1> half{0.5};
        Json medians = Json::array();
        for (std::size_t place = 0; place < axis.keys.size(); ++place) {
            Json row(1, Json::array());
            for (const std::size_t month : told.months) {
                Numbers values = month_values(series, month, place);
                add_quantiles(row, values, half);
            }
            medians.push_back(std::move(row[0]));
        }
        Json json = head_json(series);
        json["axis"] = axis.name;
        json["names"] = axis.names;
        json["medians"] = std::move(medians);
        return json;
    }

    /// For each value: mean, difference from the first value with its interval, and the same as a
    /// share.
    [[nodiscard]] static Json scalar_changes(const SweepScalar& scalar, const RunsByValue& runs) {
        Json list = Json::array();
        for (const ValueEffect& effect : value_effects(scalar.values, runs)) {
            Json row{number_json(effect.mean)};
            for (const Estimate* const change : {&effect.change, &effect.relative_change}) {
                const Interval interval = change->interval.value_or(Interval{no_value, no_value});
                row.push_back(number_json(change->value));
                row.push_back(number_json(interval.low));
                row.push_back(number_json(interval.high));
            }
            list.push_back(std::move(row));
        }
        return list;
    }

    [[nodiscard]] Json pair_means(std::size_t row, std::size_t column) const {
        const std::size_t width = levels_[column].count();
        Json means = Json::array();
        for (const SweepScalar& scalar : table_.scalars) {
            Numbers sums(levels_[row].count() * width, 0.0);
            Numbers counts(sums.size(), 0.0);
            for (const std::size_t run : runs_) {
                const int i = levels_[row].of_run[run];
                const int j = levels_[column].of_run[run];
                if (i >= 0 && j >= 0 && std::isfinite(scalar.values[run])) {
                    const std::size_t cell =
                        static_cast<std::size_t>(i) * width + static_cast<std::size_t>(j);
                    sums[cell] += scalar.values[run];
                    counts[cell] += 1.0;
                }
            }
            Json list = Json::array();
            for (std::size_t cell = 0; cell < sums.size(); ++cell) {
                list.push_back(number_json(sums[cell] / counts[cell])); // 0 / 0: null
            }
            means.push_back(std::move(list));
        }
        return {{"row", row}, {"column", column}, {"means", std::move(means)}};
    }

    const SweepTable& table_;
    SweepReportBounds bounds_;
    Places runs_; // complete
    std::vector<const SweepSeries*> whole_;
    std::vector<Levels> levels_; // of each factor
    Json left_out_ = Json::array();
};

Json attributes_json(const SweepTable& table) {
    const SweepIdentity& identity = table.identity;
    return {{"study_name", identity.study_name},
            {"design", identity.design},
            {"replicates", identity.replicates},
            {"seed", identity.seed},
            {"scale", identity.scale},
            {"program_version", identity.program_version},
            {"git_commit", identity.git_commit},
            {"scenario_sha256", identity.scenario_sha256},
            {"plan_sha256", identity.plan_sha256}};
}

std::size_t count_points(const SweepTable& table) {
    std::vector<std::int64_t> points = table.point;
    std::ranges::sort(points);
    return static_cast<std::size_t>(std::unique(points.begin(), points.end()) - points.begin());
}

/// All parameters that a factor sets, from the table and the study.
std::string paths_text(const Study& study, const SweepFactor& factor) {
    const auto found = std::ranges::find(study.factors, factor.key, &Factor::key);
    return found == study.factors.end() || found->also.empty()
               ? factor.path
               : fmt::format("{}, {}", factor.path, fmt::join(found->also, ", "));
}

Json factors_json(const SweepTable& table, const Study& study, std::span<const Levels> levels) {
    Json list = Json::array();
    for (std::size_t i = 0; i < table.factors.size(); ++i) {
        const SweepFactor& factor = table.factors[i];
        Json labels = Json::array();
        for (const std::string& label : levels[i].labels) {
            labels.push_back(case_name(study, factor, label));
        }
        Numbers known = factor.numbers;
        constexpr std::array<double, 2> ends{0.0, 1.0};
        const Json range = quantiles_json(known, ends);
        list.push_back({{"key", factor.key},
                        {"name", factor.name},
                        {"path", paths_text(study, factor)},
                        {"unit", factor.unit},
                        {"numeric", factor.is_numeric()},
                        {"low", range[0]},
                        {"high", range[1]},
                        {"levels", std::move(labels)}});
    }
    return list;
}

Json scalars_json(const SweepTable& table, const Study& study, std::span<const std::size_t> runs) {
    Json list = Json::array();
    for (const SweepScalar& scalar : table.scalars) {
        const auto found = std::ranges::find(study.outputs.scalars, scalar.key, &ScalarOutput::key);
        Numbers values;
        std::ranges::transform(
            runs, std::back_inserter(values), [&](std::size_t run) { return scalar.values[run]; });
        constexpr std::array<double, 7> shares{0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0};
        const Json quantiles = quantiles_json(values, shares);
        list.push_back(
            {{"key", scalar.key},
             {"name", found == study.outputs.scalars.end() ? std::string{} : found->name},
             {"unit", scalar.unit},
             {"meaning", scalar.long_name},
             {"runs", values.size()}, // that have a number
             {"quantiles", quantiles}});
    }
    return list;
}

Json failures_json(const SweepTable& table, const Study& study, std::size_t most) {
    Json list = Json::array();
    for (std::size_t run = 0; run < table.runs() && list.size() < most; ++run) {
        if (table.records.status[run] != RunStatus::failed) {
            continue;
        }
        Json values = Json::array();
        for (const SweepFactor& factor : table.factors) {
            values.push_back(value_text(study, factor, run));
        }
        list.push_back({{"run", table.first_run + static_cast<std::int64_t>(run)},
                        {"point", table.point[run]},
                        {"replicate", table.replicate[run]},
                        {"factors", std::move(values)},
                        {"message", table.records.message[run].substr(0, longest_message)}});
    }
    return list;
}

} // namespace

std::string
sweep_report_json(const SweepTable& table, const Study& study, const SweepReportBounds& bounds) {
    Sections sections{table, study, bounds};
    Json json{{"format", 1}, {"kind", "sweep"}};
    json["study"] = {{"name", table.identity.study_name},
                     {"description", study.description},
                     {"text", table.identity.study}};
    json["scenario"] = table.identity.scenario;
    json["attributes"] = attributes_json(table);
    json["counts"] = {{"runs", table.runs()},
                      {"complete", table.count(RunStatus::complete)},
                      {"failed", table.count(RunStatus::failed)},
                      {"missing", table.count(RunStatus::missing)},
                      {"points", count_points(table)}};
    json["start"] = table.series.empty() ? Json{} : Json(to_string(table.start));
    json["factors"] = factors_json(table, study, sections.levels());
    json["scalars"] = scalars_json(table, study, sections.runs());
    json["bands"] = sections.bands();
    json["bands_by_value"] = sections.bands_by_value();
    json["categories"] = sections.categories();
    json["sensitivity"] = sweep_sensitivity_json(table, study);
    const bool is_grid = table.identity.design == "grid";
    json["grid"] = is_grid ? sections.grid() : Json::array();
    json["changes"] = has_value_effects(table) ? sections.changes() : Json::array();
    json["scatter"] = sections.scatter();
    json["failures"] = failures_json(table, study, bounds.failures);
    json["left_out"] = sections.left_out();
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace tenfold
