// SPDX-License-Identifier: Apache-2.0
/// Who can become what: the network of moves between occupations.
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

/// A directed network whose nodes are occupations; the weight of a link says how readily people of
/// one occupation move to the other. A link from an occupation to itself stands for staying.
///
/// Weights are finite and not negative; a weight of 0 is no link. Stored as a Boost.Graph
/// compressed sparse row graph with 32-bit indices: 12 bytes a link. It does not change once built.
class MobilityNetwork {
public:
    /// From `occupations` * `occupations` weights, one row (from) after the other.
    [[nodiscard]] static MobilityNetwork from_dense(std::uint32_t occupations,
                                                    std::span<const double> weights);

    /// From links in any order, at most one from an occupation to another.
    [[nodiscard]] static MobilityNetwork from_links(std::uint32_t occupations,
                                                    std::vector<MobilityLink> links);

    /// Everybody can go anywhere: all weights, of staying too, are 1 / occupations.
    [[nodiscard]] static MobilityNetwork complete(std::uint32_t occupations);

    MobilityNetwork(MobilityNetwork&& other) noexcept;
    MobilityNetwork& operator=(MobilityNetwork&& other) noexcept;
    ~MobilityNetwork();

    /// The same network with rows that sum to 1; a row without links stays without.
    [[nodiscard]] MobilityNetwork normalised() const;

    /// The same network with `share` in [0, 1) on the diagonal, whatever was there, and the other
    /// weights of each row scaled to sum to 1 - share. A row without others has 1 on its diagonal.
    [[nodiscard]] MobilityNetwork with_self_loops(double share) const;

    /// Number of occupations.
    [[nodiscard]] std::uint32_t rows() const;
    /// Number of links, those from an occupation to itself included.
    [[nodiscard]] std::size_t edges() const;

    /// Indices of the occupations that links from `from` lead to, in ascending order, and the
    /// weights of these links in the same order.
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
