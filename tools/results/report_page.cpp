// SPDX-License-Identifier: Apache-2.0
#include "tools/results/report_page.hpp"

#include "core/check.hpp"

#include "output/deflate.hpp"

#include <cstdint>
#include <fmt/format.h>

// Defined around the parts of the page by tools/results/report_template.S.
extern "C" const char tenfold_report_frame_begin[];
extern "C" const char tenfold_report_frame_end[];
extern "C" const char tenfold_report_program_begin[];
extern "C" const char tenfold_report_program_end[];
extern "C" const char tenfold_report_hdf5_begin[];
extern "C" const char tenfold_report_hdf5_end[];

namespace tenfold {

namespace {

constexpr std::string_view title_place = "@TENFOLD_TITLE@";
constexpr std::string_view data_place = "@TENFOLD_DATA@";
constexpr std::string_view program_place = "@TENFOLD_PROGRAM@";
constexpr std::string_view hdf5_place = "@TENFOLD_HDF5@";

std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// Replaces the only occurrence of `place` by `text`.
void put(std::string& page, std::string_view place, std::string_view text) {
    const std::size_t at = page.find(place);
    if (at == std::string::npos) {
        throw RunError{fmt::format("the built-in page has no {}", place)};
    }
    page.replace(at, place.size(), text);
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

} // namespace

std::string report_template() {
    std::string page{between(tenfold_report_frame_begin, tenfold_report_frame_end)};
    put(page,
        program_place,
        base64(between(tenfold_report_program_begin, tenfold_report_program_end)));
    put(page, hdf5_place, base64(between(tenfold_report_hdf5_begin, tenfold_report_hdf5_end)));
    return page;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t three = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const bool there = at + i < bytes.size();
            three = (three << 8U) | (there ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            const bool there = at + i <= bytes.size();
            text += there ? digits[(three >> (18U - 6U * i)) & 0x3FU] : '=';
        }
    }
    return text;
}

std::string fill_page(std::string_view page, std::string_view title, std::string_view data) {
    std::string result{page};
    const std::string shown = escaped(title);
    for (std::size_t at = result.find(title_place); at != std::string::npos;
         at = result.find(title_place, at + shown.size())) {
        result.replace(at, title_place.size(), shown);
    }
    put(result, data_place, base64(gzipped(data)));
    return result;
}

} // namespace tenfold
