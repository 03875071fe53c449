// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/mobility_network.hpp"

#include "core/check.hpp"
#include "core/describe.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include <boost/graph/compressed_sparse_row_graph.hpp>

namespace tenfold {

namespace {

using Links = boost::compressed_sparse_row_graph<boost::directedS,
                                                 boost::no_property,
                                                 double,
                                                 boost::no_property,
                                                 std::uint32_t,
                                                 std::uint32_t>;

/// Sorts by origin, then destination: the order in which rows are stored.
void sort_links(std::vector<MobilityLink>& links) {
    const auto order = [](const MobilityLink& a, const MobilityLink& b) {
        return std::tuple{a.from, a.to} < std::tuple{b.from, b.to};
    };
    if (!std::is_sorted(links.begin(), links.end(), order)) {
        std::sort(links.begin(), links.end(), order);
    }
    const auto same_ends = [](const MobilityLink& a, const MobilityLink& b) {
        return a.from == b.from && a.to == b.to;
    };
    validate(std::adjacent_find(links.begin(), links.end(), same_ends) == links.end(),
             "mobility network: more than one link from one occupation to another");
}

void check_links(std::uint32_t occupations, std::span<const MobilityLink> links) {
    for (const MobilityLink& link : links) {
        validate(link.from.index() < occupations && link.to.index() < occupations,
                 "mobility network: a link from or to an occupation that does not exist");
        validate(range::non_negative.contains(link.weight),
                 "mobility network: weights must be finite and not negative");
    }
}

} // namespace

struct MobilityNetwork::Graph {
    Links links;
};

MobilityNetwork MobilityNetwork::from_links(std::uint32_t occupations,
                                            std::vector<MobilityLink> links) {
    check_links(occupations, links);
    std::erase_if(links, [](const MobilityLink& link) { return link.weight == 0.0; });
    validate(links.size() <= std::numeric_limits<std::uint32_t>::max(),
             "mobility network: more than 4,294,967,295 links (32-bit indices)");
    sort_links(links);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends(links.size());
    std::vector<double> weights(links.size());
    for (std::size_t i = 0; i < links.size(); ++i) {
        ends[i] = {links[i].from.index(), links[i].to.index()};
        weights[i] = links[i].weight;
    }
    auto graph = std::make_unique<Graph>();
    graph->links = Links(boost::edges_are_sorted,
                         ends.begin(),
                         ends.end(),
                         weights.begin(),
                         occupations,
                         static_cast<std::uint32_t>(links.size()));
    return MobilityNetwork{std::move(graph)};
}

MobilityNetwork MobilityNetwork::from_dense(std::uint32_t occupations,
                                            std::span<const double> weights) {
    validate(weights.size() == std::size_t{occupations} * occupations,
             "mobility network: a square of weights must have as many rows as columns");
    std::vector<MobilityLink> links;
    links.reserve(weights.size());
    for (std::uint32_t from = 0; from < occupations; ++from) {
        for (std::uint32_t to = 0; to < occupations; ++to) {
            const double weight = weights[std::size_t{from} * occupations + to];
            links.push_back({OccupationId{from}, OccupationId{to}, weight});
        }
    }
    return from_links(occupations, std::move(links));
}

MobilityNetwork MobilityNetwork::complete(std::uint32_t occupations) {
    const std::vector<double> weights(std::size_t{occupations} * occupations, 1.0 / occupations);
    return from_dense(occupations, weights);
}

MobilityNetwork MobilityNetwork::normalised() const {
    std::vector<MobilityLink> links;
    links.reserve(edges());
    for (std::uint32_t row = 0; row < rows(); ++row) {
        const OccupationId from{row};
        double sum = 0.0;
        for_each_destination(from, [&](OccupationId, double weight) { sum += weight; });
        for_each_destination(from, [&](OccupationId to, double weight) {
            links.push_back({from, to, weight / sum});
        });
    }
    return from_links(rows(), std::move(links));
}

MobilityNetwork MobilityNetwork::with_self_loops(double share) const {
    validate(share >= 0.0 && share < 1.0,
             "mobility network: the share of self-loops must be in [0, 1)");
    std::vector<MobilityLink> links;
    links.reserve(edges() + rows());
    for (std::uint32_t row = 0; row < rows(); ++row) {
        const OccupationId from{row};
        double others = 0.0;
        for_each_destination(
            from, [&](OccupationId to, double weight) { others += to == from ? 0.0 : weight; });
        links.push_back({from, from, others > 0.0 ? share : 1.0});
        for_each_destination(from, [&](OccupationId to, double weight) {
            if (to != from) {
                links.push_back({from, to, (1.0 - share) * (weight / others)});
            }
        });
    }
    return from_links(rows(), std::move(links));
}

MobilityNetwork::MobilityNetwork(std::unique_ptr<Graph> graph) : graph_{std::move(graph)} {}
MobilityNetwork::MobilityNetwork(MobilityNetwork&& other) noexcept = default;
MobilityNetwork& MobilityNetwork::operator=(MobilityNetwork&& other) noexcept = default;
MobilityNetwork::~MobilityNetwork() = default;

std::uint32_t MobilityNetwork::rows() const {
    return num_vertices(graph_->links);
}

std::size_t MobilityNetwork::edges() const {
    return num_edges(graph_->links);
}

std::span<const std::uint32_t> MobilityNetwork::destinations(OccupationId from) const {
    EXPECTS(from.index() < rows());
    const auto [first, last] = adjacent_vertices(from.index(), graph_->links);
    if (first == last) {
        return {};
    }
    return {&*first, static_cast<std::size_t>(last - first)};
}

std::span<const double> MobilityNetwork::weights(OccupationId from) const {
    EXPECTS(from.index() < rows());
    const auto [first, last] = out_edges(from.index(), graph_->links);
    if (first == last) {
        return {};
    }
    // All weights lie in one array, in the order of the links.
    return {&graph_->links[*first], static_cast<std::size_t>(last - first)};
}

double MobilityNetwork::weight(OccupationId from, OccupationId to) const {
    const std::span<const std::uint32_t> row = destinations(from);
    const auto place = std::lower_bound(row.begin(), row.end(), to.index());
    if (place == row.end() || *place != to.index()) {
        return 0.0;
    }
    return weights(from)[static_cast<std::size_t>(place - row.begin())];
}

} // namespace tenfold
