// SPDX-License-Identifier: Apache-2.0
/// Labour markets: vacancies and job seekers arrive during the day and are matched at its end.
#include "agents/labour/labour_market.hpp"
#include "agents/labour/view.hpp"

#include <array>

namespace tenfold {

namespace {

/// Random blocks of a day's offers, one per offer, drawn several offers ahead so that the vacancies
/// and job seekers they select can be prefetched.
class OfferDraws {
public:
    OfferDraws(RandomKey key, const RandomPosition& position, const LabourMarket& market)
        : key_{key}, position_{position}, market_{market} {
        for (std::size_t i = 0; i < ahead_.size(); ++i) {
            look_ahead();
        }
    }

    RandomBlock next() {
        const RandomBlock words = ahead_[position_.ordinal % ahead_.size()];
        look_ahead();
        return words;
    }

    /// Uniform in [0, size) from 64 bits.
    static std::size_t pick(std::uint32_t high, std::uint32_t low, std::size_t size) {
        const std::uint64_t bits = (std::uint64_t{high} << 32) | low;
        return static_cast<std::size_t>((Uint128{bits} * size) >> 64);
    }

private:
    void look_ahead() {
        RandomBlock& words = ahead_[position_.ordinal % ahead_.size()];
        ++position_.ordinal; // ordinal 0 decides the number of offers
        words = random_block(key_, position_);
        // Until this offer is made, each offer in between removes one vacancy, hence the smaller
        // size. Removals of job seekers are spread over the whole list and shift a prefetched entry
        // only slightly.
        if (market_.seekers() > 0 && market_.vacancies() > ahead_.size()) {
            market_.prefetch_seeker(pick(words[2], words[3], market_.seekers()));
            market_.prefetch_vacancy(pick(words[0], words[1], market_.vacancies() - ahead_.size()));
        }
    }

    RandomKey key_;
    RandomPosition position_;
    const LabourMarket& market_;
    std::array<RandomBlock, 16> ahead_{};
};

} // namespace

void handle(MarketTurn& turn, const OfferRefused& event) {
    turn.market.add_vacancies(Vacancy{event.firm, event.sector}, 1);
    turn.count(VacancyCount::refused, 1);
}

void handle(MarketTurn& turn, const VacanciesPosted& event) {
    turn.market.add_vacancies(Vacancy{event.firm, event.sector}, event.count);
    turn.count(VacancyCount::entered, event.count);
}

void handle(MarketTurn& turn, const WithdrawVacancies& event) {
    turn.market.ask_withdrawal(event.firm, event.count);
}

void handle(MarketTurn& turn, const SeekWork& event) {
    turn.market.add_seeker(Seeker{event.worker, event.employer});
}

namespace {

void withdraw_vacancies(MarketTurn& turn) {
    turn.market.purge([&](FirmId firm, std::uint32_t asked, std::uint32_t withdrawn) {
        turn.count(VacancyCount::withdrawn, withdrawn);
        turn.send(firm, turn.tomorrow(), VacanciesWithdrawn{turn.self(), asked, withdrawn});
    });
}

void draw_offers(MarketTurn& turn) {
    LabourMarket& market = turn.market;
    const LabourView& see = turn.see;
    const double efficiency =
        see.calibration.matching.efficiency *
        (1.0 + see.parameters.direct_use.search_gain * see.households.token_decades) *
        see.government.policy.search_factor;
    const double expected = expected_matches(efficiency,
                                             static_cast<double>(market.seekers()),
                                             static_cast<double>(market.vacancies()),
                                             see.parameters.labour_market.seekers_elasticity);
    const RandomPosition position = turn.position(purpose::matching);
    const auto matches = static_cast<std::uint32_t>(
        expected + to_unit(random_block(turn.random_key(), position)[0]));
    OfferDraws draws{turn.random_key(), position, market};
    for (std::uint32_t n = 0; n < matches && market.seekers() > 0 && market.vacancies() > 0; ++n) {
        const RandomBlock words = draws.next();
        const LabourMarket::Place chosen =
            market.place_of(OfferDraws::pick(words[2], words[3], market.seekers()));
        const std::size_t offered = OfferDraws::pick(words[0], words[1], market.vacancies());
        const Seeker seeker = market.seeker(chosen);
        // A worker cannot move to the own employer; dropping such a pair loses fewer than one match
        // in a thousand.
        if (seeker.employer && seeker.employer == market.vacancy(offered).firm) {
            continue;
        }
        const Vacancy vacancy = market.take_vacancy(offered);
        market.remove_seeker(chosen);
        turn.count(VacancyCount::offered, 1);
        turn.send(
            seeker.worker, turn.tomorrow(), JobOffer{turn.self(), vacancy.firm, vacancy.sector});
    }
}

} // namespace

void match(MarketShard& shard) {
    const auto today = static_cast<std::uint32_t>(shard.pass.window() % examination_cycle);
    for (std::uint32_t index = shard.pass.begin(); index < shard.pass.end(); ++index) {
        MarketTurn turn = shard.turn(index);
        withdraw_vacancies(turn);
        turn.market.expire(today);
        draw_offers(turn);
    }
}

} // namespace tenfold
