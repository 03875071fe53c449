// SPDX-License-Identifier: Apache-2.0
/// Accounting identities: what must be equal, or the run stops.
#pragma once

#include "core/time.hpp"

#include <cstdint>
#include <string>

namespace tenfold {

/// Throws IdentityError when `left` and `right` differ.
void require_equal(const char* identity, Date date, std::int64_t left, std::int64_t right);
/// The same of one category.
void require_equal(const char* identity,
                   const std::string& category,
                   Date date,
                   std::int64_t left,
                   std::int64_t right);

} // namespace tenfold
