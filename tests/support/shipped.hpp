// SPDX-License-Identifier: Apache-2.0
/// Shipped scenarios for tests, with changes.
#pragma once

#include "scenarios/load.hpp"

#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

namespace tenfold::test {

/// The scenario scenarios/NAME.yaml with changes such as {"scale", "10000"}.
inline Scenario shipped(const std::string& name, std::initializer_list<Override> changes = {}) {
    const std::filesystem::path path =
        std::filesystem::path{TENFOLD_SOURCE_DIR} / "scenarios" / (name + ".yaml");
    return load_scenario(path, std::vector<Override>{changes}).scenario;
}

} // namespace tenfold::test
