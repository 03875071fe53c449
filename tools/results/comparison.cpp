// SPDX-License-Identifier: Apache-2.0
#include "tools/results/comparison.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <utility>

namespace tenfold {

namespace {

constexpr std::size_t category_rows = 5;
constexpr std::array category_series{"employment", "employment_by_occupation"};

using Draw = std::pair<std::int64_t, std::int64_t>; // seed and replicate

Draw draw_of(const ResultsFile& file) {
    return {whole_number_of(file.attributes, "seed"),
            whole_number_of(file.attributes, "replicate")};
}

/// Identity of a run's scenario: runs with equal identity are replications.
ScenarioValues identity_of(const ResultsFile& file) {
    // A country's results depend on the scenario of the whole world.
    const std::string& scenario = file.world.empty() ? file.scenario : file.world;
    ScenarioValues values = parameters_of(scenario_values(scenario));
    if (values.empty()) { // unreadable by this version: compare the text
        values.emplace_back("scenario", scenario);
    }
    for (const char* const name : {"country", "extensions"}) {
        const std::string text = text_of(file.attributes, name);
        if (!text.empty()) {
            values.emplace_back(name, text);
        }
    }
    return values;
}

/// Values of one measure for the runs of two groups.
struct Samples {
    std::vector<double> reference;
    std::vector<double> value;
};

/// Indices of the averaged months in a file.
struct Rows {
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Comparer {
public:
    explicit Comparer(std::span<const ResultsFile> files) : files_{files} {}

    Comparison compare() {
        find_period();
        result_.groups = group_runs(files_);
        for (const RunGroup& group : result_.groups) {
            scenarios_.push_back(identity_of(files_[group.runs.front()]));
        }
        describe_reference();
        for (std::size_t group = 1; group < result_.groups.size(); ++group) {
            result_.against_first.push_back(compare_group(group));
        }
        find_equal_runs();
        return std::move(result_);
    }

private:
    void find_period();
    void describe_reference();
    void find_equal_runs();
    [[nodiscard]] Rows rows_of(const ResultsFile& file) const;
    [[nodiscard]] GroupComparison compare_group(std::size_t group);
    void choose_pairs(GroupComparison& comparison);
    template <class Value>
    [[nodiscard]] std::optional<HeadlineDifference>
    headline_difference(const Headline& headline, Pairing pairing, Value&& value) const;
    [[nodiscard]] CategoryTable category_table(const std::string& series, Pairing pairing) const;

    std::span<const ResultsFile> files_;
    Comparison result_;
    std::vector<ScenarioValues> scenarios_; // of each group
    std::vector<std::size_t> reference_;    // compared runs, in pairs if paired
    std::vector<std::size_t> others_;
};

void Comparer::find_period() {
    CommonPeriod& period = result_.period;
    const std::vector<Date> common = common_months(files_);
    const auto months = [](const ResultsFile& file) { return file.time.size(); };
    const std::size_t longest = months(*std::ranges::max_element(files_, {}, months));
    if (common.empty()) {
        throw UsageError{"these runs have no month in common, so there is nothing to compare"};
    }
    period = {common.front(), common.back(), common.size(), longest > common.size()};
    result_.averaged_months = averaged_months(common.size());
}

void Comparer::describe_reference() {
    const std::vector<std::size_t>& runs = result_.groups.front().distinct;
    for (const Headline& headline : headlines()) {
        std::vector<double> sample;
        for (const std::size_t run : runs) {
            const Rows rows = rows_of(files_[run]);
            if (const auto mean = mean_of(reader_of(files_[run]), headline, rows.begin, rows.end)) {
                sample.push_back(*mean);
            }
        }
        if (sample.size() == runs.size()) {
            result_.reference.push_back({headline, mean_estimate(sample)});
        }
    }
}

/// Pairs runs with the same seed and replicate, whose common random numbers reduce the variance of
/// the difference.
void Comparer::choose_pairs(GroupComparison& comparison) {
    const std::vector<std::size_t>& first = result_.groups.front().distinct;
    const std::vector<std::size_t>& second = result_.groups[comparison.group].distinct;
    std::map<Draw, std::size_t> by_draw;
    for (const std::size_t run : first) {
        by_draw.emplace(draw_of(files_[run]), run);
    }
    reference_.clear();
    others_.clear();
    for (const std::size_t run : second) {
        const auto partner = by_draw.find(draw_of(files_[run]));
        if (partner != by_draw.end()) {
            reference_.push_back(partner->second);
            others_.push_back(run);
        }
    }
    comparison.pairs = others_.size();
    if (comparison.pairs >= 2 || (comparison.pairs == 1 && first.size() + second.size() == 2)) {
        comparison.pairing = comparison.pairs >= 2 ? Pairing::paired : Pairing::single;
        return;
    }
    reference_ = first;
    others_ = second;
    comparison.pairing =
        first.size() > 1 && second.size() > 1 ? Pairing::independent : Pairing::single;
}

Rows Comparer::rows_of(const ResultsFile& file) const {
    const auto last = std::ranges::find(file.time, result_.period.last);
    const auto end = static_cast<std::size_t>(last - file.time.begin()) + 1;
    return {end - std::min(end, result_.averaged_months), end};
}

/// `value` returns a run's value, or nothing.
template <class Value>
std::optional<HeadlineDifference>
Comparer::headline_difference(const Headline& headline, Pairing pairing, Value&& value) const {
    Samples samples;
    const auto collect = [&](const std::vector<std::size_t>& runs, std::vector<double>& sample) {
        for (const std::size_t run : runs) {
            if (const std::optional<double> found = value(files_[run])) {
                sample.push_back(*found);
            }
        }
        return sample.size() == runs.size();
    };
    if (!collect(reference_, samples.reference) || !collect(others_, samples.value)) {
        return std::nullopt;
    }
    const Difference found =
        difference_of(samples.reference, samples.value, pairing, headline.relative);
    return HeadlineDifference{
        headline, found.reference, found.value, found.relative, found.estimate};
}

CategoryTable Comparer::category_table(const std::string& series, Pairing pairing) const {
    CategoryTable table{series, {}, {}};
    const ResultsFile& first = files_[reference_.front()];
    const Variable* const model = first.find(series);
    if (model == nullptr || model->dimensions.size() != 2 || !model->over_time()) {
        return table;
    }
    table.dimension = model->dimensions[1];
    const Axis& axis = first.axis(table.dimension);
    const Headline headline{series, series, FigureStyle::count, true};
    for (std::size_t i = 0; i < axis.keys.size(); ++i) {
        const auto mean = [&](const ResultsFile& file) -> std::optional<double> {
            const Variable* const variable = file.find(series);
            if (variable == nullptr || variable->dimensions != model->dimensions) {
                return std::nullopt;
            }
            const Rows rows = rows_of(file);
            double sum = 0.0;
            for (std::size_t row = rows.begin; row < rows.end; ++row) {
                sum += variable->values[row * axis.keys.size() + i];
            }
            return sum / static_cast<double>(rows.end - rows.begin);
        };
        const auto found = headline_difference(headline, pairing, mean);
        if (found && found->relative) {
            table.rows.push_back({axis.keys[i], axis.names[i], *found});
        }
    }
    std::ranges::stable_sort(table.rows, [](const auto& a, const auto& b) {
        return std::abs(a.difference.difference.value) > std::abs(b.difference.difference.value);
    });
    table.rows.resize(std::min(table.rows.size(), category_rows));
    return table;
}

bool have_same_axes(const ResultsFile& a, const ResultsFile& b) {
    return std::ranges::equal(a.axes, b.axes, [](const Axis& x, const Axis& y) {
        return x.name == y.name && x.keys == y.keys;
    });
}

GroupComparison Comparer::compare_group(std::size_t group) {
    GroupComparison comparison;
    comparison.group = group;
    comparison.changes = changes_between(scenarios_.front(), scenarios_[group]);
    choose_pairs(comparison);
    for (const Headline& headline : headlines()) {
        const auto mean = [&](const ResultsFile& file) {
            const Rows rows = rows_of(file);
            return mean_of(reader_of(file), headline, rows.begin, rows.end);
        };
        if (const auto found = headline_difference(headline, comparison.pairing, mean)) {
            comparison.headlines.push_back(*found);
        }
    }
    const ResultsFile& first = files_[reference_.front()];
    for (const std::vector<std::size_t>* const runs : {&reference_, &others_}) {
        for (const std::size_t run : *runs) {
            comparison.same_axes = comparison.same_axes && have_same_axes(first, files_[run]);
        }
    }
    if (comparison.same_axes) {
        for (const char* const series : category_series) {
            CategoryTable table = category_table(series, comparison.pairing);
            if (!table.rows.empty()) {
                comparison.categories.push_back(std::move(table));
            }
        }
    }
    return comparison;
}

void Comparer::find_equal_runs() {
    for (const RunGroup& group : result_.groups) {
        std::map<Draw, std::size_t> seen;
        for (const std::size_t run : group.runs) {
            const auto [known, added] = seen.emplace(draw_of(files_[run]), run);
            if (!added) {
                result_.equal_runs.push_back(
                    {known->second, run, first_difference(files_[known->second], files_[run])});
            }
        }
    }
}

} // namespace

std::vector<RunGroup> group_runs(std::span<const ResultsFile> files) {
    std::vector<RunGroup> groups;
    std::vector<ScenarioValues> identities;
    for (std::size_t i = 0; i < files.size(); ++i) {
        ScenarioValues identity = identity_of(files[i]);
        const auto known = std::ranges::find(identities, identity);
        const auto group = static_cast<std::size_t>(known - identities.begin());
        if (known == identities.end()) {
            const std::string country = text_of(files[i].attributes, "country");
            groups.push_back({text_of(files[i].attributes, "scenario_name") +
                                  (country.empty() ? "" : " (" + country + ")"),
                              {},
                              {}});
            identities.push_back(std::move(identity));
        }
        std::vector<std::size_t>& distinct = groups[group].distinct;
        groups[group].runs.push_back(i);
        if (std::ranges::none_of(distinct, [&](std::size_t run) {
                return draw_of(files[run]) == draw_of(files[i]);
            })) {
            distinct.push_back(i);
        }
    }
    return groups;
}

std::vector<Date> common_months(std::span<const ResultsFile> files) {
    std::vector<Date> common = files.front().time;
    for (const ResultsFile& file : files) {
        std::vector<Date> both;
        std::ranges::set_intersection(common, file.time, std::back_inserter(both));
        common = std::move(both);
    }
    return common;
}

std::vector<ResultsFile> without_repeats(std::vector<ResultsFile> files,
                                         std::vector<EqualRuns>& left_out) {
    std::vector<bool> repeats(files.size(), false);
    for (const RunGroup& group : group_runs(files)) {
        for (std::size_t i = 0; i < group.runs.size(); ++i) {
            for (std::size_t j = 0; j < i && !repeats[group.runs[i]]; ++j) {
                const std::size_t a = group.runs[j];
                const std::size_t b = group.runs[i];
                repeats[b] = !repeats[a] && draw_of(files[a]) == draw_of(files[b]) &&
                             first_difference(files[a], files[b]).empty();
                if (repeats[b]) {
                    left_out.push_back({a, b, {}});
                }
            }
        }
    }
    std::vector<ResultsFile> kept;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!repeats[i]) {
            kept.push_back(std::move(files[i]));
        }
    }
    return kept;
}

Comparison compare_results(std::span<const ResultsFile> files) {
    return Comparer{files}.compare();
}

} // namespace tenfold
