// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/labour_market.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("a market withdraws the vacancies that firms request, as far as they are listed") {
    LabourMarket market;
    market.add_vacancies({FirmId{7}, 1}, 3);
    market.add_vacancies({FirmId{3}, 2}, 2);
    market.add_vacancies({FirmId{9}, 2}, 1);
    market.ask_withdrawal(FirmId{9}, 4);
    market.ask_withdrawal(FirmId{7}, 1);
    market.ask_withdrawal(FirmId{7}, 1);
    market.ask_withdrawal(FirmId{5}, 2); // all its vacancies are out with offers
    struct Answer {
        std::uint32_t firm;
        std::uint32_t asked;
        std::uint32_t withdrawn;
        bool operator==(const Answer&) const = default;
    };
    std::vector<Answer> answers;
    market.purge([&](FirmId firm, std::uint32_t asked, std::uint32_t withdrawn) {
        answers.push_back({firm.index(), asked, withdrawn});
    });
    CHECK(answers == std::vector<Answer>{{5, 2, 0}, {7, 2, 2}, {9, 4, 1}});
    CHECK(market.vacancies() == 3);
    answers.clear();
    market.purge([&](FirmId firm, std::uint32_t, std::uint32_t) {
        answers.push_back({firm.index(), 0, 0});
    });
    CHECK(answers.empty());
}

TEST_CASE("job seekers are numbered across their review days and removed on that day") {
    LabourMarket market;
    for (std::uint32_t worker = 0; worker < 64 * 30; worker += 16) {
        market.add_seeker({WorkerId{worker}, FirmId::none()});
    }
    CHECK(market.seekers() == 120);
    market.expire(0); // workers 0 to 63, four of whom are listed
    CHECK(market.seekers() == 116);
    std::vector<int> seen(64 * 30, 0);
    while (market.seekers() > 0) {
        const std::size_t index = market.seekers() / 2;
        const LabourMarket::Place place = market.place_of(index);
        ++seen[market.seeker(place).worker.index()];
        market.remove_seeker(place);
    }
    for (std::uint32_t worker = 64; worker < 64 * 30; worker += 16) {
        CHECK(seen[worker] == 1);
    }
}
