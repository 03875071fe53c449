// SPDX-License-Identifier: Apache-2.0
#include "output/results_bytes.hpp"

#include "core/check.hpp"

#include <cstring>
#include <type_traits>
#include <utility>

namespace tenfold {

namespace {

/// Appends numbers as in memory, and everything else as the number of its parts followed by them.
class Packer {
public:
    explicit Packer(std::string& bytes) : bytes_{bytes} {}

    template <class T>
    void number(const T& value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    template <class T>
    void numbers(const std::vector<T>& values) {
        number(values.size());
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    void text(const std::string& value) {
        number(value.size());
        bytes_ += value;
    }
    template <class T, class Each>
    void list(const std::vector<T>& values, Each&& each) {
        number(values.size());
        for (const T& value : values) {
            each(*this, value);
        }
    }
    void attribute_value(const AttributeValue& value) {
        number(value.index());
        std::visit(
            [this](const auto& held) {
                if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>) {
                    text(held);
                } else {
                    number(held);
                }
            },
            value);
    }

private:
    std::string& bytes_;
};

/// Reads the same from the front of `bytes`, never beyond its end.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : bytes_{bytes} {}

    [[nodiscard]] bool at_end() const { return bytes_.empty(); }

    template <class T>
    void number(T& value) {
        const std::string_view taken = take(sizeof value);
        std::memcpy(&value, taken.data(), sizeof value);
    }
    template <class T>
    void numbers(std::vector<T>& values) {
        const std::string_view taken = take(count(sizeof(T)) * sizeof(T));
        values.resize(taken.size() / sizeof(T));
        if (!taken.empty()) {
            std::memcpy(values.data(), taken.data(), taken.size());
        }
    }
    void text(std::string& value) { value = take(count(1)); }
    template <class T, class Each>
    void list(std::vector<T>& values, Each&& each) {
        for (std::size_t left = count(1); left > 0; --left) {
            each(*this, values.emplace_back());
        }
    }
    void attribute_value(AttributeValue& value) {
        std::size_t index = 0;
        number(index);
        if (index == 0) {
            text(value.emplace<std::string>());
        } else if (index == 1) {
            number(value.emplace<std::int64_t>());
        } else {
            number(value.emplace<double>());
        }
    }

private:
    std::string_view take(std::size_t size) {
        if (size > bytes_.size()) {
            throw FileError{"reading it failed; it is damaged"};
        }
        const std::string_view taken = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return taken;
    }
    /// A number of elements of at least `size` bytes each, which must follow.
    std::size_t count(std::size_t size) {
        std::size_t value = 0;
        number(value);
        if (value > bytes_.size() / size) {
            throw FileError{"reading it failed; it is damaged"};
        }
        return value;
    }

    std::string_view bytes_;
};

/// Lists every member once, for both directions.
template <class Archive, class Results>
void carry(Archive& archive, Results& results) {
    const auto text = [](Archive& each, auto& value) { each.text(value); };
    const auto attribute = [](Archive& each, auto& value) {
        each.text(value.first);
        each.attribute_value(value.second);
    };
    archive.list(results.attributes, attribute);
    archive.list(results.run, attribute);
    archive.list(results.observations, attribute);
    archive.text(results.scenario);
    archive.text(results.world);
    archive.numbers(results.time);
    archive.numbers(results.month_days);
    archive.list(results.axes, [&](Archive& each, auto& axis) {
        each.text(axis.name);
        each.list(axis.keys, text);
        each.list(axis.names, text);
    });
    archive.list(results.variables, [&](Archive& each, auto& variable) {
        each.text(variable.name);
        each.text(variable.unit);
        each.text(variable.long_name);
        each.list(variable.dimensions, text);
        each.numbers(variable.shape);
        each.numbers(variable.values);
    });
}

} // namespace

std::string to_bytes(const ResultsFile& results) {
    std::string bytes;
    Packer packer{bytes};
    carry(packer, results);
    return bytes;
}

ResultsFile results_from_bytes(std::string_view bytes) {
    ResultsFile results;
    Unpacker unpacker{bytes};
    carry(unpacker, results);
    if (!unpacker.at_end()) {
        throw FileError{"reading it failed; it is damaged"};
    }
    return results;
}

} // namespace tenfold
