// SPDX-License-Identifier: Apache-2.0
#include "core/nearby_files.hpp"

#include <fstream>

#include <doctest/doctest.h>

using namespace tenfold;
namespace fs = std::filesystem;

namespace {

/// A folder of its own with a few empty files, removed at the end.
class Folder {
public:
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "nearby-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
        fs::create_directory(path_ / "scenarios");
        for (const char* const name :
             {"scenarios/us-2023.yaml", "scenarios/us-2023-old.yaml", "scenarios/world-8.yaml"}) {
            std::ofstream{path_ / name};
        }
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] fs::path operator/(const char* name) const { return path_ / name; }

private:
    fs::path path_;
};

} // namespace

TEST_CASE(
    "a misspelt file is the nearest in its folder, and a misspelt folder the nearest folder") {
    const Folder folder;
    const fs::path expected = folder / "scenarios/us-2023.yaml";
    CHECK(nearby_file(folder / "scenarios/us-2032.yaml") == expected);
    CHECK(nearby_file(folder / "scenarios/us-2023.yml") == expected);
    CHECK(nearby_file(folder / "scenaros/us-2023.yaml") == expected);
    CHECK(nearby_file(folder / "scenaros/us-2032.yaml") == expected);
    CHECK(nearby_file(folder / "scenaros") == folder / "scenarios");
    CHECK(did_you_mean_file(folder / "scenarios/us-2032.yaml") ==
          "; did you mean " + expected.string() + "?");
}

TEST_CASE("a name without an ending stands for the file with one, before all that begin with it") {
    const Folder folder;
    CHECK(nearby_file(folder / "scenarios/us-2023") == folder / "scenarios/us-2023.yaml");
    CHECK(nearby_file(folder / "scenarios/wold-8") == folder / "scenarios/world-8.yaml");
}

TEST_CASE("nothing is suggested for a path that is there, or that nothing is near") {
    const Folder folder;
    CHECK(nearby_file(folder / "scenarios/us-2023.yaml").empty());
    CHECK(nearby_file(folder / "scenarios/capital.yaml").empty());
    CHECK(nearby_file(folder / "elsewhere/us-2023.yaml").empty());
    CHECK(nearby_file("").empty());
    CHECK(did_you_mean_file(folder / "elsewhere/us-2023.yaml").empty());
}

TEST_CASE("a bare name is looked for where scenarios usually lie") {
    const Folder folder;
    const fs::path before = fs::current_path();
    fs::current_path(folder / "");
    const fs::path found = nearby_file("us-2023");
    const fs::path misspelt = nearby_file("us-2032.yaml");
    fs::current_path(before);
    CHECK(found == "scenarios/us-2023.yaml");
    CHECK(misspelt == "scenarios/us-2023.yaml");
}
