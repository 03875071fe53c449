// SPDX-License-Identifier: Apache-2.0
#include "agents/labour_network/labour_network_model.hpp"

#include "core/check.hpp"
#include "core/random.hpp"
#include "core/successes.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <utility>

namespace tenfold {

namespace {

/// Whole numbers whose running sums are the rounded running sums of `values` * `factor`.
std::vector<std::uint32_t> rounded(std::span<const double> values, double factor) {
    std::vector<std::uint32_t> result;
    result.reserve(values.size());
    double sum = 0.0;
    double before = 0.0;
    for (const double value : values) {
        sum += value * factor;
        const double now = std::floor(sum + 0.5);
        result.push_back(static_cast<std::uint32_t>(now - before));
        before = now;
    }
    return result;
}

/// Mixes one word into a digest (FNV-1a over 64-bit words).
void mix(std::uint64_t& digest, std::uint64_t word) {
    digest = (digest ^ word) * 0x100000001b3ULL;
    digest ^= digest >> 29;
}

} // namespace

LabourNetworkStart LabourNetworkStart::make(const LabourOccupations& occupations,
                                            double scale,
                                            const LabourNetworkParameters& parameters) {
    double people = 0.0;
    for (const double employment : occupations.employment) {
        people += employment * (1.0 + parameters.separation_rate) / scale;
    }
    if (!(people < 4e9)) {
        throw UsageError{"more than 4 billion simulated people; a larger --scale gives fewer"};
    }
    LabourNetworkStart start;
    start.employed = rounded(occupations.employment, 1.0 / scale);
    start.unemployed = rounded(occupations.employment, parameters.separation_rate / scale);
    start.vacancies = rounded(occupations.employment, parameters.opening_rate / scale);
    for (std::size_t i = 0; i < start.employed.size(); ++i) {
        start.workers += start.employed[i] + start.unemployed[i];
    }
    if (start.workers == 0) {
        throw UsageError{"no simulated person is left; a smaller --scale gives more"};
    }
    return start;
}

LabourNetworkModel::LabourNetworkModel(const MobilityNetwork& network,
                                       const LabourNetworkStart& start,
                                       TargetDemand target,
                                       unsigned threads,
                                       const LabourNetworkParameters& parameters)
    : network_{network},
      parameters_{parameters}, target_{std::move(target)}, workers_{start.workers},
      occupations_(network.rows()), tally_{counts, threads}, vacancies_(network.rows()),
      reach_(network.edges()) {
    validate(network.rows() <= nobody, "labour network: more than 65,535 occupations");
    std::uint32_t worker = 0;
    for (std::uint32_t i = 0; i < network.rows(); ++i) {
        OccupationState& occupation = occupations_[i];
        occupation.vacancies = start.vacancies[i];
        for (std::uint32_t k = 0; k < start.employed[i]; ++k, ++worker) {
            workers_[worker] = {static_cast<std::uint16_t>(i), employed};
            occupation.roster.push_back(worker);
        }
        for (std::uint32_t k = 0; k < start.unemployed[i]; ++k, ++worker) {
            workers_[worker] = {static_cast<std::uint16_t>(i), from_the_start};
        }
        reach_begin_.push_back(reach_begin_.empty()
                                   ? 0
                                   : reach_begin_.back() +
                                         network.destinations(OccupationId{i - 1}).size());
    }
    reach_begin_.push_back(network.edges());
    publish_vacancies();
    strength_ = target_.strength(1);
}

void LabourNetworkModel::handle(Context<LabourNetworkModel, Worker>& context, const Hired& event) {
    workers_[context.self().index()] = {static_cast<std::uint16_t>(event.by.index()), employed};
}

void LabourNetworkModel::handle(Context<LabourNetworkModel, Worker>& context,
                                const Separated& /*event*/) {
    workers_[context.self().index()].spell = 0;
    context.schedule(context.now() + search_tick, Search{});
}

void LabourNetworkModel::handle(Context<LabourNetworkModel, Worker>& context,
                                const Search& search) {
    WorkerState& worker = workers_[context.self().index()];
    if (worker.spell == employed) {
        return; // hired since this search was scheduled
    }
    tally_.add(context.thread(), unemployed_count, 1);
    if (worker.spell >= parameters_.long_term_steps && worker.spell != from_the_start) {
        tally_.add(context.thread(), long_term_count, 1);
    }
    if (worker.spell < longest_spell) {
        ++worker.spell;
    }
    context.schedule(context.now() + ticks_per_step, search);
    const RandomBlock words = context.random_block(search_draws);
    const OccupationId to =
        draw_occupation(OccupationId{worker.occupation}, to_unit(words[0], words[1]));
    if (to) {
        const std::uint32_t vacancy = to_below(words[2], vacancies_[to.index()]);
        context.send(to, context.now() + 1, Application{vacancy, words[3], context.self()});
    }
}

/// Draws an occupation among those that `from` leads to, with probability proportional to weight
/// times vacancies; none if there are no vacancies in any of them (Eq. R8).
OccupationId LabourNetworkModel::draw_occupation(OccupationId from, double uniform) const {
    const double* const begin = reach_.data() + reach_begin_[from.index()];
    const double* const end = reach_.data() + reach_begin_[from.index() + 1];
    if (begin == end || !(*(end - 1) > 0.0)) {
        return OccupationId::none();
    }
    const double total = *(end - 1);
    const double* place = std::upper_bound(begin, end, uniform * total);
    if (place == end) { // uniform * total was rounded up to total
        place = std::lower_bound(begin, end, total);
    }
    return OccupationId{network_.destinations(from)[static_cast<std::size_t>(place - begin)]};
}

void LabourNetworkModel::handle(Context<LabourNetworkModel, Occupation>& context,
                                const Application& event) {
    OccupationState& occupation = occupations_[context.self().index()];
    if (occupation.filled > 0 && occupation.last_filled == event.vacancy) {
        return; // filled by an applicant with a lower lot
    }
    ++occupation.filled;
    occupation.last_filled = event.vacancy;
    occupation.newcomers.push_back(event.worker.index());
    context.send(event.worker, context.window_start() + window_ticks, Hired{context.self()});
}

void LabourNetworkModel::handle(Context<LabourNetworkModel, Occupation>& context,
                                const Review& review) {
    OccupationState& occupation = occupations_[context.self().index()];
    const auto before = static_cast<std::uint32_t>(occupation.roster.size());
    if (before > 0) {
        const double target = target_.at(context.self(), strength_);
        const LabourFlows flows = labour_flows(parameters_, before, occupation.vacancies, target);
        separate(context, occupation, flows.separations / before);
        const RandomPosition position = context.position(opening_draws);
        occupation.vacancies +=
            Successes{context.random_key(), position, flows.openings / before}.count(before);
    }
    occupation.vacancies -= occupation.filled;
    occupation.filled = 0;
    occupation.roster.insert(
        occupation.roster.end(), occupation.newcomers.begin(), occupation.newcomers.end());
    occupation.newcomers.clear();
    context.schedule(context.now() + ticks_per_step, review);
}

/// Separates each person of the roster with `probability`. The order is from back to front, because
/// the last entry, which has been decided already, fills each gap.
void LabourNetworkModel::separate(Context<LabourNetworkModel, Occupation>& context,
                                  OccupationState& occupation,
                                  double probability) {
    Successes leaves{context.random_key(), context.position(separation_draws), probability};
    std::vector<std::uint32_t>& roster = occupation.roster;
    for (auto left = static_cast<std::uint32_t>(roster.size()); left > 0;) {
        const std::uint32_t stay = leaves.gap(left);
        if (stay == left) {
            break;
        }
        left -= stay + 1;
        context.send(WorkerId{roster[left]}, context.window_start() + window_ticks, Separated{});
        roster[left] = roster.back();
        roster.pop_back();
    }
}

void LabourNetworkModel::publish(std::int64_t window) {
    if (window % 2 == 0) {
        record(window / 2);
    } else {
        publish_vacancies();
        strength_ = target_.strength((window + 1) / 2 + 1);
    }
}

void LabourNetworkModel::publish_vacancies() {
    std::size_t link = 0;
    for (std::uint32_t i = 0; i < network_.rows(); ++i) {
        vacancies_[i] = occupations_[i].vacancies;
    }
    for (std::uint32_t i = 0; i < network_.rows(); ++i) {
        double sum = 0.0;
        network_.for_each_destination(OccupationId{i}, [&](OccupationId to, double weight) {
            sum += weight * vacancies_[to.index()];
            reach_[link++] = sum;
        });
    }
}

/// Records the rates of a state, and checks counts over workers against rosters.
void LabourNetworkModel::record(std::int64_t state) {
    std::uint64_t employed_people = 0;
    std::uint64_t open = 0;
    for (const OccupationState& occupation : occupations_) {
        employed_people += occupation.roster.size();
        open += occupation.vacancies;
    }
    const auto unemployed = static_cast<std::uint64_t>(tally_.total(unemployed_count));
    if (unemployed + employed_people != workers_.size()) {
        throw IdentityError{"labour network, step " + std::to_string(state) + ": " +
                            std::to_string(unemployed) + " unemployed and " +
                            std::to_string(employed_people) + " employed are not " +
                            std::to_string(workers_.size()) + " people"};
    }
    const auto people = static_cast<double>(workers_.size());
    const auto jobs = static_cast<double>(open + employed_people);
    rows_.push_back({100.0 * static_cast<double>(unemployed) / people,
                     jobs > 0.0 ? 100.0 * static_cast<double>(open) / jobs : 0.0,
                     100.0 * static_cast<double>(tally_.total(long_term_count)) / people});
    tally_.reset();
}

void LabourNetworkModel::check_rosters() const {
    std::vector<std::uint16_t> employer(workers_.size(), nobody);
    for (std::uint32_t i = 0; i < occupations_.size(); ++i) {
        for (const std::uint32_t worker : occupations_[i].roster) {
            if (employer[worker] != nobody) {
                throw IdentityError{"labour network: a worker is employed twice"};
            }
            employer[worker] = static_cast<std::uint16_t>(i);
        }
    }
    for (std::size_t worker = 0; worker < workers_.size(); ++worker) {
        const WorkerState& state = workers_[worker];
        if (employer[worker] != (state.spell == employed ? state.occupation : nobody)) {
            throw IdentityError{"labour network: a worker and a roster disagree"};
        }
    }
}

std::uint64_t LabourNetworkModel::digest() const {
    std::uint64_t digest = 0xcbf29ce484222325ULL;
    for (const WorkerState& worker : workers_) {
        mix(digest, (std::uint64_t{worker.occupation} << 16) | worker.spell);
    }
    for (const OccupationState& occupation : occupations_) {
        mix(digest, occupation.vacancies);
        for (const std::uint32_t worker : occupation.roster) {
            mix(digest, worker);
        }
    }
    for (const LabourRates& row : rows_) {
        for (const double rate : {row.unemployment, row.vacancies, row.long_term_unemployment}) {
            mix(digest, std::bit_cast<std::uint64_t>(rate));
        }
    }
    return digest;
}

} // namespace tenfold
