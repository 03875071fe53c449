// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/network.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

namespace tenfold {

namespace {

constexpr std::size_t most_neighbours = 200; // 100 peers and 100 suppliers
constexpr int most_draws = 8;                // per link

/// Links lead from a watched firm to the firms that watch it.
using Links = boost::compressed_sparse_row_graph<boost::directedS,
                                                 boost::no_property,
                                                 boost::no_property,
                                                 boost::no_property,
                                                 std::uint32_t,
                                                 std::uint32_t>;

/// The firms that one firm watches, during the draw.
class Neighbours {
public:
    void add(std::uint32_t firm) { firms_[size_++] = firm; }
    void replace(std::size_t place, std::uint32_t firm) { firms_[place] = firm; }
    [[nodiscard]] bool contains(std::uint32_t firm) const {
        return std::find(firms_.begin(),
                         firms_.begin() + static_cast<std::ptrdiff_t>(size_),
                         firm) != firms_.begin() + static_cast<std::ptrdiff_t>(size_);
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::span<const std::uint32_t> all() const { return {firms_.data(), size_}; }

private:
    std::array<std::uint32_t, most_neighbours> firms_{};
    std::size_t size_ = 0;
};

/// Draws the firms that each firm watches; the draws of one firm are independent of those of
/// others.
class NeighbourDraw {
public:
    NeighbourDraw(std::span<const std::uint32_t> sector_first,
                  const Table& input_coefficients,
                  const AdoptionParameters& parameters,
                  RandomKey key)
        : sector_first_{sector_first}, peers_{static_cast<std::uint32_t>(parameters.peers)},
          suppliers_{static_cast<std::uint32_t>(parameters.suppliers)},
          rewiring_{parameters.rewiring}, key_{key} {
        const std::size_t sectors = sector_first.size() - 1;
        cumulative_.resize(sectors * sectors);
        for (std::size_t user = 0; user < sectors; ++user) {
            double sum = 0.0;
            for (std::size_t supplier = 0; supplier < sectors; ++supplier) {
                sum += firms_in(supplier) > 0 ? input_coefficients(supplier, user) : 0.0;
                cumulative_[user * sectors + supplier] = sum;
            }
        }
    }

    [[nodiscard]] Neighbours operator()(std::uint32_t firm, std::size_t sector) const {
        RandomStream random{key_, {firm, 0, 0, network_purpose}};
        Neighbours result;
        add_peers(firm, sector, random, result);
        add_suppliers(firm, sector, random, result);
        return result;
    }

private:
    [[nodiscard]] std::uint32_t firms_in(std::size_t sector) const {
        return sector_first_[sector + 1] - sector_first_[sector];
    }

    /// Adds the nearest firms on the sector's ring, each replaced by a random firm of the sector
    /// with the rewiring probability.
    void add_peers(std::uint32_t firm,
                   std::size_t sector,
                   RandomStream& random,
                   Neighbours& result) const {
        const std::uint32_t first = sector_first_[sector];
        const std::uint32_t count = firms_in(sector);
        const std::uint32_t links = std::min(peers_, count - 1);
        const std::uint32_t ahead = links - links / 2;
        for (std::uint32_t i = 0; i < links; ++i) {
            const std::uint32_t distance = i < ahead ? i + 1 : count - (i - ahead + 1);
            const std::uint64_t place = std::uint64_t{firm - first} + distance;
            result.add(first + static_cast<std::uint32_t>(place % count));
        }
        if (links == count - 1) {
            return; // all other firms are watched already
        }
        for (std::uint32_t i = 0; i < links; ++i) {
            if (to_unit(random()) >= rewiring_) {
                continue;
            }
            for (int draw = 0; draw < most_draws; ++draw) {
                const std::uint32_t other = first + to_below(random(), count);
                if (other != firm && !result.contains(other)) {
                    result.replace(i, other);
                    break;
                }
            }
        }
    }

    /// Adds firms of sectors drawn by input weights.
    void add_suppliers(std::uint32_t firm,
                       std::size_t sector,
                       RandomStream& random,
                       Neighbours& result) const {
        const std::size_t sectors = sector_first_.size() - 1;
        const auto row = cumulative_.begin() + static_cast<std::ptrdiff_t>(sector * sectors);
        const auto row_end = row + static_cast<std::ptrdiff_t>(sectors);
        const double total = *(row_end - 1);
        if (!(total > 0.0)) {
            return; // the sector buys no inputs
        }
        for (std::uint32_t i = 0; i < suppliers_; ++i) {
            for (int draw = 0; draw < most_draws; ++draw) {
                const double target =
                    to_unit(random()) * total; // below the total, so that the search finds a sector
                const auto supplier =
                    static_cast<std::size_t>(std::upper_bound(row, row_end, target) - row);
                const std::uint32_t other =
                    sector_first_[supplier] + to_below(random(), firms_in(supplier));
                if (other != firm && !result.contains(other)) {
                    result.add(other);
                    break;
                }
            }
        }
    }

    std::span<const std::uint32_t> sector_first_;
    std::uint32_t peers_;
    std::uint32_t suppliers_;
    double rewiring_;
    RandomKey key_;
    std::vector<double>
        cumulative_; // input weights, cumulated over supplying sectors; one row per using sector
};

/// Calls `visit(watcher, watched firms)` for every firm in ascending order.
template <class Visit>
void for_each_firm(std::span<const std::uint32_t> sector_first,
                   const NeighbourDraw& draw,
                   const Visit& visit) {
    for (std::size_t sector = 0; sector + 1 < sector_first.size(); ++sector) {
        for (std::uint32_t firm = sector_first[sector]; firm < sector_first[sector + 1]; ++firm) {
            visit(firm, draw(firm, sector).all());
        }
    }
}

/// Iterates over a compressed sparse row table as sorted pairs (watched, watcher), the input of
/// Boost.Graph's constructor.
class SortedLinks {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = std::pair<std::uint32_t, std::uint32_t>;
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type*;
    using reference = const value_type&;

    SortedLinks(const std::uint32_t* row_end, const std::uint32_t* watchers, std::uint32_t at)
        : row_end_{row_end}, watchers_{watchers}, at_{at} {}

    reference operator*() {
        while (at_ >= row_end_[link_.first]) {
            ++link_.first;
        }
        link_.second = watchers_[at_];
        return link_;
    }
    pointer operator->() { return &**this; }
    SortedLinks& operator++() {
        ++at_;
        return *this;
    }
    friend bool operator==(const SortedLinks& a, const SortedLinks& b) { return a.at_ == b.at_; }

private:
    const std::uint32_t* row_end_;
    const std::uint32_t* watchers_;
    std::uint32_t at_;
    value_type link_{0, 0};
};

void check_arguments(std::span<const std::uint32_t> sector_first,
                     const Table& input_coefficients,
                     const AdoptionParameters& parameters) {
    validate(!sector_first.empty() && sector_first.front() == 0 &&
                 std::is_sorted(sector_first.begin(), sector_first.end()),
             "network of firms: first firms of sectors must start at 0 and ascend");
    const std::size_t sectors = sector_first.size() - 1;
    validate(input_coefficients.columns == sectors &&
                 input_coefficients.values.size() == sectors * sectors,
             "network of firms: input weights must have a row and a column for each sector");
    validate(parameters.peers >= 0 && parameters.peers <= 100 && parameters.suppliers >= 0 &&
                 parameters.suppliers <= 100,
             "network of firms: peers and suppliers must be between 0 and 100");
    const auto most_links = std::uint64_t{sector_first.back()} *
                            static_cast<std::uint64_t>(parameters.peers + parameters.suppliers);
    validate(most_links <= std::numeric_limits<std::uint32_t>::max(),
             "network of firms: more than 4,294,967,295 links (32-bit indices); use fewer peers or "
             "a larger scale");
}

} // namespace

struct FirmNetwork::Graph {
    Links links;
    std::vector<std::uint8_t> degree; // firms watched
};

FirmNetwork FirmNetwork::build(std::span<const std::uint32_t> sector_first,
                               const Table& input_coefficients,
                               const AdoptionParameters& parameters,
                               RandomKey key) {
    check_arguments(sector_first, input_coefficients, parameters);
    const NeighbourDraw draw{sector_first, input_coefficients, parameters, key};
    const std::uint32_t firms = sector_first.back();
    auto graph = std::make_unique<Graph>();
    graph->degree.resize(firms);
    // Counting sort by watched firm. Drawing twice costs less than storing the draws, which would
    // take another 230 MB at 6.3 million firms.
    std::vector<std::uint32_t> row(std::size_t{firms} + 1,
                                   0); // where the next watcher of each firm is stored
    for_each_firm(
        sector_first, draw, [&](std::uint32_t firm, std::span<const std::uint32_t> watched) {
            graph->degree[firm] = static_cast<std::uint8_t>(watched.size());
            for (const std::uint32_t other : watched) {
                ++row[std::size_t{other} + 1];
            }
        });
    for (std::size_t i = 1; i < row.size(); ++i) {
        row[i] += row[i - 1];
    }
    const std::uint32_t links = row.back();
    std::vector<std::uint32_t> watchers(links);
    for_each_firm(
        sector_first, draw, [&](std::uint32_t firm, std::span<const std::uint32_t> watched) {
            for (const std::uint32_t other : watched) {
                watchers[row[other]++] = firm;
            }
        });
    // row[i] is now the end of the list of firm i's watchers.
    graph->links = Links(boost::edges_are_sorted,
                         SortedLinks{row.data(), watchers.data(), 0},
                         SortedLinks{row.data(), watchers.data(), links},
                         firms,
                         links);
    return FirmNetwork{std::move(graph)};
}

FirmNetwork::FirmNetwork(std::unique_ptr<Graph> graph) : graph_{std::move(graph)} {}
FirmNetwork::FirmNetwork(FirmNetwork&& other) noexcept = default;
FirmNetwork& FirmNetwork::operator=(FirmNetwork&& other) noexcept = default;
FirmNetwork::~FirmNetwork() = default;

std::uint32_t FirmNetwork::firms() const {
    return num_vertices(graph_->links);
}

std::size_t FirmNetwork::links() const {
    return num_edges(graph_->links);
}

FirmRange FirmNetwork::listeners(FirmId firm) const {
    EXPECTS(firm.index() < firms());
    const auto [first, last] = adjacent_vertices(firm.index(), graph_->links);
    return first == last ? FirmRange{} : FirmRange{&*first, static_cast<std::size_t>(last - first)};
}

std::uint32_t FirmNetwork::degree(FirmId firm) const {
    EXPECTS(firm.index() < firms());
    return graph_->degree[firm.index()];
}

std::size_t FirmNetwork::bytes() const {
    return (std::size_t{firms()} + 1 + links()) * sizeof(std::uint32_t) + graph_->degree.size();
}

} // namespace tenfold
