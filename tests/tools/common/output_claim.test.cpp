// SPDX-License-Identifier: Apache-2.0
#include "tools/common/output_claim.hpp"

#include "core/check.hpp"
#include "core/sha256.hpp"

#include "output/checkpoint_file.hpp"
#include "output/results_file.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.hpp"

using namespace tenfold;
namespace fs = std::filesystem;

namespace {

std::string refusal_of(const std::vector<PlannedOutput>& outputs,
                       const std::vector<fs::path>& inputs,
                       bool force = false) {
    try {
        const OutputClaim claim{outputs, inputs, force};
    } catch (const FileError& error) {
        return error.what();
    }
    return {};
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

void write(const fs::path& path, const std::string& text) {
    std::ofstream{path} << text;
}

std::string text_of(const fs::path& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

TEST_CASE("an output that is an input is refused under any name, even with --force") {
    const test::TemporaryDirectory directory;
    const fs::path input = directory.path() / "a.h5";
    write(input, "data");
    fs::create_hard_link(input, directory.path() / "hard.h5");
    fs::create_symlink(input, directory.path() / "soft.h5");
    for (const fs::path& output : {input,
                                   directory.path() / "." / "a.h5",
                                   directory.path() / "hard.h5",
                                   directory.path() / "soft.h5"}) {
        for (const bool force : {false, true}) {
            CHECK(has(refusal_of({{output, {}}}, {input}, force), "which this command reads"));
        }
    }
    PlannedOutput checkpoint{input, {}};
    checkpoint.replaces_input = true;
    CHECK(refusal_of({checkpoint}, {input}).empty());
    CHECK(text_of(input) == "data");
}

TEST_CASE("two outputs need different files") {
    const test::TemporaryDirectory directory;
    const fs::path a = directory.path() / "a";
    CHECK(has(refusal_of({{a, {}}, {directory.path() / "." / "a", {}}}, {}), "different files"));
    CHECK(directory.entries() == 0);
}

TEST_CASE("a file that is not an earlier output is overwritten with --force only") {
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "notes.txt";
    write(file, "precious");
    const PlannedOutput mine{file, [](const fs::path&) { return std::string{}; }};
    const PlannedOutput other{file, [](const fs::path&) { return std::string{"it is not mine"}; }};
    CHECK(refusal_of({mine}, {}).empty());
    CHECK(has(refusal_of({other}, {}), "it is not mine; choose another name, or overwrite it"));
    CHECK(refusal_of({other}, {}, true).empty());
    fs::permissions(file, fs::perms::owner_read);
    CHECK(has(refusal_of({mine}, {}), "it is write-protected"));
    CHECK(refusal_of({mine}, {}, true).empty());
    CHECK(text_of(file) == "precious");
    CHECK(directory.entries() == 1);
}

TEST_CASE("only the sweep may write its files") {
    const test::TemporaryDirectory directory;
    write(directory.path() / "sweep.json", "{}");
    fs::create_directory(directory.path() / "shards");
    for (const char* const name : {"scenario.yaml", "sweep.h5", "shards/shard-0000.h5"}) {
        PlannedOutput output{directory.path() / name, {}};
        CHECK(has(refusal_of({output}, {}, true), "it belongs to the sweep"));
        output.of_a_sweep = true;
        CHECK(refusal_of({output}, {}).empty());
    }
    CHECK(refusal_of({{directory.path() / "report.html", {}}}, {}).empty());
}

TEST_CASE("outputs are locked during the lifetime of a claim") {
    const test::TemporaryDirectory directory;
    const PlannedOutput a{directory.path() / "a.h5", {}};
    const PlannedOutput b{directory.path() / "b.h5", {}};
    {
        const std::vector<PlannedOutput> both{a, b};
        const OutputClaim claim{both, {}, false};
        CHECK(has(refusal_of({b}, {}), "another process is using it"));
        CHECK(has(refusal_of({a}, {}, true), "another process is using it"));
    }
    CHECK(directory.entries() == 0);
    CHECK(refusal_of({a, b}, {}).empty());
}

TEST_CASE("results and checkpoints of a run with extensions are not those of this program") {
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "x";
    CheckpointHeader header;
    header.scenario_sha256 = "f";
    write_checkpoint(file, header, 0, [](StateWriter&) {});
    CHECK(other_than_checkpoint(file, "f").empty());
    header.extensions = {"lever a [1]", "adoption rule b"};
    write_checkpoint(file, header, 0, [](StateWriter&) {});
    CHECK(other_than_checkpoint(file, "f") ==
          "it is a checkpoint of another program, with the lever a [1]; adoption rule b");
    Results results;
    for (Axis* const axis : {&results.sectors, &results.occupations, &results.regions}) {
        axis->keys = axis->names = {"one"};
    }
    results.resolved_scenario = "format: 1\n";
    results.scenario_sha256 = sha256(results.resolved_scenario);
    write_results(file, results);
    CHECK(other_than_results(file, results.scenario_sha256, "").empty());
    results.extensions = header.extensions;
    write_results(file, results);
    CHECK(other_than_results(file, results.scenario_sha256, "") ==
          "it holds results of another program, with the lever a [1]; adoption rule b");
}

TEST_CASE("files of other origin are not results, checkpoints or pages of this program") {
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "x";
    write(file, "<html><title>Tenfold: us-2023</title>");
    CHECK(has(other_than_results(file, "", ""), "is not a results file of tenfold"));
    CHECK(has(other_than_checkpoint(file, ""), "not a checkpoint"));
    CHECK(other_than_text(file, "<title>Tenfold: ", "a page").empty());
    CHECK(other_than_text(file, "<title>Others", "a page") == "it exists and is not a page");
}
