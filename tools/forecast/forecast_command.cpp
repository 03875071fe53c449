// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"

#include "output/atomic_file.hpp"
#include "scenarios/forecast_check.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <span>
#include <system_error>
#include <utility>

#include "tools/common/messages.hpp"
#include "tools/common/output_claim.hpp"
#include "tools/common/terminal.hpp"
#include "tools/forecast/commands.hpp"
#include "tools/forecast/forecast_options.hpp"
#include "tools/forecast/forecast_report.hpp"
#include "tools/forecast/make_forecasts.hpp"
#include "tools/forecast/rivals.hpp"
#include "tools/forecast/simulated_histories.hpp"
#include "tools/sweep/open_sweep.hpp"
#include "tools/sweep/prepared_sweep.hpp"
#include "tools/sweep/sweep_runner.hpp"

namespace tenfold {

namespace {

using Path = std::filesystem::path;

constexpr const char* forecasts_file = "forecasts.csv";

/// The files of other models' forecasts and scores.
struct Beside {
    std::vector<ForecastRow> survey;
    std::vector<ForecastRow> others;
    std::vector<PeerScore> peers;
};

Beside read_beside(const ForecastRequest& request) {
    Beside beside;
    if (!request.survey.empty()) {
        beside.survey = read_survey(request.survey);
    }
    if (!request.others.empty()) {
        beside.others = read_other_forecasts(request.others);
    }
    if (!request.peers.empty()) {
        beside.peers = read_peers(request.peers);
    }
    return beside;
}

/// Adds the forecasts of other models; says so if a file has none in the quarters of the table.
void add_beside(ForecastTable& table, const ForecastRequest& request, const Beside& beside) {
    for (const auto& [rows, file] :
         {std::pair{&beside.survey, &request.survey}, {&beside.others, &request.others}}) {
        if (add_forecasts(table, *rows) == 0 && !file->empty()) {
            say("{}: no forecast is for a target, origin and horizon of the study\n", *file);
        }
    }
}

/// The models of the peers that have a column. Throws UsageError for one without scores.
std::vector<std::string> shown_peers(const ForecastRequest& request, const Beside& beside) {
    constexpr std::size_t usual = 2;
    std::vector<std::string> all;
    for (const PeerScore& peer : beside.peers) {
        if (std::ranges::find(all, peer.model) == all.end()) {
            all.push_back(peer.model);
        }
    }
    for (const std::string& model : request.shown_peers) {
        if (std::ranges::find(all, model) == all.end()) {
            throw UsageError{fmt::format("--peer: {} has no scores of a model {}{}",
                                         request.peers,
                                         model,
                                         did_you_mean(model, all))};
        }
    }
    all.resize(std::min(all.size(), usual));
    return request.shown_peers.empty() ? all : request.shown_peers;
}

void print(const ForecastRequest& request, ForecastTable table, const Beside& beside) {
    ForecastReport report;
    report.table = std::move(table);
    report.scores = cell_scores(report.table);
    report.peers = beside.peers;
    report.shown_peers = shown_peers(request, beside);
    print_data(request.runs.json
                   ? forecast_json(report)
                   : forecast_text(report, static_cast<std::size_t>(output_columns())));
}

/// Earlier forecasts, those of the requested origins and horizons.
int print_earlier(const ForecastRequest& request) {
    const Path file = Path{request.runs.directory} / forecasts_file;
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        throw FileError{fmt::format("{}: holds no forecasts (there is no {}); `tenfold forecast "
                                    "STUDY --dir {}` makes them",
                                    request.runs.directory,
                                    forecasts_file,
                                    request.runs.directory)};
    }
    const Beside beside = read_beside(request);
    ForecastTable table = read_forecasts(file);
    std::erase_if(table.rows, [&](const ForecastRow& row) {
        const bool other_horizon =
            !request.horizons.empty() &&
            std::ranges::find(request.horizons, static_cast<double>(row.horizon)) ==
                request.horizons.end();
        return other_horizon || (request.origins && !request.origins->contains(row.origin));
    });
    if (table.rows.empty()) {
        throw UsageError{fmt::format("{}: has no forecast from these origins over these horizons",
                                     file.string())};
    }
    add_beside(table, request, beside);
    print(request, std::move(table), beside);
    return exit_ok;
}

/// The study's options of the forecast, with those of the command line in their place.
ForecastParameters options_of(const ForecastRequest& request, const LoadedStudy& loaded) {
    ForecastParameters forecast = loaded.study.forecast;
    if (!has_forecast(loaded.study)) {
        throw ScenarioError{fmt::format("{}: forecast.origins: are none, and the study forecasts "
                                        "nothing; `tenfold sweep run` makes its runs",
                                        request.runs.study)};
    }
    if (request.origins) {
        forecast.origins = {request.origins->first.text(), request.origins->last.text()};
    }
    if (!request.horizons.empty()) {
        forecast.horizons = request.horizons;
        check_forecast_runs(
            forecast, loaded.base.scenario, [](const std::string&, const std::string& problem) {
                throw UsageError{fmt::format("--horizons: {}", problem)};
            });
    }
    return forecast;
}

Path data_file(const ForecastRequest& request, const ForecastParameters& forecast) {
    if (!request.data.empty()) {
        return request.data;
    }
    if (forecast.data.empty()) {
        throw UsageError{
            fmt::format("forecast needs --data FILE, a CSV file of quarterly data with "
                        "the columns {}; all can be downloaded from FRED, "
                        "fred.stlouisfed.org",
                        data_columns)};
    }
    return Path{request.runs.study}.parent_path() / forecast.data;
}

OutputClaim
claim_file(const ForecastRequest& request, const LoadedStudy& loaded, const Path& data) {
    PlannedOutput output{Path{request.runs.directory} / forecasts_file, [](const Path& file) {
                             return other_than_text(file, forecasts_mark, "a file of forecasts");
                         }};
    output.of_a_sweep = true;
    std::vector<Path> inputs = loaded.files;
    for (const std::string& input :
         {data.string(), request.survey, request.others, request.peers}) {
        if (!input.empty()) {
            inputs.emplace_back(input);
        }
    }
    return {{&output, 1}, inputs, request.runs.force};
}

int make_and_print(const ForecastRequest& request, const Invocation& invocation) {
    PreparedSweep sweep = prepare_sweep(request.runs.study, request.runs.overrides);
    const LoadedStudy loaded = sweep.loaded;
    const std::string name = loaded.study.name;
    const ForecastParameters forecast = options_of(request, loaded);
    const Path file = data_file(request, forecast);
    const QuarterlyData data = read_quarterly_data(file, further_columns(forecast));
    check_data_window(forecast, data, name);
    const RivalsByOrigin rivals = rivals_by_origin(forecast, data, name);
    const Beside beside = read_beside(request);
    (void)shown_peers(request, beside);
    const SweepDirectory directory = SweepDirectory::make(request.runs.directory,
                                                          std::move(sweep),
                                                          request.runs.runs_per_shard,
                                                          StudyText::may_differ);
    const OutputClaim claim = claim_file(request, loaded, file);
    SweepRequest runs = request.runs;
    runs.quiet = runs.quiet || runs.json;
    if (const int code = make_runs(runs, directory, invocation, invocation.line); code != exit_ok) {
        return code;
    }
    const SimulatedEconomy economy{simulated_histories(collect(directory), forecast), forecast};
    ForecastTable table = make_forecasts(forecast, data, economy, rivals, name);
    add_beside(table, request, beside);
    const std::string text = forecasts_csv(table);
    const Path output = directory.path() / forecasts_file;
    replace_file(output, std::as_bytes(std::span{text}));
    if (!request.runs.quiet) {
        print(request, std::move(table), beside);
    }
    return exit_ok;
}

int perform(const ForecastRequest& request, const Invocation& invocation) {
    return request.runs.study.empty() ? print_earlier(request)
                                      : make_and_print(request, invocation);
}

} // namespace

OptionCheck forecast_command(Options& options) {
    return command_of(options, define_forecast, check_forecast_options, perform);
}

} // namespace tenfold
