// SPDX-License-Identifier: Apache-2.0
/// Counts in parallel: with an argument through a plain integer, which is a race; else through an
/// atomic.
#include <atomic>

#include <tbb/parallel_for.h>

int main(int argc, char** /*argv*/) {
    constexpr int tasks = 10000;
    long plain = 0;
    std::atomic<long> shared{0};
    tbb::parallel_for(0, tasks, [&](int) {
        if (argc > 1) {
            ++plain;
        } else {
            shared.fetch_add(1, std::memory_order_relaxed);
        }
    });
    return argc > 1 || shared == tasks ? 0 : 1;
}
