// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/observer.hpp"

#include "core/check.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

Observer observer(const std::string& name) {
    return {{name, "1", ObserverDimension::economy, "A sentence."},
            [](const ObserverView&, std::size_t) { return 1.0; }};
}

std::string refusal_of(const std::vector<Observer>& observers) {
    const std::vector<std::string> taken{"unemployment_rate", "sector"};
    try {
        check_observers(observers, taken);
    } catch (const RunError& error) {
        return error.what();
    }
    return {};
}

template <class Change>
std::string refusal_of_changed(Change&& change) {
    Observer changed = observer("mine");
    change(changed);
    return refusal_of({changed});
}

} // namespace

TEST_CASE("complete observers with names of their own are accepted") {
    CHECK(refusal_of({}).empty());
    CHECK(
        refusal_of({observer("mine"), observer("mine_2"), observer(std::string(64, 'a'))}).empty());
}

TEST_CASE("an observer needs a name that is free and has lower-case words joined by _") {
    for (const std::string& name : {std::string{},
                                    std::string{"My Series %"},
                                    std::string{"gr\xC3\xB6\xC3\x9F\x65"},
                                    std::string{"a\0b", 3},
                                    std::string{"a/b"},
                                    std::string{"."},
                                    std::string(65, 'a')}) {
        CAPTURE(name);
        CHECK(refusal_of({observer(name)})
                  .ends_with(" is no name of a series (allowed: lower-case words joined by _, at "
                             "most 64 letters)"));
    }
    CHECK(refusal_of({observer("a\nb")}).starts_with("observer \"a?b\" "));
    CHECK(refusal_of({observer(std::string(100'000, 'a'))}).size() < 200);
    CHECK(
        refusal_of({observer("mine"), observer("sector")}) ==
        "observer \"sector\" has a name that results files already use (allowed: any other name)");
    CHECK(refusal_of({observer("a"), observer("b"), observer("a")}) ==
          "observer \"a\" is there twice (allowed: a name of its own for each observer)");
}

TEST_CASE("an observer needs a unit, a sentence, a source, a dimension and a function") {
    const std::string allowed = "(allowed: a text without control characters)";
    CHECK(refusal_of_changed([](Observer& each) { each.info.unit.clear(); }) ==
          "observer \"mine\" has no valid unit " + allowed);
    CHECK(refusal_of_changed([](Observer& each) { each.info.unit = "a\tb"; }) ==
          "observer \"mine\" has no valid unit " + allowed);
    CHECK(refusal_of_changed([](Observer& each) { each.info.doc.clear(); }) ==
          "observer \"mine\" has no valid sentence in `doc` " + allowed);
    CHECK(refusal_of_changed([](Observer& each) { each.info.source.clear(); }) ==
          "observer \"mine\" has no valid source " + allowed);
    CHECK(refusal_of_changed(
              [](Observer& each) { each.info.dimension = static_cast<ObserverDimension>(17); }) ==
          "observer \"mine\" has the dimension 17 (allowed: economy, sector, occupation, region)");
    CHECK(refusal_of_changed([](Observer& each) { each.value = nullptr; }) ==
          "observer \"mine\" has no function `value` (allowed: a function of the view)");
}
