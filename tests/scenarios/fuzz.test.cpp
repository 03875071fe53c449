// SPDX-License-Identifier: Apache-2.0
/// Whatever is in the file: a scenario or a proper error, and never anything else.

#include <algorithm>
#include <cstdint>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

/// splitmix64 (Steele, Lea and Flood 2014): enough to damage files, and the same everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_{seed} {}

    std::size_t below(std::size_t limit) {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % limit);
    }

private:
    std::uint64_t state_;
};

void damage(std::string& text, Dice& dice) {
    constexpr std::string_view favourites = "[]{}:,-#&*!|>'\"%@` \n\t?<.~0123456789eE+_";
    const std::size_t at = dice.below(text.size());
    const std::size_t length = std::min<std::size_t>(dice.below(40), text.size() - at);
    switch (dice.below(6)) {
    case 0:
        text[at] = static_cast<char>(dice.below(256));
        break;
    case 1:
        text[at] = favourites[dice.below(favourites.size())];
        break;
    case 2:
        text.insert(at, 1 + dice.below(3), favourites[dice.below(favourites.size())]);
        break;
    case 3:
        text.erase(at, length);
        break;
    case 4:
        text.insert(dice.below(text.size()), text.substr(at, length));
        break;
    default:
        text.resize(at + 1);
        break;
    }
}

} // namespace

TEST_CASE("damaged scenarios give a scenario or a proper error") {
    const std::string sound = base_text();
    Dice dice{2023};
    int accepted = 0;
    int refused = 0;
    for (int i = 0; i < 2000; ++i) {
        std::string text = sound;
        for (std::size_t count = 1 + dice.below(4); count > 0 && !text.empty(); --count) {
            damage(text, dice);
        }
        CAPTURE(text);
        try {
            const LoadedScenario loaded = load_text(text);
            ++accepted;
            CHECK(load_text(loaded.resolved_yaml).resolved_yaml == loaded.resolved_yaml);
        } catch (const ScenarioError& error) {
            ++refused;
            CHECK(std::string{error.what()}.starts_with("x.yaml:"));
        } catch (const FileError&) {
            ++refused;
        }
    }
    // Both happen, or the damage is not what it should be.
    CHECK(accepted > 20);
    CHECK(refused > 500);
}

TEST_CASE("damaged overrides give a scenario or a proper error") {
    const std::vector<std::string> sound{"labour_market.unemployment_rate=0.05",
                                         "sectors[0].firms=3",
                                         "tables.employment.MAKE[2]=217",
                                         "occupations.lead.stakes=[1, 2]"};
    Dice dice{2024};
    const std::string base = base_text();
    for (int i = 0; i < 2000; ++i) {
        std::string text = sound[dice.below(sound.size())];
        damage(text, dice);
        CAPTURE(text);
        try {
            (void)load_text(base, {parse_override(text)});
        } catch (const UsageError&) {
            continue;
        } catch (const ScenarioError&) {
            continue; // the override made figures of the file contradict each other
        }
    }
}
