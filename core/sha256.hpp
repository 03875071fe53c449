// SPDX-License-Identifier: Apache-2.0
/// SHA-256 (FIPS 180-4), for the identity of scenarios; not for secrets.
#pragma once

#include <string>
#include <string_view>

namespace tenfold {

/// The digest of `bytes` as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

} // namespace tenfold
