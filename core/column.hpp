// SPDX-License-Identifier: Apache-2.0
/// A column of state: one value per agent, of fixed length, on huge pages when large.
#pragma once

#include "core/check.hpp"

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <sys/mman.h>
#include <type_traits>
#include <utility>

namespace tenfold {

/// Fixed-length array of trivially copyable values, zeroed. From 2 MiB on it is aligned to huge
/// pages and requests them (madvise), which halves the cost of random access at full scale. Memory
/// is allocated at the first write, by the writing thread.
template <class T>
class Column {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Column() = default;
    explicit Column(std::size_t size) : size_{size}, data_{allocate(size), Release{bytes(size)}} {}
    Column(Column&& other) noexcept
        : size_{std::exchange(other.size_, 0)}, data_{std::move(other.data_)} {}
    Column& operator=(Column&& other) noexcept {
        data_ = std::move(other.data_);
        size_ = std::exchange(other.size_, 0);
        return *this;
    }
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;
    ~Column() = default;

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t bytes() const { return bytes(size_); }
    [[nodiscard]] T* data() { return data_.get(); }
    [[nodiscard]] const T* data() const { return data_.get(); }
    [[nodiscard]] T* begin() { return data(); }
    [[nodiscard]] T* end() { return data() + size_; }
    [[nodiscard]] const T* begin() const { return data(); }
    [[nodiscard]] const T* end() const { return data() + size_; }

    [[nodiscard]] T& operator[](std::size_t index) {
        EXPECTS(index < size_);
        return data_.get()[index];
    }
    [[nodiscard]] const T& operator[](std::size_t index) const {
        EXPECTS(index < size_);
        return data_.get()[index];
    }

private:
    static constexpr std::size_t huge_page = std::size_t{2} << 20;

    struct Release {
        std::size_t bytes = 0;
        void operator()(T* pointer) const { munmap(pointer, bytes); }
    };

    static std::size_t bytes(std::size_t size) {
        const std::size_t wanted = size * sizeof(T);
        const std::size_t unit = wanted >= huge_page ? huge_page : std::size_t{4096};
        return (wanted + unit - 1) / unit * unit;
    }

    static T* allocate(std::size_t size) {
        if (size == 0) {
            return nullptr;
        }
        // Anonymous memory is zero and not yet allocated. Large maps are aligned to a huge page by
        // mapping one page more and unmapping both ends.
        const std::size_t wanted = bytes(size);
        const bool large = wanted >= huge_page;
        const std::size_t mapped = wanted + (large ? huge_page : 0);
        void* raw = mmap(nullptr,
                         mapped,
                         PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
                         -1,
                         0);
        if (raw == MAP_FAILED) {
            throw std::bad_alloc{};
        }
        if (!large) {
            return static_cast<T*>(raw);
        }
        auto* const start = static_cast<std::byte*>(raw);
        void* aligned = raw;
        std::size_t space = mapped;
        std::align(huge_page, wanted, aligned, space);
        auto* const first = static_cast<std::byte*>(aligned);
        if (first > start) {
            munmap(start, static_cast<std::size_t>(first - start));
        }
        std::byte* const last = first + wanted;
        if (last < start + mapped) {
            munmap(last, static_cast<std::size_t>(start + mapped - last));
        }
        madvise(first, wanted, MADV_HUGEPAGE); // optional; the column works without
        return static_cast<T*>(aligned);
    }

    std::size_t size_ = 0;
    std::unique_ptr<T, Release> data_;
};

} // namespace tenfold
