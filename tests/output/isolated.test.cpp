// SPDX-License-Identifier: Apache-2.0
#include "output/isolated.hpp"

#include "core/check.hpp"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <unistd.h>

#include <doctest/doctest.h>

#include "sample_results.hpp"

using namespace tenfold;
using test::file_error_of;

namespace {

std::string error_of(const std::function<std::string()>& work, const IsolationLimits& limits = {}) {
    return file_error_of([&] { static_cast<void>(run_isolated("f", work, limits)); });
}

} // namespace

TEST_CASE("bytes come back as they are, many of them too") {
    CHECK(run_isolated("f", [] { return std::string{}; }).empty());
    std::string zeros(3, '\0');
    CHECK(run_isolated("f", [&] { return zeros; }) == zeros);
    std::string many(5'000'000, 'x');
    many += "end";
    CHECK(run_isolated("f", [&] { return many; }) == many);
}

TEST_CASE("what the child does to its memory is not seen here") {
    int here = 1;
    static_cast<void>(run_isolated("f", [&] {
        here = 2;
        return std::string{};
    }));
    CHECK(here == 1);
}

TEST_CASE("every way in which the child can end is a FileError that says so") {
    CHECK(error_of([]() -> std::string { throw FileError{"is odd"}; }) == "f: is odd");
    CHECK(error_of([]() -> std::string { throw std::runtime_error{"no"}; }) == "f: no");
    CHECK(error_of([]() -> std::string { std::_Exit(3); }).find("damaged") != std::string::npos);
    CHECK(error_of([]() -> std::string { std::_Exit(0); }).find("damaged") != std::string::npos);
    CHECK(error_of([]() -> std::string {
              std::raise(SIGILL);
              return {};
          }).find("crashed (Illegal instruction)") != std::string::npos);
    CHECK(error_of([]() -> std::string {
              std::raise(SIGTERM);
              return {};
          }) == "f: interrupted");
}

TEST_CASE("a child that does not end is ended") {
    IsolationLimits limits;
    limits.wall_seconds = 1;
    const auto sleep_long = []() -> std::string {
        ::sleep(100);
        return {};
    };
    CHECK(error_of(sleep_long, limits).find("takes too long") != std::string::npos);
    limits = {};
    limits.processor_seconds = 1;
    const auto spin = []() -> std::string {
        std::atomic<bool> for_ever{true};
        while (for_ever) {
        }
        return {};
    };
    CHECK(error_of(spin, limits).find("takes too long") != std::string::npos);
}

TEST_CASE("a child that wants too much is refused") {
    IsolationLimits limits;
    limits.answer_bytes = 1000;
    const auto too_much = [] {
        std::string text;
        text.resize(10'000'000, 'x');
        return text;
    };
    CHECK(error_of(too_much, limits).find("damaged") != std::string::npos);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    limits = {};
    limits.memory_bytes = std::uint64_t{1} << 30U;
    CHECK(error_of([] { return std::string(std::size_t{2} << 30U, 'x'); }, limits)
              .find("too much memory") != std::string::npos);
#endif
}
