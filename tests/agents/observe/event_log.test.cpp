// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/event_log.hpp"

#include "core/check.hpp"

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

RecordingParameters wish(const std::string& kinds, const std::string& agents) {
    RecordingParameters parameters;
    parameters.events.kinds = kinds;
    parameters.events.agents = agents;
    parameters.panel.workers = 1; // of two workers, the second
    parameters.panel.firms = 2;
    return parameters;
}

void note_some(EventLog& log) {
    log.note(1, 20, WorkerId{1}, LeaveWork{FirmId{0}, 3, DepartureReason::layoff});
    log.note(0, 20, WorkerId{0}, StartWork{FirmId{1}, 0, 0, 1});
    log.note(1, 10, FirmId{1}, Departure{WorkerId{1}, 0, 0, 3, DepartureReason::layoff});
    log.note(0, 5, LabId{0}, FinishRun{});
    log.end_day();
}

} // namespace

TEST_CASE("every kind of event has its place among the event names") {
    CHECK(event_names[event_place<StartWork>()] == "start_work");
    CHECK(event_names[event_place<FinishRetraining>()] == "finish_retraining");
    CHECK(event_names[event_place<Departure>()] == "departure");
    CHECK(event_names[event_place<FinishRework>()] == "finish_rework");
    CHECK(event_names[event_place<OfferRefused>()] == "offer_refused");
    CHECK(event_names[event_place<SeekWork>()] == "seek_work");
    CHECK(event_names[event_place<ReviewLab>()] == "review_lab");
    CHECK(event_names[event_place<ReleaseModel>()] == "release_model");
    CHECK(event_names[event_place<ChipsArrive>()] == "chips_arrive");
}

TEST_CASE("all events of all agents are recorded in the order of time, independent of threads") {
    EventLog log{wish("all", "all"), 2, 2, 2};
    REQUIRE(log.enabled());
    note_some(log);
    const std::vector<NotedEvent>& events = log.events();
    REQUIRE(events.size() == 4);
    CHECK(event_names[events[0].place] == "finish_run");
    CHECK(events[0].other == FirmId::none_index);
    CHECK(event_names[events[1].place] == "departure");
    CHECK(events[1].other == 1);
    CHECK(events[2].agent == 0);
    CHECK(events[2].other == 1);
    CHECK(event_names[events[3].place] == "leave_work");
    CHECK(events[3].time == 20);
}

TEST_CASE("only chosen kinds of events of agents in the panel are recorded") {
    EventLog kinds{wish(" leave_work  finish_run ", "all"), 2, 2, 2};
    note_some(kinds);
    CHECK(kinds.events().size() == 2);
    EventLog agents{wish("all", "panel"), 2, 2, 2};
    note_some(agents);
    REQUIRE(agents.events().size() == 2);
    CHECK(event_names[agents.events()[0].place] == "departure");
    CHECK(event_names[agents.events()[1].place] == "leave_work");
    CHECK_FALSE(EventLog{wish("", "all"), 2, 2, 2}.enabled());
}

TEST_CASE("later events beyond the limit are counted but not recorded") {
    RecordingParameters parameters = wish("all", "all");
    parameters.events.limit = 3;
    EventLog log{parameters, 2, 2, 2};
    note_some(log);
    note_some(log);
    REQUIRE(log.events().size() == 3);
    CHECK(event_names[log.events()[2].place] == "start_work");
    CHECK(log.left_out() == 5);
}

TEST_CASE("an unknown kind of event is found") {
    CHECK(unknown_event_kind("").empty());
    CHECK(unknown_event_kind("all start_work").empty());
    CHECK(unknown_event_kind("start_work stop_work") == "stop_work");
    CHECK_THROWS_AS((EventLog{wish("stop_work", "all"), 2, 2, 2}), RunError);
}
