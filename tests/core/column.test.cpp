// SPDX-License-Identifier: Apache-2.0
#include "core/column.hpp"

#include <algorithm>
#include <cstdint>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

constexpr std::size_t huge_page = std::size_t{2} << 20;

struct Triple {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t c = 0;
};

template <class T>
std::size_t misalignment(const Column<T>& column, std::size_t unit) {
    return reinterpret_cast<std::uintptr_t>(column.data()) % unit;
}

} // namespace

TEST_CASE("columns are zeroed, whatever their size") {
    for (const std::size_t size : {std::size_t{1}, std::size_t{1000}, std::size_t{300'000}}) {
        const Column<Triple> column{size};
        CHECK(column.size() == size);
        CHECK(column.bytes() >= size * sizeof(Triple));
        CHECK(std::all_of(column.begin(), column.end(), [](const Triple& t) {
            return t.a == 0 && t.b == 0 && t.c == 0;
        }));
    }
}

TEST_CASE("columns of two mebibytes and more start at a huge page and fill whole ones") {
    for (const std::size_t size : {huge_page, huge_page + 1, 5 * huge_page - 1}) {
        const Column<char> column{size};
        CHECK(misalignment(column, huge_page) == 0);
        CHECK(column.bytes() % huge_page == 0);
        CHECK(column.bytes() - size < huge_page);
    }
    const Column<char> small{huge_page / 2};
    CHECK(misalignment(small, 4096) == 0);
    CHECK(small.bytes() == huge_page / 2);
}

TEST_CASE("columns can be written from end to end, and moved") {
    Column<std::uint64_t> column{1'000'000};
    for (std::size_t i = 0; i < column.size(); ++i) {
        column[i] = i * i;
    }
    const std::uint64_t* const data = column.data();
    const Column<std::uint64_t> moved{std::move(column)};
    CHECK(moved.data() == data);
    CHECK(moved[999'999] == 999'999ULL * 999'999ULL);
}

TEST_CASE("an empty column has nothing") {
    const Column<int> none;
    CHECK(none.size() == 0);
    CHECK(none.bytes() == 0);
    const Column<int> empty{0};
    CHECK(empty.begin() == empty.end());
}

TEST_CASE("a column that was moved from is empty") {
    Column<int> column{10};
    const Column<int> moved{std::move(column)};
    CHECK(moved.size() == 10);
    CHECK(column.size() == 0); // NOLINT(bugprone-use-after-move): what is left is the point
}

TEST_CASE("a column may be larger than memory as long as it is not written to") {
    const Column<std::uint64_t> column{std::size_t{1} << 35};
    CHECK(column[column.size() - 1] == 0);
}
