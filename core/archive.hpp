// SPDX-License-Identifier: Apache-2.0
/// Serialisation of state to bytes and back, for checkpoints.
///
/// The same code writes and reads: `archive(a, b, ...)` takes each value in turn. Supported are
/// numbers, enumerations, identifiers, strings, the containers below, plain structs (member by
/// member, core/fields.hpp), and classes with
///     template <class Self, class Archive> static void archive(Self& self, Archive& archive);
/// Such a function names all members of its class in a structured binding, also the recomputed ones
/// (`derived`): an unlisted new member does not compile. Bytes are those of memory, so only the
/// kind of machine that wrote an archive can read it.
///
/// The same list gives the digest of a state (core/state_digest.hpp); its outermost parts therefore
/// have names: `column`, `agents` and `record`.
#pragma once

#include "core/check.hpp"
#include "core/column.hpp"
#include "core/fields.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tenfold {

namespace detail {

template <class T>
struct IsArray : std::false_type {};
template <class T, std::size_t N>
struct IsArray<std::array<T, N>> : std::true_type {};

template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {};
template <class T>
struct IsList<std::deque<T>> : std::true_type {};

/// Types that are copied as a block of bytes. Aggregates that could have padding are excluded,
/// because padding bytes are indeterminate.
template <class T>
inline constexpr bool is_bytes = std::is_trivially_copyable_v<T> &&
                                 (!std::is_aggregate_v<T> ||
                                  std::has_unique_object_representations_v<T>);

/// The part that writers and readers share: the decomposition of a value.
template <class Derived>
class Archive {
public:
    /// Takes each value in turn.
    template <class... Values>
    Derived& operator()(Values&&... values) {
        (take(values), ...);
        return self();
    }

    /// A part of the state, under a name that no other part has.
    template <class... Values>
    void column(std::string_view name, Values&&... values) {
        self().mark(name);
        (take(values), ...);
    }

    /// A part of the state with a contribution of each of `count` agents: calls `use(archive,
    /// index)` for each. The contribution of an agent must not depend on the others.
    template <class Use>
    void agents(std::string_view name, std::size_t count, Use&& use) {
        self().mark(name);
        for (std::size_t index = 0; index < count; ++index) {
            use(self(), index);
        }
    }

    /// Records for the results, which affect nothing and are no part of the state.
    template <class... Values>
    void record(std::string_view name, Values&&... values) {
        column(name, values...);
    }

    /// Members that are recomputed from the scenario or from other members, and are not archived.
    template <class... Values>
    void derived(const Values&... /*values*/) {}

private:
    Derived& self() { return static_cast<Derived&>(*this); }

    template <class T>
    void take(T& value) {
        using Plain = std::remove_cv_t<T>;
        if constexpr (requires { Plain::archive(value, self()); }) {
            Plain::archive(value, self());
        } else if constexpr (std::is_same_v<Plain, std::string> || IsList<Plain>::value) {
            take_list(value);
        } else if constexpr (IsArray<Plain>::value) {
            for (auto& element : value) {
                take(element);
            }
        } else if constexpr (is_bytes<Plain>) {
            self().raw(&value, sizeof value);
        } else {
            with_fields(value, [&](auto&... members) { (take(members), ...); });
        }
    }

    template <class List>
    void take_list(List& list) {
        using Element = typename std::remove_cv_t<List>::value_type;
        self().size_of(list);
        if constexpr (std::is_same_v<Element, bool>) {
            for (std::size_t i = 0; i < list.size(); ++i) {
                bool bit = list[i];
                self().raw(&bit, sizeof bit);
                self().store(list, i, bit);
            }
        } else if constexpr (is_bytes<Element> && requires { list.data(); }) {
            self().raw(list.data(), list.size() * sizeof(Element));
        } else {
            for (auto& element : list) {
                take(element);
            }
        }
    }
};

} // namespace detail

/// Writes values to a sink, in pieces of a megabyte.
class StateWriter : public detail::Archive<StateWriter> {
public:
    static constexpr bool reads = false;
    using Sink = std::function<void(std::span<const std::byte>)>;

    explicit StateWriter(Sink sink) : sink_{std::move(sink)} { buffer_.reserve(piece); }

    /// Writes a mark that the reader must find at the same place.
    void mark(std::string_view name) { (*this)(std::string{name}); }
    /// Passes the last piece to the sink; to be called at the end.
    void flush() {
        if (!buffer_.empty()) {
            sink_(buffer_);
            buffer_.clear();
        }
    }

    void raw(const void* bytes, std::size_t count) {
        const auto* from = static_cast<const std::byte*>(bytes);
        while (count > 0) {
            const std::size_t part = std::min(count, piece - buffer_.size());
            buffer_.insert(buffer_.end(), from, from + part);
            from += part;
            count -= part;
            if (buffer_.size() == piece) {
                flush();
            }
        }
    }

    static constexpr std::size_t piece = std::size_t{1} << 20;

private:
    friend class detail::Archive<StateWriter>;
    template <class List>
    void size_of(const List& list) {
        const std::uint64_t size = list.size();
        raw(&size, sizeof size);
    }
    template <class List>
    void store(const List& /*list*/, std::size_t /*place*/, bool /*bit*/) {}

    Sink sink_;
    std::vector<std::byte> buffer_;
};

/// Reads the output of a StateWriter. Throws FileError for anything else.
class StateReader : public detail::Archive<StateReader> {
public:
    static constexpr bool reads = true;
    /// Returns the next piece, and an empty one at the end.
    using Source = std::function<std::span<const std::byte>()>;

    /// `bytes` is the most that can be read: a list that claims to be longer is refused before
    /// memory is allocated. `name` is the name of the file, for messages.
    StateReader(Source source, std::uint64_t bytes, std::string name)
        : source_{std::move(source)}, left_{bytes}, name_{std::move(name)} {}

    /// Throws FileError "cannot read NAME: problem".
    [[noreturn]] void fail(const std::string& problem) const {
        throw FileError{"cannot read " + name_ + ": " + problem};
    }

    void mark(std::string_view name) {
        std::string found;
        (*this)(found);
        if (found != name) {
            fail("it does not have the parts that this program expects: '" + std::string{name} +
                 "' is missing");
        }
    }

    void raw(void* bytes, std::size_t count) {
        auto* to = static_cast<std::byte*>(bytes);
        while (count > 0) {
            if (piece_.empty()) {
                piece_ = source_();
                if (piece_.empty()) {
                    fail("it ends too early");
                }
            }
            const std::size_t part = std::min(count, piece_.size());
            std::memcpy(to, piece_.data(), part);
            to += part;
            count -= part;
            left_ -= std::min<std::uint64_t>(left_, part);
            piece_ = piece_.subspan(part);
        }
    }

    /// Whether everything has been read.
    [[nodiscard]] bool at_end() {
        if (piece_.empty()) {
            piece_ = source_();
        }
        return piece_.empty();
    }

private:
    friend class detail::Archive<StateReader>;
    template <class List>
    void size_of(List& list) {
        std::uint64_t size = 0;
        raw(&size, sizeof size);
        // An element takes at least a byte, in memory as in the archive.
        if (size > left_) {
            fail("it has a list that is longer than the file");
        }
        list.resize(static_cast<std::size_t>(size));
    }
    template <class List>
    void store(List& list, std::size_t place, bool bit) {
        list[place] = bit;
    }

    Source source_;
    std::uint64_t left_;
    std::string name_;
    std::span<const std::byte> piece_;
};

} // namespace tenfold
