// SPDX-License-Identifier: Apache-2.0
/// A purpose of random draws is below 64; a larger number would be another block of draws.
#include "core/random.hpp"

using namespace tenfold;

RandomBlock draws(RandomKey key) {
    return random_block(key, {0, 0, 0, 63});
}

#ifdef TENFOLD_BREAK_THE_RULE
RandomBlock draws_of_another_purpose(RandomKey key) {
    return random_block(key, {0, 0, 0, 64});
}
#endif
