// SPDX-License-Identifier: Apache-2.0
#include "tools/report_page.hpp"

#include "core/check.hpp"

#include "output/deflate.hpp"

#include <cstdint>
#include <fmt/format.h>

// Set around the template by tools/report_template.S.
extern "C" const char tenfold_report_template_begin[];
extern "C" const char tenfold_report_template_end[];

namespace tenfold {

namespace {

constexpr std::string_view missing = "missing: ";
constexpr std::string_view title_place = "@TENFOLD_TITLE@";
constexpr std::string_view data_place = "@TENFOLD_DATA@";

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

std::string_view report_template() {
    const std::string_view page{
        tenfold_report_template_begin,
        static_cast<std::size_t>(tenfold_report_template_end - tenfold_report_template_begin)};
    if (page.starts_with(missing)) { // written by cmake/BuildReport.cmake
        throw RunError{
            fmt::format("this program was built without the page for reports, because {}; "
                        "then run cmake and build again",
                        page.substr(missing.size()))};
    }
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
    const std::size_t place = result.find(data_place);
    if (place == std::string::npos) {
        throw RunError{"the page that this program was built with has no place for data"};
    }
    return result.replace(place, data_place.size(), base64(gzipped(data)));
}

} // namespace tenfold
