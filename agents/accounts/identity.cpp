// SPDX-License-Identifier: Apache-2.0
#include "agents/accounts/identity.hpp"

#include "core/check.hpp"

namespace tenfold {

namespace {

[[noreturn]] void
violated(const std::string& identity, Date date, std::int64_t left, std::int64_t right) {
    throw IdentityError{"identity violated on " + to_string(date) + ": " + identity + ": " +
                        std::to_string(left) + " against " + std::to_string(right)};
}

} // namespace

void require_equal(const char* identity, Date date, std::int64_t left, std::int64_t right) {
    if (left != right) {
        violated(identity, date, left, right);
    }
}

void require_equal(const char* identity,
                   const std::string& category,
                   Date date,
                   std::int64_t left,
                   std::int64_t right) {
    if (left != right) {
        violated(std::string{identity} + " in " + category, date, left, right);
    }
}

} // namespace tenfold
