// SPDX-License-Identifier: Apache-2.0
#include "scenarios/labour_network_files.hpp"

#include "core/describe.hpp"

#include "scenarios/csv.hpp"
#include "scenarios/problems.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tenfold {

namespace {

constexpr Range people{0.0, 1e10};
constexpr Range weights{0.0, 1e12};

using IdIndex = std::unordered_map<std::string_view, std::uint32_t>;

IdIndex index_of(const std::vector<std::string>& ids) {
    IdIndex index;
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
        index.emplace(ids[i], i);
    }
    return index;
}

/// Problems of the whole table of occupations.
void check_occupations(const CsvTable& table,
                       const LabourOccupations& occupations,
                       Problems& problems) {
    bool employs = false;
    bool leaves_demand = false;
    for (std::size_t i = 0; i < occupations.employment.size(); ++i) {
        employs = employs || occupations.employment[i] > 0.0;
        leaves_demand = leaves_demand || (occupations.employment[i] > 0.0 &&
                                          occupations.automation_probability[i] < 1.0);
    }
    if (occupations.employment.empty()) {
        problems.add(table.begin(), {}, "no occupation follows the line of column names");
    } else if (!employs) {
        problems.add(table.begin(), "employment", "it is 0 in all occupations");
    } else if (!leaves_demand) {
        problems.add(table.begin(),
                     "automation_probability",
                     "it is 1 wherever somebody is employed, which leaves no demand");
    }
}

MobilityNetwork read_square(const CsvTable& table, std::uint32_t occupations, Problems& problems) {
    if (table.rows() != occupations || table.columns() != occupations) {
        problems.add(table.begin(),
                     {},
                     fmt::format("{} rows of {} weights (allowed: a square of the {} occupations; "
                                 "or a table with the columns source, target and weight)",
                                 table.rows(),
                                 table.columns(),
                                 occupations));
        problems.raise_if_any();
    }
    std::vector<double> values;
    values.reserve(table.rows() * table.columns());
    for (std::size_t i = 0; i < table.rows() && !problems.is_full(); ++i) {
        for (const CsvCell& cell : table.row(i)) {
            values.push_back(csv_number(table, cell, {}, weights, problems));
        }
    }
    problems.raise_if_any();
    return MobilityNetwork::from_dense(occupations, values);
}

/// Reads the links of a table with a header.
class LinkReader {
public:
    LinkReader(const CsvTable& table, const LabourOccupationTable& occupations, Problems& problems)
        : table_{table}, ids_{occupations.ids}, index_{index_of(occupations.ids)}, problems_{
                                                                                       problems} {}

    std::vector<MobilityLink> read() {
        const std::size_t source = find_csv_column(table_, {"source"}, problems_);
        const std::size_t target = find_csv_column(table_, {"target"}, problems_);
        const std::size_t weight = find_csv_column(table_, {"weight"}, problems_);
        if (table_.rows() == 1) {
            problems_.add(table_.begin(), {}, "no link follows the line of column names");
        }
        problems_.raise_if_any();
        std::vector<MobilityLink> links;
        std::unordered_map<std::uint64_t, std::size_t> rows; // of links, by their ends
        for (std::size_t i = 1; i < table_.rows() && !problems_.is_full(); ++i) {
            const auto row = table_.row(i);
            const OccupationId from = occupation(row[source], "source");
            const OccupationId to = occupation(row[target], "target");
            const double value = csv_number(table_, row[weight], "weight", weights, problems_);
            const std::uint64_t ends = (std::uint64_t{from.index()} << 32) | to.index();
            const auto [first, is_new] = rows.emplace(ends, i);
            if (!is_new && from && to) {
                const Position place = table_.position(table_.row(first->second)[source]);
                problems_.add(table_.position(row[source]),
                              {},
                              fmt::format("the link from \"{}\" to \"{}\" is given twice (first "
                                          "at {})",
                                          shortened(row[source].text),
                                          shortened(row[target].text),
                                          to_string(place)));
            }
            links.push_back({from, to, value});
        }
        problems_.raise_if_any();
        return links;
    }

private:
    OccupationId occupation(const CsvCell& cell, std::string_view column) {
        const auto found = index_.find(cell.text);
        if (found != index_.end()) {
            return OccupationId{found->second};
        }
        problems_.add(table_.position(cell),
                      column,
                      fmt::format("no occupation has the id \"{}\"{}",
                                  shortened(cell.text),
                                  problems_.is_full() ? "" : did_you_mean(cell.text, ids_)));
        return OccupationId::none();
    }

    const CsvTable& table_;
    const std::vector<std::string>& ids_;
    IdIndex index_;
    Problems& problems_;
};

} // namespace

LabourOccupationTable load_labour_occupations(const std::filesystem::path& path) {
    const CsvTable table = CsvTable::read(path);
    Problems problems;
    const std::size_t id = find_csv_column(table, {"id"}, problems);
    const std::size_t employment =
        find_csv_column(table, {"employment", "employment_avg_monthly_2010_2017"}, problems);
    const std::size_t probability =
        find_csv_column(table, {"automation_probability", "frey_osborne_auto_prob"}, problems);
    problems.raise_if_any();
    LabourOccupationTable result;
    std::unordered_map<std::string_view, std::size_t> rows; // by id
    for (std::size_t i = 1; i < table.rows() && !problems.is_full(); ++i) {
        const auto row = table.row(i);
        const auto [first, is_new] = rows.emplace(row[id].text, i);
        if (row[id].text.empty()) {
            problems.add(table.position(row[id]), "id", "it is empty");
        } else if (!is_new) {
            const Position place = table.position(table.row(first->second)[id]);
            problems.add(table.position(row[id]),
                         "id",
                         fmt::format("\"{}\" is given twice (first at {})",
                                     shortened(row[id].text),
                                     to_string(place)));
        }
        result.ids.emplace_back(row[id].text);
        result.occupations.employment.push_back(
            csv_number(table, row[employment], "employment", people, problems));
        result.occupations.automation_probability.push_back(
            csv_number(table, row[probability], "automation_probability", range::share, problems));
    }
    if (result.ids.size() > most_labour_occupations) {
        problems.add(table.position(table.row(most_labour_occupations + 1).front()),
                     {},
                     fmt::format("more than {} occupations", most_labour_occupations));
    }
    if (problems.empty()) {
        check_occupations(table, result.occupations, problems);
    }
    problems.raise_if_any();
    return result;
}

MobilityNetwork load_mobility_network(const std::filesystem::path& path,
                                      const LabourOccupationTable& occupations) {
    const CsvTable table = CsvTable::read(path);
    const auto count = static_cast<std::uint32_t>(occupations.ids.size());
    Problems problems;
    const auto first = table.row(0);
    if (std::all_of(first.begin(), first.end(), is_csv_number)) {
        return read_square(table, count, problems);
    }
    return MobilityNetwork::from_links(count, LinkReader{table, occupations, problems}.read());
}

} // namespace tenfold
