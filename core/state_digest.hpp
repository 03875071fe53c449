// SPDX-License-Identifier: Apache-2.0
/// A 64-bit digest of a state: a sum over named columns, which does not depend on their order in
/// the code. The content of a column is what an archive would write (core/archive.hpp); in a column
/// of agents the index of each agent is mixed in.
#pragma once

#include "core/archive.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Digest of a sequence of bytes, including their order and number.
class ByteDigest : public detail::Archive<ByteDigest> {
public:
    static constexpr bool reads = false;

    explicit ByteDigest(std::uint64_t start) : value_{start} {}

    void raw(const void* bytes, std::size_t count) {
        const auto* from = static_cast<const std::byte*>(bytes);
        for (; count > 0 && filled_ > 0; ++from, --count) {
            add_byte(*from);
        }
        for (; count >= sizeof(std::uint64_t);
             from += sizeof(std::uint64_t), count -= sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, from, sizeof word);
            add(word);
        }
        for (; count > 0; ++from, --count) {
            add_byte(*from);
        }
    }

    [[nodiscard]] std::uint64_t value() const {
        ByteDigest end = *this;
        end.add(rest_);
        end.add(filled_);
        return finished(end.value_);
    }

    /// Every bit reaches every other (the finaliser of MurmurHash3).
    [[nodiscard]] static std::uint64_t finished(std::uint64_t x) {
        x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdULL;
        x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53ULL;
        return x ^ (x >> 33);
    }

private:
    friend class detail::Archive<ByteDigest>;
    template <class List>
    void size_of(const List& list) {
        const std::uint64_t size = list.size();
        raw(&size, sizeof size);
    }
    template <class List>
    void store(const List& /*list*/, std::size_t /*place*/, bool /*bit*/) {}

    void add(std::uint64_t word) {
        value_ = (value_ ^ word) * 0x9e3779b97f4a7c15ULL;
        value_ ^= value_ >> 29;
    }
    void add_byte(std::byte byte) {
        rest_ |= std::to_integer<std::uint64_t>(byte) << (8 * filled_);
        if (++filled_ == sizeof rest_) {
            add(rest_);
            rest_ = 0;
            filled_ = 0;
        }
    }

    std::uint64_t value_;
    std::uint64_t rest_ = 0; // bytes of an incomplete word
    std::uint64_t filled_ = 0;
};

/// Has the interface of an archive, and computes the digest.
class StateDigest {
public:
    static constexpr bool reads = false;

    struct Column {
        std::string name;
        std::uint64_t value = 0;
    };

    explicit StateDigest(ThreadPool& pool) : pool_{pool} {}

    template <class... Values>
    void column(std::string_view name, Values&&... values) {
        ByteDigest digest{start_of(name)};
        digest(values...);
        add(name, digest.value());
    }

    template <class Use>
    void agents(std::string_view name, std::size_t count, Use&& use) {
        constexpr std::size_t block = std::size_t{1} << 14;
        parts(name, (count + block - 1) / block, [&](std::size_t part, const auto& agent) {
            const std::size_t end = std::min(count, (part + 1) * block);
            for (std::size_t index = part * block; index < end; ++index) {
                agent(index, [&](ByteDigest& digest) { use(digest, index); });
            }
        });
    }

    /// A column of agents in parts, in any order: calls `use(part, agent)` for each part, on
    /// several threads; `agent(index, take)` adds the bytes that `take(digest)` passes.
    template <class Use>
    void parts(std::string_view name, std::size_t count, Use&& use) {
        std::vector<std::uint64_t> sums(count);
        const std::uint64_t start = start_of(name);
        pool_.for_each(count, [&](std::size_t part, unsigned /*thread*/) {
            std::uint64_t total = 0;
            use(part, [&](std::size_t index, const auto& take) {
                ByteDigest digest{ByteDigest::finished(start + index)};
                take(digest);
                total += digest.value();
            });
            sums[part] = total;
        });
        add(name,
            ByteDigest::finished(start ^
                                 std::accumulate(sums.begin(), sums.end(), std::uint64_t{0})));
    }

    template <class... Values>
    void record(std::string_view /*name*/, const Values&... /*values*/) {}
    template <class... Values>
    void derived(const Values&... /*values*/) {}

    [[nodiscard]] std::uint64_t value() const { return value_; }
    /// The digest of each column, to locate a difference between two states.
    [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }

private:
    static std::uint64_t start_of(std::string_view name) {
        ByteDigest digest{0};
        digest.raw(name.data(), name.size());
        return digest.value();
    }
    /// Throws std::logic_error if a column of that name exists already.
    void add(std::string_view name, std::uint64_t value);

    ThreadPool& pool_;
    std::uint64_t value_ = 0;
    std::vector<Column> columns_;
};

} // namespace tenfold
