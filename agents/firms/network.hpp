// SPDX-License-Identifier: Apache-2.0
/// Network of firms, along which they learn that other firms have deployed virtual coworkers.
#pragma once

#include "core/describe.hpp"
#include "core/random.hpp"

#include "agents/classification/ids.hpp"
#include "agents/coworkers/parameters.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>

namespace tenfold {

/// Purpose of the random stream that draws a firm's neighbours (agent = firm index, time 0, ordinal
/// 0).
inline constexpr Purpose network_purpose = 48;

/// A contiguous list of firms.
class FirmRange {
public:
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = FirmId;
        using difference_type = std::ptrdiff_t;
        using pointer = const FirmId*;
        using reference = FirmId;

        Iterator() = default;
        explicit Iterator(const std::uint32_t* at) : at_{at} {}
        FirmId operator*() const { return FirmId{*at_}; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        Iterator operator++(int) {
            const Iterator before = *this;
            ++at_;
            return before;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const std::uint32_t* at_ = nullptr;
    };

    FirmRange() = default;
    FirmRange(const std::uint32_t* first, std::size_t size) : first_{first}, size_{size} {}

    [[nodiscard]] Iterator begin() const { return Iterator{first_}; }
    [[nodiscard]] Iterator end() const { return Iterator{first_ + size_}; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] FirmId operator[](std::size_t index) const { return FirmId{first_[index]}; }

private:
    const std::uint32_t* first_ = nullptr;
    std::size_t size_ = 0;
};

/// Network of firms. Each firm watches `peers` firms of its own sector and `suppliers` firms of
/// sectors drawn by the input weights of its sector, uniform within a sector. Peers form a small
/// world (Watts and Strogatz), except that each firm's links are rewired independently, so that
/// every firm watches the same number.
///
/// A firm watches neither itself nor the same firm twice. Peers are close in the order of ids,
/// which must therefore be unrelated to size. In a sector with fewer than peers + 1 firms every
/// firm watches all others; a supplier not found in eight draws is left out. Entry and exit leave
/// the network unchanged, because new firms take over the records of closed ones. Links are stored
/// with the watched firm, in a Boost.Graph compressed sparse row graph with 32-bit indices: about
/// 41 bytes per firm with 9 neighbours.
class FirmNetwork {
public:
    /// Builds the network. Firms of sector s have ids in [sector_first[s], sector_first[s + 1]);
    /// `input_coefficients` has supplying sectors in rows and using sectors in columns. Equal keys
    /// give equal networks.
    [[nodiscard]] static FirmNetwork build(std::span<const std::uint32_t> sector_first,
                                           const Table& input_coefficients,
                                           const AdoptionParameters& parameters,
                                           RandomKey key);

    FirmNetwork(FirmNetwork&& other) noexcept;
    FirmNetwork& operator=(FirmNetwork&& other) noexcept;
    ~FirmNetwork();

    [[nodiscard]] std::uint32_t firms() const;

    /// Number of all links.
    [[nodiscard]] std::size_t links() const;

    /// Firms that watch this firm, in ascending order; they are notified when it deploys.
    [[nodiscard]] FirmRange listeners(FirmId firm) const;

    /// Number of firms that this firm watches.
    [[nodiscard]] std::uint32_t degree(FirmId firm) const;

    /// Memory of the finished network [bytes].
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Graph;
    explicit FirmNetwork(std::unique_ptr<Graph> graph);
    std::unique_ptr<Graph> graph_;
};

} // namespace tenfold
