// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"

#include "output/atomic_file.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <span>
#include <system_error>

#include "tools/commands.hpp"
#include "tools/csv_tables.hpp"
#include "tools/figures.hpp"
#include "tools/results_input.hpp"
#include "tools/terminal.hpp"

namespace tenfold {

int export_command(const ResultsRequest& request) {
    const ResultsFile results = open_results(request.files.front());
    const std::vector<TextFile> files = csv_tables(results);
    const std::filesystem::path folder = request.folder;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error || !std::filesystem::is_directory(folder)) {
        throw FileError{fmt::format("{}: cannot create the folder ({})",
                                    folder.string(),
                                    error ? error.message() : "it is a file")};
    }
    std::string names;
    for (const TextFile& file : files) {
        replace_file(folder / file.name, std::as_bytes(std::span{file.content}));
        names += (names.empty() ? "" : ", ") + file.name;
    }
    print_data(fmt::format("{} files in {}:\n{}",
                           files.size(),
                           folder.string(),
                           wrapped(names, static_cast<std::size_t>(output_columns()), 2)));
    return exit_ok;
}

} // namespace tenfold
