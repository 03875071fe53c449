// SPDX-License-Identifier: Apache-2.0
/// The mobility network: observed moves between occupations.
#pragma once

#include "agents/classification/categories.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace tenfold {

/// One link of a mobility network: people of `from` move to `to` with `weight` [1].
struct MobilityLink {
    OccupationId from;
    OccupationId to;
    double weight = 0.0;
};

/// A directed network whose nodes are occupations. The weight of a link measures how readily people
/// of one occupation move to the other; a link from an occupation to itself stands for staying.
///
/// Weights are finite and not negative; a weight of 0 means no link. Storage is a Boost.Graph
/// compressed sparse row graph with 32-bit indices, 12 bytes per link. Immutable once built.
class MobilityNetwork {
public:
    /// Builds the network from `occupations` * `occupations` weights in row-major order (row:
    /// from).
    [[nodiscard]] static MobilityNetwork from_dense(std::uint32_t occupations,
                                                    std::span<const double> weights);

    /// Builds the network from links in any order, at most one for each pair (from, to).
    [[nodiscard]] static MobilityNetwork from_links(std::uint32_t occupations,
                                                    std::vector<MobilityLink> links);

    /// Complete network: every weight, including that of staying, is 1 / occupations.
    [[nodiscard]] static MobilityNetwork complete(std::uint32_t occupations);

    MobilityNetwork(MobilityNetwork&& other) noexcept;
    MobilityNetwork& operator=(MobilityNetwork&& other) noexcept;
    ~MobilityNetwork();

    /// Returns the network with rows scaled to sum to 1; an empty row stays empty.
    [[nodiscard]] MobilityNetwork normalised() const;

    /// Returns the network with `share` in [0, 1) on the diagonal, replacing previous values, and
    /// the other weights of each row scaled to sum to 1 - share. A row without other links has 1 on
    /// its diagonal.
    [[nodiscard]] MobilityNetwork with_self_loops(double share) const;

    /// Number of occupations.
    [[nodiscard]] std::uint32_t rows() const;
    /// Number of links, including self-loops.
    [[nodiscard]] std::size_t edges() const;

    /// Indices of the destinations of all links from `from`, in ascending order, and their weights
    /// in the same order.
    [[nodiscard]] std::span<const std::uint32_t> destinations(OccupationId from) const;
    [[nodiscard]] std::span<const double> weights(OccupationId from) const;

    /// Weight of one link; 0 when there is none.
    [[nodiscard]] double weight(OccupationId from, OccupationId to) const;

    /// Calls `use(OccupationId to, double weight)` for each link from `from`, in ascending order of
    /// `to`.
    template <class Use>
    void for_each_destination(OccupationId from, Use&& use) const {
        const std::span<const std::uint32_t> to = destinations(from);
        const double* const weight = weights(from).data();
        for (std::size_t i = 0; i < to.size(); ++i) {
            use(OccupationId{to[i]}, weight[i]);
        }
    }

private:
    struct Graph;
    explicit MobilityNetwork(std::unique_ptr<Graph> graph);
    std::unique_ptr<Graph> graph_;
};

} // namespace tenfold
