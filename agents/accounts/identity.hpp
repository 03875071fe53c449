// SPDX-License-Identifier: Apache-2.0
/// Accounting identities: equalities that a run checks; a violation ends the run.
#pragma once

#include "core/time.hpp"

#include <cstdint>
#include <string>

namespace tenfold {

/// Throws IdentityError if `left` and `right` differ.
void require_equal(const char* identity, Date date, std::int64_t left, std::int64_t right);
/// The same for an identity of one category, such as one sector.
void require_equal(const char* identity,
                   const std::string& category,
                   Date date,
                   std::int64_t left,
                   std::int64_t right);

} // namespace tenfold
