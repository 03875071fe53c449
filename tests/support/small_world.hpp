// SPDX-License-Identifier: Apache-2.0
/// Watts-Strogatz graphs by Boost.Graph on our random streams.
#pragma once

#include "core/random.hpp"

#include <cstdint>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/small_world_generator.hpp>

namespace tenfold::support {

using SmallWorld = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

/// Shape of a small world.
struct SmallWorldParameters {
    std::uint32_t vertices = 0;
    std::uint32_t degree = 0; // before rewiring; even
    double rewiring = 0.0; // probability that an edge gets a random end outside the neighbourhood
};

/// A generator of any length: one RandomStream after the other, as each is 4,096 words long. Cheap
/// to copy, because Boost's generator copies it at every edge.
class EndlessStream {
public:
    using result_type = RandomStream::result_type;

    EndlessStream(RandomKey key, Purpose purpose)
        : key_{key}, purpose_{purpose}, stream_{key, {0, 0, 0, purpose}} {}

    [[nodiscard]] static constexpr result_type min() { return RandomStream::min(); }
    [[nodiscard]] static constexpr result_type max() { return RandomStream::max(); }
    result_type operator()() {
        if (used_++ == words) {
            stream_ = RandomStream{key_, {0, 0, ++ordinal_, purpose_}};
            used_ = 1;
        }
        return stream_();
    }

private:
    static constexpr std::uint32_t words = 4096;

    RandomKey key_;
    Purpose purpose_;
    std::uint32_t ordinal_ = 0;
    std::uint32_t used_ = 0;
    RandomStream stream_;
};

/// The graph: a ring in which each vertex has `degree` neighbours, then each edge (but Boost's
/// first) rewired at its far end.
[[nodiscard]] inline SmallWorld
small_world(const SmallWorldParameters& parameters, RandomKey key, Purpose purpose) {
    EndlessStream random{key, purpose};
    using Edges = boost::small_world_iterator<EndlessStream, SmallWorld>;
    return SmallWorld{Edges{random, parameters.vertices, parameters.degree, parameters.rewiring},
                      Edges{},
                      parameters.vertices};
}

} // namespace tenfold::support
