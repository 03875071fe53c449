// SPDX-License-Identifier: Apache-2.0
/// The page that `tenfold report` writes: a template with data in it.
#pragma once

#include <string>
#include <string_view>

namespace tenfold {

/// The template that this program was built with: the frame and the scripts of tools/results/report/bundle,
/// the scripts packed with gzip and written in base 64.
[[nodiscard]] std::string report_template();

/// `page` with `title`, escaped for HTML, at each @TENFOLD_TITLE@, and `data`, packed with gzip and
/// written in base 64, at @TENFOLD_DATA@. Throws RunError when there is no place for the data.
[[nodiscard]] std::string
fill_page(std::string_view page, std::string_view title, std::string_view data);

/// `bytes` in base 64 (RFC 4648), with padding and without line breaks.
[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace tenfold
