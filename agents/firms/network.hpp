// SPDX-License-Identifier: Apache-2.0
/// Who watches whom: the network along which firms learn that others have deployed virtual
/// coworkers.
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

/// Purpose of the random stream of each firm (agent = firm index, time 0, ordinal 0) that draws its
/// neighbours.
inline constexpr Purpose network_purpose = 48;

/// A contiguous run of firms.
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

/// Network of firms: each watches `peers` firms of its own sector (small world of Watts and
/// Strogatz, each firm's links rewired on their own, so that the number watched is the same for
/// all) and `suppliers` firms drawn over sectors by the inputs of its sector, uniformly within a
/// sector.
///
/// Nobody watches itself or the same firm twice. Peers are near in the order of ids, which must
/// therefore not be the order of sizes. Firms of sectors with fewer than peers + 1 firms watch all
/// others of the sector; a supplier that cannot be found in eight draws is left out. Entry and exit
/// do not change the network: slots are reused. Links are stored at the watched firm, in a
/// Boost.Graph compressed sparse row graph with 32-bit indices: about 41 bytes per firm with 9
/// neighbours.
class FirmNetwork {
public:
    /// Firms of sector s have ids in [sector_first[s], sector_first[s + 1]); `input_coefficients`
    /// has supplying sectors in rows and using sectors in columns. The same key gives the same
    /// network.
    [[nodiscard]] static FirmNetwork build(std::span<const std::uint32_t> sector_first,
                                           const Table& input_coefficients,
                                           const AdoptionParameters& parameters,
                                           RandomKey key);

    FirmNetwork(FirmNetwork&& other) noexcept;
    FirmNetwork& operator=(FirmNetwork&& other) noexcept;
    ~FirmNetwork();

    [[nodiscard]] std::uint32_t firms() const;

    /// All links of the network.
    [[nodiscard]] std::size_t links() const;

    /// Firms that watch this firm, in ascending order: those to tell when it deploys.
    [[nodiscard]] FirmRange listeners(FirmId firm) const;

    /// Number of firms that this firm watches.
    [[nodiscard]] std::uint32_t degree(FirmId firm) const;

    /// Memory at rest [bytes].
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Graph;
    explicit FirmNetwork(std::unique_ptr<Graph> graph);
    std::unique_ptr<Graph> graph_;
};

} // namespace tenfold
