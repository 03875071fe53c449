// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/forecast_options.hpp"

#include "core/check.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <system_error>

#include "tools/common/option_values.hpp"

namespace tenfold {

namespace {

QuarterRange origin_range(const std::string& text) {
    const std::size_t colon = text.find(':');
    const std::optional<Quarter> first = Quarter::parse(text.substr(0, colon));
    const std::optional<Quarter> last =
        colon == std::string::npos ? first : Quarter::parse(text.substr(colon + 1));
    if (!first || !last) {
        throw UsageError{fmt::format("--origins is '{}'; it must be one quarter or the first and "
                                     "last of a range, such as 2010Q2:2019Q4",
                                     text)};
    }
    if (*last < *first) {
        throw UsageError{
            fmt::format("--origins ends in {}, before {}", last->text(), first->text())};
    }
    return {*first, *last};
}

std::vector<double> horizon_list(const std::string& text) {
    std::vector<double> horizons;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const auto number =
            static_cast<double>(whole_number("--horizons",
                                             text.substr(at, comma - at),
                                             1,
                                             static_cast<std::uint64_t>(longest_horizon)));
        if (!horizons.empty() && number <= horizons.back()) {
            throw UsageError{fmt::format("--horizons is '{}'; each number must exceed the one "
                                         "before it",
                                         text)};
        }
        horizons.push_back(number);
        at = comma + 1;
    }
    return horizons;
}

/// The options for runs, of a command that prints earlier scores.
void refuse_run_options(const RawForecastOptions& raw) {
    const RawSweepOptions& runs = raw.runs;
    const bool given = !runs.sets.empty() || !runs.jobs.empty() || !runs.threads.empty() ||
                       !runs.checkpoint_every.empty() || runs.retry || !raw.data.empty();
    if (given) {
        throw UsageError{fmt::format("{} is the directory of earlier forecasts, whose scores are "
                                     "printed; --data, --set, --jobs, --threads, "
                                     "--checkpoint-every and --retry need a study",
                                     runs.study)};
    }
}

} // namespace

void define_forecast(Options& options, RawForecastOptions& raw) {
    options.argument("STUDY",
                     raw.runs.study,
                     "Study file (YAML), or name of a shipped study; or the directory of earlier "
                     "forecasts, whose scores are printed");
    options.value("--data",
                  raw.data,
                  "FILE",
                  "CSV file of quarterly data with the columns quarter, GDPC1, GDP, GDPDEF, UNRATE "
                  "and FEDFUNDS (default: that of the study)");
    options.value("--origins",
                  raw.origins,
                  "FIRST:LAST",
                  "Quarters from which is forecast, for example 2010Q2:2019Q4 (default: those of "
                  "the study)");
    options.value("--horizons",
                  raw.horizons,
                  "LIST",
                  "Quarters ahead, for example 1,2,4 (default: those of the study)");
    options.value("--survey",
                  raw.survey,
                  "FILE",
                  "CSV file of a survey's forecasts: quarter, RGDP_h1 to RGDP_h5, PGDP_h1 to "
                  "PGDP_h5; scored as the model `survey`");
    options.value("--others",
                  raw.others,
                  "FILE",
                  "CSV file of forecasts of other models, to be scored in the same quarters: "
                  "target, origin, horizon, model, mean and perhaps lower, upper");
    options.value("--peers",
                  raw.peers,
                  "FILE",
                  "CSV file of published scores, shown beside: model, target, h, n, rmse, mae");
    options.values("--peer",
                   raw.shown_peers,
                   "MODEL",
                   "Model of the peers with a column in the table (default: the first two); "
                   "repeatable");
    define_own_runs(options, raw.runs);
    options.flag("--json", raw.runs.json, "Print one JSON object (docs/forecasts.md)");
    options.flag("--force", raw.runs.force, force_help);
}

ForecastRequest check_forecast_options(const RawForecastOptions& raw) {
    ForecastRequest request;
    std::error_code ignored; // the command reports inaccessible files
    // With --dir the study is meant whose name a folder may share.
    if (raw.runs.directory.empty() && std::filesystem::is_directory(raw.runs.study, ignored)) {
        refuse_run_options(raw);
        request.runs.directory = raw.runs.study;
        request.runs.json = raw.runs.json;
    } else {
        request.runs = check_own_runs(raw.runs, "forecast");
    }
    request.data = raw.data;
    if (!raw.origins.empty()) {
        request.origins = origin_range(raw.origins);
    }
    if (!raw.horizons.empty()) {
        request.horizons = horizon_list(raw.horizons);
    }
    request.survey = raw.survey;
    request.others = raw.others;
    request.peers = raw.peers;
    request.shown_peers = raw.shown_peers;
    if (raw.peers.empty() && !raw.shown_peers.empty()) {
        throw UsageError{"--peer names a model of the file given with --peers, which is missing"};
    }
    return request;
}

} // namespace tenfold
