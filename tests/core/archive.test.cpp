// SPDX-License-Identifier: Apache-2.0
#include "core/archive.hpp"

#include "core/ids.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <deque>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

using Bytes = std::vector<std::byte>;

template <class... Values>
Bytes written(Values&... values) {
    Bytes all;
    StateWriter out{[&](std::span<const std::byte> piece) {
        all.insert(all.end(), piece.begin(), piece.end());
    }};
    out(values...);
    out.flush();
    return all;
}

/// Reads bytes in pieces of a given size, as a file hands them over.
class Reader {
public:
    Reader(Bytes bytes, std::size_t piece)
        : bytes_{std::move(bytes)}, piece_{piece}, in_{[this] { return next(); },
                                                       bytes_.size(),
                                                       "a.checkpoint"} {}

    [[nodiscard]] StateReader& in() { return in_; }

private:
    std::span<const std::byte> next() {
        const std::size_t size = std::min(piece_, bytes_.size() - place_);
        const std::span<const std::byte> piece{bytes_.data() + place_, size};
        place_ += size;
        return piece;
    }

    Bytes bytes_;
    std::size_t piece_;
    std::size_t place_ = 0;
    StateReader in_;
};

/// What comes back of `value`, read in pieces of different sizes.
template <class T>
void check_round_trip(const T& value) {
    const Bytes bytes = written(value);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, bytes.size() + 1}) {
        CAPTURE(piece);
        Reader reader{bytes, piece};
        T found{};
        reader.in()(found);
        const bool same = found == value;
        CHECK(same);
        CHECK(reader.in().at_end());
    }
}

/// The message with which `read(in)` refuses `bytes`.
template <class Read>
std::string refusal(const Bytes& bytes, Read&& read) {
    Reader reader{bytes, 4};
    try {
        read(reader.in());
    } catch (const FileError& error) {
        return error.what();
    }
    return "not refused";
}

enum class Colour : std::uint8_t { red, green = 200 };
using CarId = Id<struct CarTag>;

/// With padding after `small`, and a string, so that it cannot be copied whole.
struct Inner {
    std::uint8_t small = 0;
    double large = 0.0;
    std::string name;
    friend bool operator==(const Inner&, const Inner&) = default;
};

struct Outer {
    Colour colour = Colour::red;
    CarId car;
    Inner inner;
    std::vector<Inner> list;
    std::array<std::vector<int>, 2> lists;
    friend bool operator==(const Outer&, const Outer&) = default;
};

/// Padding, and nothing that is not trivial.
struct Padded {
    std::uint8_t small = 0;
    std::uint64_t large = 0;
};

/// A class that says itself what of it is state.
class Counter {
public:
    Counter() = default;
    Counter(int count, int cache) : count_{count}, cache_{cache} {}

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        archive(self.count_);
        if constexpr (Archive::reads) {
            self.cache_ = 10 * self.count_;
        }
    }
    [[nodiscard]] int cache() const { return cache_; }
    friend bool operator==(const Counter&, const Counter&) = default;

private:
    int count_ = 0;
    int cache_ = 0;
};

struct Bits {
    std::uint32_t low : 20;
    std::uint32_t high : 12;
    friend bool operator==(const Bits&, const Bits&) = default;
};

/// A struct in memory that held something else before.
Bytes written_over(unsigned char before) {
    alignas(Padded) std::array<unsigned char, sizeof(Padded)> memory{};
    memory.fill(before);
    auto* const value = ::new (memory.data()) Padded;
    value->small = 3;
    value->large = 4;
    return written(*value);
}

} // namespace

TEST_CASE("numbers, enumerations and identifiers come back as they were") {
    check_round_trip(std::numeric_limits<std::int64_t>::min());
    check_round_trip(std::uint8_t{255});
    check_round_trip(true);
    check_round_trip(-0.1);
    check_round_trip(std::numeric_limits<double>::denorm_min());
    check_round_trip(Colour::green);
    check_round_trip(CarId{7});
    check_round_trip(CarId::none());
}

TEST_CASE("the sign of zero and the payload of a NaN come back") {
    const std::uint64_t payload = 0x7ff8000000001234;
    double nan = 0.0;
    std::memcpy(&nan, &payload, sizeof nan);
    const std::array<double, 2> odd{-0.0, nan};
    Reader reader{written(odd), 5};
    std::array<double, 2> found{};
    reader.in()(found);
    using Bits = std::array<std::uint64_t, 2>;
    CHECK(std::bit_cast<Bits>(found) == std::bit_cast<Bits>(odd));
}

TEST_CASE("strings and containers come back with their length") {
    check_round_trip(std::string{});
    check_round_trip(std::string{"with a \0 in it", 14});
    check_round_trip(std::vector<double>{});
    check_round_trip(std::vector<double>{1.5, -2.5, 1e300});
    check_round_trip(std::vector<bool>{true, false, false, true, true, false, true, true, true});
    check_round_trip(std::vector<std::string>{"a", "", "ccc"});
    check_round_trip(std::vector<std::vector<int>>{{1, 2}, {}, {3}});
    check_round_trip(std::deque<std::uint32_t>{5, 6, 7});
    check_round_trip(std::array<int, 3>{1, 2, 3});
    check_round_trip(std::array<std::string, 2>{"x", "yy"});
    check_round_trip(std::vector<Bits>{{1, 2}, {1048575, 4095}});
}

TEST_CASE("a list of more than a piece comes back") {
    std::vector<std::uint32_t> long_list(StateWriter::piece / 2);
    for (std::size_t i = 0; i < long_list.size(); ++i) {
        long_list[i] = static_cast<std::uint32_t>(i * i);
    }
    Bytes bytes;
    std::size_t pieces = 0;
    StateWriter out{[&](std::span<const std::byte> piece) {
        CHECK(piece.size() <= StateWriter::piece);
        bytes.insert(bytes.end(), piece.begin(), piece.end());
        ++pieces;
    }};
    out(long_list);
    out.flush();
    CHECK(pieces == 3); // two whole ones, and 8 bytes for the length
    Reader reader{bytes, StateWriter::piece};
    std::vector<std::uint32_t> found;
    reader.in()(found);
    const bool same = found == long_list;
    CHECK(same);
}

TEST_CASE("reading replaces the previous contents of a container") {
    const std::vector<int> two{1, 2};
    Reader reader{written(two), 64};
    std::vector<int> found{7, 8, 9, 10};
    reader.in()(found);
    CHECK(found == two);
}

TEST_CASE("structs come back member by member, however nested") {
    const Outer outer{Colour::green,
                      CarId{3},
                      {1, 2.5, "in"},
                      {{4, 5.5, "first"}, {6, 7.5, ""}},
                      {std::vector<int>{1}, std::vector<int>{2, 3}}};
    check_round_trip(outer);
    check_round_trip(std::vector<Outer>{outer, Outer{}, outer});
}

TEST_CASE("a class with an archive function decides what is state") {
    const Counter counter{4, 999};
    CHECK(written(counter).size() == sizeof(int));
    Reader reader{written(counter), 64};
    Counter found;
    reader.in()(found);
    CHECK(found == Counter{4, 40});
}

TEST_CASE("several values come back in their order, and the archive then ends") {
    const int first = 1;
    const std::string second = "two";
    const double third = 3.0;
    Reader reader{written(first, second, third), 3};
    int a = 0;
    std::string b;
    double c = 0.0;
    reader.in()(a, b);
    CHECK_FALSE(reader.in().at_end());
    reader.in()(c);
    CHECK(a == first);
    CHECK(b == second);
    CHECK(c == third);
    CHECK(reader.in().at_end());
}

TEST_CASE("equal values give the same bytes, whatever lies between their members") {
    const Bytes over_zeros = written_over(0x00);
    CHECK(over_zeros == written_over(0xff));
    CHECK(over_zeros.size() == sizeof(std::uint8_t) + sizeof(std::uint64_t));
}

TEST_CASE("a list that claims to be longer than the file is refused before it is made") {
    const std::uint64_t claimed = std::uint64_t{1} << 60U;
    const std::string expected =
        "cannot read a.checkpoint: it has a list that is longer than the file";
    CHECK(refusal(written(claimed), [](StateReader& in) {
              std::vector<int> list;
              in(list);
          }) == expected);
    CHECK(refusal(written(claimed), [](StateReader& in) {
              std::string text;
              in(text);
          }) == expected);
    const std::uint64_t one_more = 3; // than the two bytes that follow
    const std::array<std::uint8_t, 2> content{1, 2};
    CHECK(refusal(written(one_more, content), [](StateReader& in) {
              std::vector<std::uint8_t> list;
              in(list);
          }) == expected);
}

TEST_CASE("an archive that ends early is refused wherever it ends") {
    const Outer outer{Colour::red, CarId{1}, {1, 2.0, "name"}, {{}}, {}};
    const Bytes bytes = written(outer);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(length);
        const std::string message = refusal(Bytes{bytes.begin(), end}, [](StateReader& in) {
            Outer found;
            in(found);
        });
        // A list that is cut may be found too long before its content is missed.
        const bool refused = message == "cannot read a.checkpoint: it ends too early" ||
                             message == "cannot read a.checkpoint: it has a list that is longer "
                                        "than the file";
        CHECK(refused);
    }
}

TEST_CASE("another mark is refused, and the expected one is accepted") {
    Bytes bytes;
    StateWriter out{[&](std::span<const std::byte> piece) {
        bytes.insert(bytes.end(), piece.begin(), piece.end());
    }};
    out.mark("events");
    out.flush();
    CHECK(refusal(bytes, [](StateReader& in) { in.mark("events"); }) == "not refused");
    CHECK(refusal(bytes, [](StateReader& in) { in.mark("economy"); }) ==
          "cannot read a.checkpoint: it does not have the parts that this program expects: "
          "'economy' is missing");
}

/// What an economy is to an archive: columns, agents, and a record.
struct Village {
    std::vector<int> houses;
    std::vector<std::uint16_t> people;
    std::string chronicle;
    friend bool operator==(const Village&, const Village&) = default;
};

template <class Self, class Archive>
void archive_village(Self& self, Archive& archive) {
    auto& [houses, people, chronicle] = self;
    archive.column("houses", houses);
    archive.agents(
        "people", people.size(), [&](auto& one, std::size_t person) { one(self.people[person]); });
    archive.record("chronicle", chronicle);
}

TEST_CASE("named columns, agents and records come back, each behind its name") {
    const Village village{{3, 1, 4}, {15, 9, 2}, "once upon a time"};
    Bytes bytes;
    StateWriter out{[&](std::span<const std::byte> piece) {
        bytes.insert(bytes.end(), piece.begin(), piece.end());
    }};
    archive_village(village, out);
    out.flush();
    Reader reader{bytes, 5};
    Village found{{}, {0, 0, 0}, ""};
    archive_village(found, reader.in());
    CHECK(reader.in().at_end());
    const bool same = found == village;
    CHECK(same);
    CHECK(refusal(bytes, [](StateReader& in) { in.column("mills"); }) ==
          "cannot read a.checkpoint: it does not have the parts that this program expects: 'mills' "
          "is missing");
}
