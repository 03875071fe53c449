// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/output_names.hpp"

#include "core/sha256.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <map>

#include "tools/common/shell_line.hpp"

namespace tenfold {

namespace {

// A name with all suffixes (country, .checkpoint, .part) must not exceed 255 bytes.
constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_value = 24;
constexpr std::size_t longest_changes = 100;
constexpr std::size_t digest_digits = 8;

std::string digest_of(const std::string& text) {
    return sha256(text).substr(0, digest_digits);
}

/// Bytes from 128 on belong to multi-byte characters of UTF-8.
bool may_stay(char c) {
    return static_cast<unsigned char>(c) >= 0x80U || is_plain(c, "-_.+");
}

/// The longest prefix of whole UTF-8 characters with at most so many bytes.
std::string shortened_name(const std::string& text, std::size_t most) {
    std::size_t size = std::min(text.size(), most);
    while (size < text.size() && size > 0 &&
           (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    return text.substr(0, size);
}

/// A scenario's name as part of a file name, with a digest if characters had to be replaced.
std::string name_of(const std::string& name) {
    std::string text = shortened_name(name, longest_name);
    std::ranges::replace_if(
        text, [](char c) { return !may_stay(c); }, '-');
    if (text.empty() || text.front() == '.' || text.front() == '-') {
        text.insert(0, "run");
    }
    return text == name ? text : fmt::format("{}-{}", text, digest_of(name));
}

/// An override as part of a file name.
std::string change_text(const std::string& path, const std::string& value) {
    const bool plain = std::ranges::all_of(value, may_stay) && value.size() <= longest_value;
    const std::string shown = plain ? value : digest_of(value);
    if (path == "scale") {
        return "scale" + shown;
    }
    if (path == "time.end") {
        return "until" + shown;
    }
    return std::ranges::all_of(path, may_stay) ? fmt::format("{}={}", path, shown)
                                               : "set=" + digest_of(path + "=" + value);
}

/// The overrides of the command line except seed and replicate, each after a hyphen.
std::string changes_text(std::span<const Override> overrides) {
    std::map<std::string, std::string> last; // the last override of a path applies
    for (const Override& change : overrides) {
        last.insert_or_assign(change.path, change.value);
    }
    std::string text;
    std::string all;
    for (const auto& [path, value] : last) {
        if (path != "seed" && path != "replicate") {
            text += "-" + change_text(path, value);
            all += fmt::format("{}={}\n", path, value);
        }
    }
    return text.size() <= longest_changes ? text : "-set=" + digest_of(all);
}

/// The path with a suffix before its extension.
std::filesystem::path with_suffix(std::filesystem::path path, const std::string& suffix) {
    return path.replace_filename(path.stem().string() + suffix + path.extension().string());
}

} // namespace

std::filesystem::path default_output_path(const Scenario& scenario,
                                          std::span<const Override> overrides) {
    std::string name = fmt::format("{}-seed{}", name_of(scenario.name), scenario.seed);
    if (scenario.replicate != 0) {
        name += fmt::format("-r{}", scenario.replicate);
    }
    return std::filesystem::path{"results"} / (name + changes_text(overrides) + ".h5");
}

std::filesystem::path branch_output_path(const std::filesystem::path& results,
                                         std::span<const Override> overrides) {
    std::filesystem::path path = results;
    return path.replace_filename(results.stem().string() + changes_text(overrides) +
                                 results.extension().string());
}

std::filesystem::path country_output_path(const std::filesystem::path& path,
                                          const std::string& country) {
    return with_suffix(path, "." + country);
}

std::filesystem::path twin_output_path(const std::filesystem::path& path) {
    return with_suffix(path, "-twin");
}

std::filesystem::path seed_output_path(const std::filesystem::path& path, std::int64_t seed) {
    return with_suffix(path, fmt::format("-seed{}", seed));
}

std::filesystem::path checkpoint_path_of(const std::filesystem::path& results) {
    std::filesystem::path path = results;
    if (path.extension() == ".h5") {
        return path.replace_extension(".checkpoint");
    }
    return path += ".checkpoint"; // "run.1" and "run.2" are different runs
}

} // namespace tenfold
