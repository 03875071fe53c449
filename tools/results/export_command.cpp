// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"

#include "output/atomic_file.hpp"
#include "output/read_results.hpp"
#include "output/sweep_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <span>
#include <sstream>
#include <string>
#include <system_error>

#include "tools/common/figures.hpp"
#include "tools/common/messages.hpp"
#include "tools/common/output_claim.hpp"
#include "tools/common/terminal.hpp"
#include "tools/results/commands.hpp"
#include "tools/results/csv_tables.hpp"
#include "tools/results/results_input.hpp"
#include "tools/results/results_options.hpp"
#include "tools/results/sweep_csv.hpp"
#include "tools/sweep/open_sweep.hpp"

namespace tenfold {

namespace {

constexpr std::string_view run_table = "run.csv";

/// The lines of run.csv that identify the run of the tables, with either separator.
std::string identity_lines(const std::string& text) {
    std::istringstream lines{text};
    std::string identity;
    for (std::string line; std::getline(lines, line);) {
        std::ranges::replace(line, ';', ',');
        for (const char* const name :
             {"plan_sha256", "scenario_sha256", "world_sha256", "country"}) {
            if (line.starts_with(fmt::format("file,{},", name))) {
                identity += line + "\n";
            }
        }
    }
    return identity;
}

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// The tables of a run, or of a sweep in a directory or a collected file.
std::vector<TextFile> unsorted_tables(const std::filesystem::path& input, const CsvStyle& style) {
    std::error_code ignored; // the reader reports inaccessible files
    if (std::filesystem::is_directory(input, ignored) || filetype_of(input) == sweep_filetype) {
        return csv_tables(open_sweep(input), style);
    }
    return csv_tables(open_results(input), style);
}

/// Whether two tables have the same columns in either style, or two texts the same first line.
bool has_same_head(const std::string& a, const std::string& b) {
    const auto head = [](const std::string& text) {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        std::string line = text.substr(0, text.find('\n'));
        if (line.starts_with(byte_order_mark)) {
            line.erase(0, byte_order_mark.size());
        }
        std::ranges::replace(line, ';', ',');
        return line;
    };
    return head(a) == head(b);
}

/// The tables with run.csv first, so that an unfinished export can be identified.
std::vector<TextFile> tables_of(const std::filesystem::path& input, const CsvStyle& style) {
    std::vector<TextFile> files = unsorted_tables(input, style);
    std::stable_partition(
        files.begin(), files.end(), [](const TextFile& file) { return file.name == run_table; });
    return files;
}

OutputClaim claim_tables(const ResultsRequest& request, const std::vector<TextFile>& files) {
    const std::filesystem::path folder = request.folder;
    const std::string wanted = identity_lines(files.front().content);
    const bool same = identity_lines(text_of(folder / run_table)) == wanted && !wanted.empty();
    std::vector<PlannedOutput> outputs;
    outputs.reserve(files.size());
    for (const TextFile& file : files) {
        outputs.push_back({folder / file.name, [same, &file](const std::filesystem::path& there) {
                               return same && has_same_head(text_of(there), file.content)
                                          ? std::string{}
                                          : "it exists and is not a table of this run";
                           }});
    }
    const std::filesystem::path input = request.files.front();
    return {outputs, {&input, 1}, request.force};
}

int perform(const ResultsRequest& request, const Invocation&) {
    const std::vector<TextFile> files =
        tables_of(request.files.front(), request.excel ? excel_style : CsvStyle{});
    const std::filesystem::path folder = request.folder;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error || !std::filesystem::is_directory(folder)) {
        throw FileError{fmt::format("{}: cannot create the folder ({})",
                                    folder.string(),
                                    error ? error.message() : "it is a file")};
    }
    const OutputClaim claim = claim_tables(request, files);
    std::string names;
    for (const TextFile& file : files) {
        replace_file(folder / file.name, std::as_bytes(std::span{file.content}));
        names += (names.empty() ? "" : ", ") + file.name;
    }
    print_summary(fmt::format("{} files in {}:\n{}",
                              files.size(),
                              folder.string(),
                              wrapped(names, static_cast<std::size_t>(output_columns()), 2)));
    return exit_ok;
}

} // namespace

OptionCheck export_command(Options& options) {
    return command_of(options, define_export, check_export, perform);
}

} // namespace tenfold
