// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"

#include "output/atomic_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <span>
#include <sstream>
#include <string>
#include <system_error>

#include "tools/commands.hpp"
#include "tools/csv_tables.hpp"
#include "tools/figures.hpp"
#include "tools/messages.hpp"
#include "tools/output_claim.hpp"
#include "tools/results_input.hpp"
#include "tools/terminal.hpp"

namespace tenfold {

namespace {

constexpr std::string_view run_table = "run.csv";

/// The lines of run.csv that say whose tables are in a folder.
std::string identity_lines(const std::string& text) {
    std::istringstream lines{text};
    std::string identity;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("file,scenario_sha256,") || line.starts_with("file,country,")) {
            identity += line + "\n";
        }
    }
    return identity;
}

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// The tables, that which says whose they are first: what a killed export has left can be told.
std::vector<TextFile> tables_of(const ResultsFile& results) {
    std::vector<TextFile> files = csv_tables(results);
    std::ranges::stable_partition(files,
                                  [](const TextFile& file) { return file.name == run_table; });
    return files;
}

OutputClaim claim_tables(const ResultsRequest& request, const std::vector<TextFile>& files) {
    const std::filesystem::path folder = request.folder;
    const std::string wanted = identity_lines(files.front().content);
    const bool same = identity_lines(text_of(folder / run_table)) == wanted && !wanted.empty();
    std::vector<PlannedOutput> outputs;
    for (const TextFile& file : files) {
        outputs.push_back({folder / file.name, [same](const std::filesystem::path&) {
                               return same ? std::string{}
                                           : "it is there, and it is no table of this run";
                           }});
    }
    const std::filesystem::path input = request.files.front();
    return {outputs, {&input, 1}, request.force};
}

} // namespace

int export_command(const ResultsRequest& request) {
    const ResultsFile results = open_results(request.files.front());
    const std::vector<TextFile> files = tables_of(results);
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

} // namespace tenfold
