// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"

#include "scenarios/shipped_files.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <string>

#include "tools/cli/commands.hpp"
#include "tools/common/messages.hpp"
#include "tools/common/text_table.hpp"

namespace tenfold {

namespace {

/// The files of a folder, one on each line.
std::string list_text(const char* what, const std::filesystem::path& folder) {
    std::string text = fmt::format("{} in {}\n", what, folder.string());
    for (const ShippedFile& file : shipped_files(folder)) {
        text += fmt::format("  {:<23} {}\n", file.name, file.description);
    }
    return text;
}

int perform(const Invocation&) {
    const std::filesystem::path scenarios = shipped_scenarios();
    if (scenarios.empty()) {
        throw FileError{"this program has no scenarios beside it (share/tenfold/scenarios)"};
    }
    print_data(
        fitted(fmt::format("{}\n{}\n"
                           "tenfold run NAME runs a scenario, tenfold sweep plan NAME prints "
                           "the runs of a study.\n",
                           list_text("Scenarios", scenarios),
                           list_text("Studies", shipped_studies()))));
    return exit_ok;
}

} // namespace

OptionCheck scenarios_command(Options&) {
    return [] { return perform; };
}

} // namespace tenfold
