// SPDX-License-Identifier: Apache-2.0
/// Errors in a window of the engine, of which the first is thrown at its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <tuple>
#include <vector>

namespace tenfold::detail {

/// The parts of a shard's window, in this order.
enum class WindowPart : std::uint8_t { opening, events, closing };

/// Errors that ended the windows of shards. All other shards finish the window; then the first
/// error by kind, part and shard is thrown, which is the first by agent on any number of threads
/// and shards.
class Failures {
    struct Failure {
        std::size_t kind = 0;
        WindowPart part = WindowPart::opening;
        std::size_t shard = 0;
        std::exception_ptr error;

        [[nodiscard]] auto place() const { return std::tie(kind, part, shard); }
    };

public:
    explicit Failures(unsigned threads) : first_(threads) {}

    /// Calls `run(part)`, which updates `part` as it proceeds, and records what it throws.
    template <class Run>
    void guard(unsigned thread, std::size_t kind, std::size_t shard, Run&& run) {
        auto part = WindowPart::opening;
        try {
            run(part);
        } catch (...) {
            Failure& first = first_[thread];
            if (!first.error || std::tie(kind, part, shard) < first.place()) {
                first = {kind, part, shard, std::current_exception()};
            }
        }
    }

    /// Throws the first error, if there is one.
    void rethrow() const {
        const Failure* first = nullptr;
        for (const Failure& failure : first_) {
            if (failure.error && (first == nullptr || failure.place() < first->place())) {
                first = &failure;
            }
        }
        if (first != nullptr) {
            std::rethrow_exception(first->error);
        }
    }

private:
    std::vector<Failure> first_; // by thread
};

} // namespace tenfold::detail
