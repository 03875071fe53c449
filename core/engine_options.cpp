// SPDX-License-Identifier: Apache-2.0
#include "core/engine_options.hpp"

#include <cstdlib>
#include <cxxabi.h>
#include <memory>
#include <string>
#include <string_view>

namespace tenfold::detail {

namespace {

// The name of a type as in its source, without the namespaces around it.
std::string type_text(const std::type_info& type) {
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> name{
        abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), &std::free};
    std::string text = status == 0 ? name.get() : type.name();
    for (const std::string_view around : {"tenfold::", "(anonymous namespace)::"}) {
        for (auto at = text.find(around); at != std::string::npos; at = text.find(around)) {
            text.erase(at, around.size());
        }
    }
    return text;
}

std::string agent_text(const NamedAgent& agent) {
    return type_text(agent.id) + " " + std::to_string(agent.index);
}

std::string time_text(Tick at) {
    return "tick " + std::to_string(at) + " (day " + std::to_string(day_of(at)) + ")";
}

} // namespace

void refuse_sending(
    const NamedAgent& sender, Tick now, const std::type_info& event, Tick at, const char* problem) {
    throw LookaheadError{agent_text(sender) + " at " + time_text(now) + " sends " +
                         type_text(event) + " for " + time_text(at) + ": " + problem};
}

void check_scheduled(const std::type_info& event,
                     const NamedAgent& receiver,
                     Tick at,
                     std::uint32_t agents,
                     Tick reached) {
    std::string problem;
    if (receiver.index >= agents) {
        problem = "there are " + std::to_string(agents) + " agents of this kind";
    } else if (at < reached) {
        problem = "this time has passed";
    }
    if (!problem.empty()) {
        throw RunError{type_text(event) + " is scheduled for " + agent_text(receiver) + " at " +
                       time_text(at) + ": " + problem};
    }
}

} // namespace tenfold::detail
