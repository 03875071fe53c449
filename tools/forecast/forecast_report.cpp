// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/forecast_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "tools/common/text_table.hpp"

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;

constexpr double near_ratio = 1.1;     // an error at most 10 % larger
constexpr double least_coverage = 0.7; // of bands for 80 %
constexpr double largest_coverage = 0.9;
constexpr double significance = 0.05;
constexpr std::size_t label_width = 14;
constexpr std::size_t number_width = 9;

/// Statistical rivals with a column of their own, and their headings.
constexpr std::array shown_rivals{
    std::pair{"ar_1", "AR(1)"}, std::pair{"var_1", "VAR(1)"}, std::pair{"bvar_1", "BVAR"}};

std::string short_name(const std::string& target) {
    static const std::array<std::pair<std::string_view, std::string_view>, 5> names{
        {{"real_gdp", "real GDP"},
         {"gdp_deflator", "deflator"},
         {"nominal_gdp", "nominal GDP"},
         {"unemployment_rate", "unemployed"},
         {"policy_rate", "policy rate"}}};
    const auto found =
        std::ranges::find(names, target, &std::pair<std::string_view, std::string_view>::first);
    return std::string{found == names.end() ? std::string_view{target} : found->second};
}

std::string number(double value) {
    return std::isfinite(value) ? fmt::format("{:.2f}", value) : "-";
}

std::string probability(double p) {
    return std::isfinite(p) && p < 0.01 ? "<0.01" : number(p);
}

std::vector<CellScore> economy_cells(const ForecastReport& report) {
    std::vector<CellScore> cells;
    std::ranges::copy_if(report.scores, std::back_inserter(cells), [](const CellScore& score) {
        return score.model == economy_name;
    });
    return cells;
}

double rmse_of(const ForecastReport& report, const CellScore& cell, std::string_view model) {
    const CellScore* const found = find_score(report.scores, cell, model);
    return found == nullptr ? std::nan("") : found->score.rmse;
}

double peer_rmse(const ForecastReport& report, const CellScore& cell, const std::string& model) {
    const auto found = std::ranges::find_if(report.peers, [&](const PeerScore& peer) {
        return peer.model == model && peer.target == cell.target && peer.horizon == cell.horizon;
    });
    return found == report.peers.end() ? std::nan("") : found->rmse;
}

bool has_model(const ForecastReport& report, std::string_view model) {
    return std::ranges::find(report.scores, model, &CellScore::model) != report.scores.end();
}

std::string table_rows(const ForecastReport& report, const std::vector<CellScore>& cells) {
    std::string rows = "quarters ahead\teconomy\tnaive";
    for (const auto& [model, heading] : shown_rivals) {
        rows += fmt::format("\t{}", heading);
    }
    const bool survey = has_model(report, "survey");
    rows += survey ? "\tsurvey" : "";
    for (std::size_t i = 0; i < report.shown_peers.size(); ++i) {
        rows += fmt::format("\tpeer{}", i + 1);
    }
    rows += "\tband\tp\n";
    for (const CellScore& cell : cells) {
        rows += fmt::format("{} {}\t{}\t{}",
                            short_name(cell.target),
                            cell.horizon,
                            number(cell.score.rmse),
                            number(rmse_of(report, cell, cell.rival)));
        for (const auto& [model, heading] : shown_rivals) {
            rows += "\t" + number(rmse_of(report, cell, model));
        }
        rows += survey ? "\t" + number(rmse_of(report, cell, "survey")) : "";
        for (const std::string& peer : report.shown_peers) {
            rows += "\t" + number(peer_rmse(report, cell, peer));
        }
        rows +=
            fmt::format("\t{}\t{}\n", number(cell.score.coverage), probability(cell.test.p_value));
    }
    return rows;
}

/// "real GDP 1, 2; policy rate 8", or "none".
std::string cells_text(const std::vector<CellScore>& cells,
                       const std::function<bool(const CellScore&)>& belongs) {
    std::string text;
    std::string target;
    for (const CellScore& cell : cells) {
        if (!belongs(cell)) {
            continue;
        }
        text +=
            cell.target == target
                ? fmt::format(", {}", cell.horizon)
                : fmt::format(
                      "{}{} {}", text.empty() ? "" : "; ", short_name(cell.target), cell.horizon);
        target = cell.target;
    }
    return text.empty() ? "none" : text;
}

std::size_t count_of(const std::vector<CellScore>& cells,
                     const std::function<bool(const CellScore&)>& belongs) {
    return static_cast<std::size_t>(std::ranges::count_if(cells, belongs));
}

/// Where the economy is better and worse.
std::string verdict(const ForecastReport& report, const std::vector<CellScore>& cells) {
    const auto ratio = [&](const CellScore& cell) {
        return cell.score.rmse / rmse_of(report, cell, cell.rival);
    };
    const auto better = [&](const CellScore& cell) { return ratio(cell) < 1.0; };
    const auto near = [&](const CellScore& cell) {
        return ratio(cell) >= 1.0 && ratio(cell) <= near_ratio;
    };
    const auto worse = [&](const CellScore& cell) { return ratio(cell) > near_ratio; };
    const auto clear = [](const CellScore& cell) { return cell.test.p_value < significance; };
    const auto line = [&](const char* what, const std::function<bool(const CellScore&)>& belongs) {
        const std::string count =
            fmt::format("{}: {} of {}", what, count_of(cells, belongs), cells.size());
        return fmt::format("{:<30}{}\n", count, cells_text(cells, belongs));
    };
    std::string text = "The economy against the better of historical mean and no change:\n";
    text += line("better", better);
    text += line("at most 10 % worse", near);
    text += line("worse by more", worse);
    text += line("better, p below 5 %",
                 [&](const CellScore& cell) { return better(cell) && clear(cell); });
    text += line("worse, p below 5 %",
                 [&](const CellScore& cell) { return !better(cell) && clear(cell); });
    text += "The economy's bands for 80 % of what happened hold\n";
    text += line("70 to 90 %", [](const CellScore& cell) {
        return cell.score.coverage >= least_coverage && cell.score.coverage <= largest_coverage;
    });
    text += line("less, too narrow",
                 [](const CellScore& cell) { return cell.score.coverage < least_coverage; });
    text += line("more, too wide",
                 [](const CellScore& cell) { return cell.score.coverage > largest_coverage; });
    return text;
}

std::string heading(const ForecastReport& report) {
    Quarter first;
    Quarter last;
    std::size_t unscored = 0;
    for (const ForecastRow& row : report.table.rows) {
        first = first == Quarter{} ? row.origin : std::min(first, row.origin);
        last = std::max(last, row.origin);
        unscored += row.model == economy_name && !row.scored ? 1 : 0;
    }
    std::string text =
        fmt::format("{}: forecasts from {} to {}", report.table.study, first.text(), last.text());
    if (unscored > 0) {
        text += fmt::format("; {} forecasts of the economy are not scored: their quarters are "
                            "masked, or have no data",
                            unscored);
    }
    return text + "\n";
}

} // namespace

std::string forecast_text(const ForecastReport& report, std::size_t columns) {
    const std::vector<CellScore> cells = economy_cells(report);
    const std::string head = fitted(heading(report), columns);
    if (cells.empty()) {
        return head + "no forecast of the economy can be scored\n";
    }
    const std::string rows = table_rows(report, cells);
    const auto fields =
        static_cast<std::size_t>(std::ranges::count(rows.substr(0, rows.find('\n')), '\t'));
    std::vector<std::size_t> widths(fields + 1, number_width);
    widths[0] = label_width;
    std::string text = head + "\n" + table_text(rows, widths, columns) + "\n";
    text += fitted(
        "Root mean squared errors in percentage points; growth at annual rate in the one quarter "
        "that "
        "many quarters after the origin. naive: the better of historical mean and no change. band: "
        "share of what happened within the economy's band for 80 %. p: test of Diebold and Mariano "
        "that economy and naive are equally accurate.\n",
        std::min(columns, widest_paragraph));
    for (std::size_t i = 0; i < report.shown_peers.size(); ++i) {
        text += fitted(fmt::format("peer{}: {}, as published, on its own origins.\n",
                                   i + 1,
                                   report.shown_peers[i]),
                       std::min(columns, widest_paragraph));
    }
    return text + "\n" + fitted(verdict(report, cells), columns);
}

std::string forecast_json(const ForecastReport& report) {
    const auto number = [](double value) {
        return std::isfinite(value) ? Json(value) : Json(nullptr);
    };
    Json json;
    json["study"] = report.table.study;
    json["rows"] = Json::array();
    for (const CellScore& cell : report.scores) {
        json["rows"].push_back({{"target", cell.target},
                                {"horizon", cell.horizon},
                                {"model", cell.model},
                                {"n", cell.score.n},
                                {"rmse", number(cell.score.rmse)},
                                {"mae", number(cell.score.mae)},
                                {"coverage_80", number(cell.score.coverage)},
                                {"rival", cell.rival.empty() ? Json(nullptr) : Json(cell.rival)},
                                {"dm_statistic", number(cell.test.statistic)},
                                {"dm_p", number(cell.test.p_value)}});
    }
    json["peers"] = Json::array();
    for (const PeerScore& peer : report.peers) {
        json["peers"].push_back({{"target", peer.target},
                                 {"horizon", peer.horizon},
                                 {"model", peer.model},
                                 {"n", peer.n},
                                 {"rmse", number(peer.rmse)},
                                 {"mae", number(peer.mae)}});
    }
    return json.dump(2) + "\n";
}

} // namespace tenfold
