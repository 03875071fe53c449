// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"

#include "agents/labour_network/labour_network.hpp"

#include "output/atomic_file.hpp"
#include "scenarios/labour_network_files.hpp"

#include "sim/labour_network_run.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "tools/cli/commands.hpp"
#include "tools/cli/replicate_options.hpp"
#include "tools/common/messages.hpp"
#include "tools/common/output_claim.hpp"
#include "tools/common/text_table.hpp"

namespace tenfold {

namespace {

// First steps of the shocks.
constexpr std::size_t automation_start = 100;
constexpr std::size_t cycle_start = 80;

MobilityNetwork make_network(const ReplicateRequest& request, const LabourOccupationTable& table) {
    if (request.network.empty()) {
        return MobilityNetwork::complete(static_cast<std::uint32_t>(table.ids.size()));
    }
    return load_mobility_network(request.network, table).with_self_loops(labour_network_self_loop);
}

OutputClaim claim_output(const ReplicateRequest& request) {
    const PlannedOutput rows{request.output_path, [](const std::filesystem::path&) {
                                 return std::string{"it exists, and its origin is unknown"};
                             }};
    std::vector<std::filesystem::path> inputs{request.occupations};
    if (!request.network.empty()) {
        inputs.emplace_back(request.network);
    }
    return {{&rows, 1}, inputs, request.force};
}

/// The steps as CSV; every number is the shortest that reads back as the same value.
std::string rows_text(const LabourNetworkSummary& summary) {
    const bool deviations = !summary.deviation.empty();
    std::string text = "t,u_pct,v_pct,ltu_pct";
    text += deviations ? ",u_sd,v_sd,ltu_sd\n" : "\n";
    const auto append = [&](const LabourRates& rates) {
        fmt::format_to(std::back_inserter(text),
                       ",{},{},{}",
                       rates.unemployment,
                       rates.vacancies,
                       rates.long_term_unemployment);
    };
    for (std::size_t t = 0; t < summary.mean.size(); ++t) {
        text += fmt::format("{}", t);
        append(summary.mean[t]);
        if (deviations) {
            append(summary.deviation[t]);
        }
        text += '\n';
    }
    return text;
}

void write_rows(const ReplicateRequest& request, const LabourNetworkSummary& summary) {
    const std::string text = rows_text(summary);
    replace_file(request.output_path, std::as_bytes(std::span{text}));
}

/// Start, last step before the shock, lowest and highest unemployment since, end.
std::string states_text(LabourShock shock, const std::vector<LabourRates>& rows) {
    const std::size_t rest = shock == LabourShock::cycle ? cycle_start - 1 : automation_start;
    const auto since = rows.begin() + static_cast<std::ptrdiff_t>(rest);
    const auto [lowest, highest] =
        std::minmax_element(since, rows.end(), [](const LabourRates& a, const LabourRates& b) {
            return a.unemployment < b.unemployment;
        });
    std::string text = fmt::format("{:>4}  {:>12}  {:>12}  {:>22}\n",
                                   "step",
                                   "unemployed %",
                                   "vacancies %",
                                   "long-term unemployed %");
    const auto add = [&](std::size_t t, std::string_view name) {
        text += fmt::format("{:>4}  {:>12.6f}  {:>12.6f}  {:>22.6f}  {}\n",
                            t,
                            rows[t].unemployment,
                            rows[t].vacancies,
                            rows[t].long_term_unemployment,
                            name);
    };
    add(0, "start");
    add(rest, shock == LabourShock::none ? "settled" : "before the shock");
    if (shock != LabourShock::none) {
        add(static_cast<std::size_t>(lowest - rows.begin()), "lowest unemployment since");
        add(static_cast<std::size_t>(highest - rows.begin()), "highest unemployment since");
    }
    add(rows.size() - 1, "end");
    return text;
}

std::string summary_text(const ReplicateRequest& request,
                         const LabourOccupationTable& table,
                         const MobilityNetwork& network,
                         const std::vector<LabourRates>& rows) {
    const auto& employment = table.occupations.employment;
    return fmt::format(
        "labour-network: {} occupations, {:.2f} million employed, {} network of {} links\n\n{}\n"
        "Rows: {}\n",
        table.ids.size(),
        std::accumulate(employment.begin(), employment.end(), 0.0) / 1e6,
        request.network.empty() ? "complete" : request.network,
        network.edges(),
        states_text(request.shock, rows),
        request.output_path);
}

std::string runs_text(const LabourNetworkResult& result) {
    std::string text = fmt::format(
        "{} people in each of {} runs; {:.1f} million events in {:.2f} s ({:.1f} ns an event) on "
        "{} threads\n",
        result.workers,
        result.runs.size(),
        static_cast<double>(result.events) / 1e6,
        result.seconds,
        1e9 * result.seconds / static_cast<double>(std::max<std::uint64_t>(1, result.events)),
        result.threads);
    for (const LabourNetworkRun& run : result.runs) {
        text += fmt::format("seed {}: digest {:016x}\n", run.seed, run.digest);
    }
    return text + "\n";
}

int replicate_map(const ReplicateRequest& request,
                  const LabourOccupationTable& table,
                  const MobilityNetwork& network) {
    const LabourNetworkSummary summary{
        run_labour_network_map(network, table.occupations, request.shock), {}};
    write_rows(request, summary);
    if (!request.quiet) {
        print_summary(fitted(summary_text(request, table, network, summary.mean)));
    }
    return exit_ok;
}

int replicate_people(const ReplicateRequest& request,
                     const LabourOccupationTable& table,
                     const MobilityNetwork& network,
                     const std::atomic<bool>& interrupted) {
    LabourNetworkOptions options;
    options.scale = request.scale;
    options.seed = request.seed;
    options.seeds = request.seeds;
    options.threads = request.threads;
    options.interrupted = &interrupted;
    if (!request.quiet) {
        options.on_progress = [&](std::uint64_t runs, double seconds) {
            say("{} of {} runs, {:.1f} s\n", runs, request.seeds, seconds);
        };
    }
    const LabourNetworkResult result =
        run_labour_network(network, table.occupations, request.shock, options);
    if (result.runs.empty()) {
        say("interrupted before the first run was complete; nothing was written\n");
        return exit_interrupted;
    }
    LabourNetworkSummary summary = summarise_runs(result.runs);
    if (request.seeds == 1) {
        summary.deviation.clear();
    }
    write_rows(request, summary);
    if (!request.quiet) {
        print_summary(
            fitted(runs_text(result) + summary_text(request, table, network, summary.mean)));
    }
    if (result.interrupted) {
        say("interrupted; the means of the {} complete runs are in {}\n",
            result.runs.size(),
            request.output_path);
        return exit_interrupted;
    }
    return exit_ok;
}

int perform(const ReplicateRequest& request, const Invocation& invocation) {
    const OutputClaim claim = claim_output(request);
    const LabourOccupationTable table = load_labour_occupations(request.occupations);
    const MobilityNetwork network = make_network(request, table);
    return request.stochastic ? replicate_people(request, table, network, invocation.interrupted)
                              : replicate_map(request, table, network);
}

} // namespace

OptionCheck replicate_command(Options& options) {
    return command_of(options, define_replicate, check_replicate, perform);
}

} // namespace tenfold
