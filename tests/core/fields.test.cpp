// SPDX-License-Identifier: Apache-2.0
#include "core/fields.hpp"

#include "core/archive.hpp"
#include "core/ids.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

/// Has no default but one that must be named.
struct Named {
    explicit Named() = default;
    explicit Named(int start) : value{start} {}
    int value = 0;
};

struct One {
    double only;
};

struct Numbers {
    int a;
    double b;
    bool c;
};

/// Members that could be taken for several initialisers, or for none.
struct Odd {
    std::array<int, 3> array;
    std::vector<double> list;
    std::string text;
    std::array<std::array<int, 2>, 2> square;
    Numbers inner;
    Id<struct OddTag> id;
    std::deque<bool> flags;
};

struct WithNamed {
    int before;
    Named named;
    int after;
};

/// Leaving out the last of them does not compile: it has no default that may be implied.
struct NamedLast {
    int before;
    Named named;
};

struct WithDefaults {
    int a = 1;
    std::vector<int> b{2, 3};
    double c = 4.0;
};

struct Forty {
    int a1, a2, a3, a4, a5, a6, a7, a8, a9, a10;
    int b1, b2, b3, b4, b5, b6, b7, b8, b9, b10;
    int c1, c2, c3, c4, c5, c6, c7, c8, c9, c10;
    int d1, d2, d3, d4, d5, d6, d7, d8, d9, d10;
};

struct FortyOne {
    int a1, a2, a3, a4, a5, a6, a7, a8, a9, a10;
    int b1, b2, b3, b4, b5, b6, b7, b8, b9, b10;
    int c1, c2, c3, c4, c5, c6, c7, c8, c9, c10;
    int d1, d2, d3, d4, d5, d6, d7, d8, d9, d10;
    int e1;
};

struct Bits {
    std::uint32_t low : 20;
    std::uint32_t high : 12;
};

/// The values of all members, in the order in which they come.
template <class T>
std::vector<int> values_of(T& value) {
    std::vector<int> values;
    with_fields(value, [&](auto&... members) { (values.push_back(members), ...); });
    return values;
}

} // namespace

TEST_CASE("members are counted, whatever kind they are") {
    CHECK(field_count<One> == 1);
    CHECK(field_count<Numbers> == 3);
    CHECK(field_count<const Numbers> == 3);
    CHECK(field_count<Odd> == 7);
    CHECK(field_count<WithNamed> == 3);
    CHECK(field_count<NamedLast> == 2);
    CHECK(field_count<WithDefaults> == 3);
    CHECK(field_count<Forty> == most_fields);
    CHECK(field_count<FortyOne> == most_fields + 1);
}

TEST_CASE("members come in the order of their declaration") {
    Forty forty{0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
                20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39};
    const std::vector<int> values = values_of(forty);
    REQUIRE(values.size() == 40);
    for (int i = 0; i < 40; ++i) {
        CHECK(values[static_cast<std::size_t>(i)] == i);
    }
}

TEST_CASE("members are the struct's own, to be read and written") {
    Odd odd{};
    with_fields(
        odd,
        [&](auto& array, auto& list, auto& text, auto& square, auto& inner, auto& id, auto& flags) {
            CHECK(static_cast<void*>(&array) == &odd.array);
            CHECK(static_cast<void*>(&square) == &odd.square);
            CHECK(static_cast<void*>(&inner) == &odd.inner);
            CHECK(static_cast<void*>(&id) == &odd.id);
            CHECK(static_cast<void*>(&flags) == &odd.flags);
            list.push_back(2.0);
            text = "written";
        });
    CHECK(odd.list == std::vector<double>{2.0});
    CHECK(odd.text == "written");
}

TEST_CASE("of a constant struct the members are constant") {
    const WithNamed value{1, Named{2}, 3};
    with_fields(value, [&](auto& before, auto& named, auto& after) {
        CHECK(std::is_const_v<std::remove_reference_t<decltype(before)>>);
        CHECK(before == 1);
        CHECK(named.value == 2);
        CHECK(after == 3);
    });
}

TEST_CASE("bit-fields are taken whole, as no reference can be bound to one") {
    CHECK(detail::is_bytes<Bits>);
    CHECK_FALSE(detail::is_bytes<Numbers>); // it has padding
    std::size_t bytes = 0;
    StateWriter out{[&](std::span<const std::byte> piece) { bytes += piece.size(); }};
    const Bits bits{1, 2};
    out(bits);
    out.flush();
    CHECK(bytes == sizeof(Bits));
}
