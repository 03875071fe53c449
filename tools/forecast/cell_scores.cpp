// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/cell_scores.hpp"

#include "core/check.hpp"

#include "scenarios/csv.hpp"
#include "scenarios/forecast_study.hpp"
#include "scenarios/problems.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <set>
#include <span>

#include "tools/forecast/rivals.hpp"

namespace tenfold {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The scored outcomes of one model in a cell, by origin.
using Outcomes = std::map<Quarter, ForecastOutcome>;

std::vector<std::string> models_of(const ForecastTable& table) {
    std::vector<std::string> models;
    for (const ForecastRow& row : table.rows) {
        if (std::ranges::find(models, row.model) == models.end()) {
            models.push_back(row.model);
        }
    }
    return models;
}

std::map<std::string, Outcomes>
outcomes_of(const ForecastTable& table, std::string_view target, int horizon) {
    std::map<std::string, Outcomes> outcomes;
    for (const ForecastRow& row : table.rows) {
        if (row.scored && row.target == target && row.horizon == horizon) {
            outcomes[row.model].emplace(row.origin, ForecastOutcome{row.band, row.actual});
        }
    }
    return outcomes;
}

ForecastScore score_of(const Outcomes& outcomes) {
    std::vector<ForecastOutcome> all;
    for (const auto& [origin, outcome] : outcomes) {
        all.push_back(outcome);
    }
    return forecast_score(all);
}

double squared_error(const ForecastOutcome& outcome) {
    const double error = outcome.forecast.mean - outcome.actual;
    return error * error;
}

EqualAccuracyTest test_between(const Outcomes& model, const Outcomes& rival, std::size_t horizon) {
    std::vector<LossDifference> differences;
    for (const auto& [origin, outcome] : model) {
        if (const auto other = rival.find(origin); other != rival.end()) {
            differences.push_back(
                {origin - Quarter{}, squared_error(outcome) - squared_error(other->second)});
        }
    }
    return equal_accuracy(differences, horizon);
}

/// The naive model with the smallest error in a cell, or an empty text.
std::string best_naive(const std::map<std::string, Outcomes>& outcomes) {
    std::string best;
    double least = std::numeric_limits<double>::infinity();
    for (const std::string_view name : std::span{rival_names}.first(naive_rivals)) {
        const auto found = outcomes.find(std::string{name});
        if (found == outcomes.end()) {
            continue;
        }
        if (const double rmse = score_of(found->second).rmse; rmse < least) {
            least = rmse;
            best = name;
        }
    }
    return best;
}

} // namespace

std::vector<CellScore> cell_scores(const ForecastTable& table) {
    std::vector<CellScore> scores;
    const std::vector<std::string> models = models_of(table);
    std::set<int> horizons;
    for (const ForecastRow& row : table.rows) {
        horizons.insert(row.horizon);
    }
    for (const std::string_view target : forecast_targets) {
        for (const int horizon : horizons) {
            const auto outcomes = outcomes_of(table, target, horizon);
            const std::string rival = best_naive(outcomes);
            for (const std::string& model : models) {
                const auto found = outcomes.find(model);
                if (found == outcomes.end()) {
                    continue;
                }
                CellScore cell{std::string{target},
                               horizon,
                               model,
                               score_of(found->second),
                               rival,
                               {nan, nan, nan}};
                if (!rival.empty() && model != rival) {
                    cell.test = test_between(
                        found->second, outcomes.at(rival), static_cast<std::size_t>(horizon));
                }
                scores.push_back(std::move(cell));
            }
        }
    }
    return scores;
}

const CellScore*
find_score(const std::vector<CellScore>& scores, const CellScore& of, std::string_view model) {
    const auto found = std::ranges::find_if(scores, [&](const CellScore& score) {
        return score.target == of.target && score.horizon == of.horizon && score.model == model;
    });
    return found == scores.end() ? nullptr : &*found;
}

std::vector<PeerScore> read_peers(const std::filesystem::path& path) {
    const CsvTable table = CsvTable::read(path);
    Problems problems;
    if (table.rows() == 0) {
        problems.add(table.begin(), "", "is empty; its columns are model, target, h, n, rmse, mae");
        problems.raise_if_any();
    }
    std::array<std::size_t, 6> at{};
    constexpr std::array names{"model", "target", "h", "n", "rmse", "mae"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        at[i] = find_csv_column(table, {names[i]}, problems);
    }
    problems.raise_if_any();
    const auto head = table.row(0);
    const auto track = std::ranges::find(head, "track", &CsvCell::text) - head.begin();
    std::vector<PeerScore> peers;
    for (std::size_t i = 1; i < table.rows(); ++i) {
        const auto row = table.row(i);
        if (track < std::ssize(head) &&
            row[static_cast<std::size_t>(track)].text != "no_pandemic") {
            continue;
        }
        PeerScore peer;
        peer.model = row[at[0]].text;
        peer.target = row[at[1]].text == "effective_federal_funds_rate"
                          ? std::string_view{"policy_rate"}
                          : row[at[1]].text;
        const auto number = [&](std::size_t column) {
            return csv_number(table, row[at[column]], names[column], range::non_negative, problems);
        };
        peer.horizon = static_cast<int>(number(2));
        peer.n = static_cast<std::size_t>(number(3));
        peer.rmse = number(4);
        peer.mae = number(5);
        if (std::ranges::find(forecast_targets, peer.target) != forecast_targets.end()) {
            peers.push_back(std::move(peer));
        }
    }
    problems.raise_if_any();
    return peers;
}

} // namespace tenfold
