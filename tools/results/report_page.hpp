// SPDX-License-Identifier: Apache-2.0
/// The page of `tenfold report`: a template filled with data.
#pragma once

#include <string>
#include <string_view>

namespace tenfold {

/// The built-in template: the frame and the scripts of tools/results/report/bundle, the scripts
/// compressed with gzip and encoded in base 64.
[[nodiscard]] std::string report_template();

/// `page` with `title`, escaped for HTML, at each @TENFOLD_TITLE@, and `data`, compressed with gzip
/// and encoded in base 64, at @TENFOLD_DATA@. Throws RunError if the template has no such marks.
[[nodiscard]] std::string
fill_page(std::string_view page, std::string_view title, std::string_view data);

/// `bytes` in base 64 (RFC 4648), with padding and without line breaks.
[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace tenfold
