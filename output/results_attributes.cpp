// SPDX-License-Identifier: Apache-2.0
#include "output/results_attributes.hpp"

#include <array>
#include <fmt/format.h>

namespace tenfold {

namespace {

using Value = std::optional<AttributeValue>;
using From = const Results&;

const std::array root_table{
    ResultsAttribute{"Conventions",
                     "Version of the CF conventions that the file follows.",
                     [](From) -> Value { return "CF-1.10"; }},
    ResultsAttribute{"title",
                     "Title of the file.",
                     [](From r) -> Value {
                         return fmt::format("Tenfold results of scenario {}", r.scenario_name);
                     }},
    ResultsAttribute{"filetype",
                     "`tenfold-results`, which identifies the file.",
                     [](From) -> Value { return "tenfold-results"; }},
    ResultsAttribute{"format_version",
                     "Version of this layout; increases when readers must change.",
                     [](From) -> Value { return results_format_version; }},
    ResultsAttribute{
        "scenario_name", "Name of the scenario.", [](From r) -> Value { return r.scenario_name; }},
    ResultsAttribute{
        "country",
        "Key of the country, in a world of several.",
        [](From r) -> Value { return r.country.empty() ? Value{} : Value{r.country}; }},
    ResultsAttribute{"scenario_sha256",
                     "SHA-256 of the text `scenario`.",
                     [](From r) -> Value { return r.scenario_sha256; }},
    ResultsAttribute{
        "world_sha256",
        "SHA-256 of the text `world`: the same in the files of all countries of a world.",
        [](From r) -> Value { return r.world.empty() ? Value{} : Value{r.world_sha256}; }},
    ResultsAttribute{"state_digest",
                     "Digest of the whole state at the end (agents, markets, ledgers, technology, "
                     "pending events): equal runs have equal digests.",
                     [](From r) -> Value { return r.state_digest; }},
    ResultsAttribute{
        "extensions",
        "Levers, observers and rules that the program added to Tenfold's own, with "
        "`; ` between them; empty for none.",
        [](From r) -> Value { return fmt::format("{}", fmt::join(r.extensions, "; ")); }},
    ResultsAttribute{"seed", "Seed of all random numbers.", [](From r) -> Value { return r.seed; }},
    ResultsAttribute{"replicate",
                     "Number of the replicate under that seed.",
                     [](From r) -> Value { return r.replicate; }},
    ResultsAttribute{"scale",
                     "Real people that one simulated person stands for.",
                     [](From r) -> Value { return r.scale; }},
    ResultsAttribute{"significant_digits",
                     "Decimal digits to which series and panel are rounded; 0: no rounding.",
                     [](From r) -> Value { return std::int64_t{r.significant_digits}; }},
};

const std::array run_table{
    ResultsAttribute{"status",
                     "`complete`, or `interrupted` when the run ended before its last day.",
                     [](From r) -> Value { return r.run.status; }},
    ResultsAttribute{"program_version",
                     "Version of Tenfold.",
                     [](From r) -> Value { return r.run.program_version; }},
    ResultsAttribute{
        "git_commit",
        "Commit from which it was built; after a `+` the digest of changes to its sources, if any.",
        [](From r) -> Value { return r.run.git_commit; }},
    ResultsAttribute{"git_dirty",
                     "1 when it was built from changed sources.",
                     [](From r) -> Value { return std::int64_t{r.run.git_dirty}; }},
    ResultsAttribute{
        "build", "Compiler and build type.", [](From r) -> Value { return r.run.build; }},
    ResultsAttribute{"command_line",
                     "The command that made the file.",
                     [](From r) -> Value { return r.run.command_line; }},
    ResultsAttribute{
        "threads", "Threads that it used.", [](From r) -> Value { return r.run.threads; }},
    ResultsAttribute{"host", "Name of the machine.", [](From r) -> Value { return r.run.host; }},
    ResultsAttribute{
        "started", "When it began, UTC.", [](From r) -> Value { return r.run.started; }},
    ResultsAttribute{"finished",
                     "When the file was written, UTC.",
                     [](From r) -> Value { return r.run.finished; }},
    ResultsAttribute{"build_seconds",
                     "Wall-clock time to build the population, or to read the checkpoint.",
                     [](From r) -> Value { return r.run.build_seconds; }},
    ResultsAttribute{"run_seconds",
                     "Wall-clock time of the simulation, since the last checkpoint only.",
                     [](From r) -> Value { return r.run.run_seconds; }},
    ResultsAttribute{
        "lineage",
        "Of a resumed run: time, checkpoint, date and changes of each resumption, a line each.",
        [](From r) -> Value {
            return r.run.lineage.empty() ? Value{}
                                         : Value{fmt::format("{}", fmt::join(r.run.lineage, "\n"))};
        }},
};

} // namespace

std::span<const ResultsAttribute> root_attributes() {
    return root_table;
}

std::span<const ResultsAttribute> run_attributes() {
    return run_table;
}

void write_attributes(Hdf5Writer& file,
                      const std::string& group,
                      std::span<const ResultsAttribute> attributes,
                      const Results& results) {
    for (const ResultsAttribute& row : attributes) {
        if (const auto value = row.value(results)) {
            std::visit([&](const auto& v) { file.set_attribute(group, std::string{row.name}, v); },
                       *value);
        }
    }
}

void write_provenance(Hdf5Writer& file, const std::string& group, const Provenance& provenance) {
    Results results;
    results.run = provenance;
    file.make_group(group);
    write_attributes(file, group, run_attributes(), results);
    for (const auto& [name, version] : provenance.libraries) {
        file.set_attribute(group, "library_" + name, version);
    }
}

} // namespace tenfold
