// SPDX-License-Identifier: Apache-2.0
#include "sim/provenance.hpp"

#include "sim/version.hpp"

#include <algorithm>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace tenfold {

namespace {

std::string host_name() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? std::string{name} : std::string{"unknown"};
}

/// Names and versions of all libraries; those that the output layer finds at run time come first.
std::vector<std::pair<std::string, std::string>> all_library_versions() {
    std::vector<std::pair<std::string, std::string>> all = output_library_versions();
    for (const auto& library : library_versions()) {
        const auto same_name = [&](const auto& known) { return known.first == library.first; };
        if (std::none_of(all.begin(), all.end(), same_name)) {
            all.push_back(library);
        }
    }
    return all;
}

} // namespace

std::string time_text(double seconds) {
    return fmt::format("{:%FT%TZ}",
                       fmt::gmtime(std::time(nullptr) - static_cast<std::time_t>(seconds)));
}

std::string now_text() {
    return time_text(0.0);
}

void add_provenance(Provenance& run, const std::string& invocation, const std::string& started) {
    run.program_version = project_version();
    run.git_commit = git_commit();
    run.git_dirty = git_dirty();
    run.build = build_description();
    run.libraries = all_library_versions();
    run.command_line = invocation;
    run.host = host_name();
    run.started = started;
    run.finished = now_text();
}

} // namespace tenfold
