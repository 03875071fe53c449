// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"

namespace tenfold {

void fail_check(const char* kind, const char* condition, const char* file, int line) {
    throw std::logic_error{std::string{kind} + " violated: " + condition + " (" + file + ":" +
                           std::to_string(line) + ")"};
}

} // namespace tenfold
