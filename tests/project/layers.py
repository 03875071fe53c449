#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Reads every #include line: folders include only those to their left, and each library stays where it belongs."""

import graphlib
import re

from report import FOLDERS, LIBRARIES, ROOT, Report, sources

# The rooms of agents, each of which may include those before it; the second model reads the mobility network alone.
AGENTS = ("agents/classification", "agents/events", "agents/accounts", "agents/policies", "agents/money", "agents/finance", "agents/ai",
          "agents/coworkers", "agents/labour", "agents/firms", "agents/observe", "agents/economy")
TOOLS = ("tools/analysis", "tools/common", "tools/sweep", "tools/forecast", "tools/results", "tools/cli")
# Folders and what each may include besides itself: folders or headers. A file belongs to the longest folder here that
# holds it. core <- agents <- {scenarios, output} <- sim <- tools, and the rooms of tools in the order of TOOLS.
MAY_INCLUDE = {
    "core": (),
    "agents/classification": ("core",),
    "agents/events": ("core",) + AGENTS[:1],
    "agents/accounts": ("core",) + AGENTS[:1],
    "agents/policies": ("core",) + AGENTS[:1],
    **{room: ("core",) + AGENTS[:place] for place, room in enumerate(AGENTS) if place > 3},
    "agents/labour_network": ("core", "agents/classification", "agents/labour"),
    "scenarios": ("core", "agents"),
    "output": ("core", "agents"),
    "sim": ("core", "agents", "scenarios", "output"),
    "tools/analysis": ("core", "scenarios/design.hpp", "scenarios/schema.hpp"),
    "tools/common": LIBRARIES + TOOLS[:1],
    "tools/sweep": LIBRARIES + TOOLS[:2],
    "tools/forecast": LIBRARIES + TOOLS[:3],
    "tools/results": LIBRARIES + TOOLS[:3],
    "tools/cli": LIBRARIES + TOOLS[:5],
    "tests": LIBRARIES + TOOLS,
    # Benchmarks measure the generic models that the tests check; they are no part of the simulator.
    "tools/bench": ("core", "tests"),
}
# Folders that know neither files nor a terminal, and what they therefore do not include.
PURE = ("tools/analysis",)
STREAMS = re.compile(r"(f|i|io|o|s)stream$|iosfwd$|filesystem$|(c?stdio|unistd|fcntl|fmt/os|fmt/ostream)(\.h)?$"
                     r"|(sys|CLI|output)/")
# A library's headers, and the only files (without suffix) that may include them.
CONFINED = {
    "oneTBB": (r"(tbb|oneapi)/", {"core/parallel"}),
    "Boost.Random": (r"boost/random", {"core/quasi_random"}),
    "Random123": (r"Random123/", {"core/random"}),
    "Boost.Graph": (r"boost/(graph|pending|property_map)", {"agents/firms/network", "agents/labour/mobility_network"}),
    "Eigen": (r"Eigen/", {"agents/money/national_accounts", "tools/analysis/analogue_forecast", "tools/analysis/autoregression",
                           "tools/analysis/rejection", "tools/analysis/sensitivity_indices",
                           "tools/analysis/simulated_moments"}),
    "yaml-cpp": (r"yaml-cpp/", {"scenarios/yaml"}),
    "libdeflate": (r"libdeflate\.h$", {"output/deflate"}),
    "HDF5": (r"(hdf5|H5[A-Z]?\w*|hdf5_hl)\.h$", {"output/hdf5", "output/hdf5_common", "output/hdf5_reader"}),
    "NLopt": (r"nlopt", {"tools/analysis/optimise"}),
    "Boost.Math": (r"boost/math", {"tools/analysis/confidence", "tools/analysis/forecast_scores"}),
    "CLI11": (r"CLI/", {"tools/common/options", "tools/cli/command_line", "tools/cli/help_format", "tools/bench/bench"}),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes():
    """(file, line number, quote, header) of every include line."""
    for path in sources():
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            if match:
                yield path, number, match.group(1), match.group(2)


def within(path, folder):
    """Whether a file or folder is `folder`, or lies in it."""
    return path == folder or path.startswith(folder + "/")


def room_of(path, table):
    """The folder of the table to which a file belongs, or None."""
    return max((folder for folder in table if within(path, folder)), key=len, default=None)


def circle(table):
    """The folders of a circle in the table, or none."""
    graph = {}
    for room, allowed in table.items():
        lower = {other for one in allowed for other in table if within(other, one)}
        lower |= {room_of(one, table) for one in allowed if "." in one}
        graph[room] = lower - {room}
    try:
        list(graphlib.TopologicalSorter(graph).static_order())
    except graphlib.CycleError as error:
        return error.args[1]
    return []


def refusal(path, header, table):
    """Why a file must not include a header of the project, or None."""
    room = room_of(path, table)
    if room is None:
        return f"{path} belongs to no folder of the table in this script"
    if room_of(header, table) == room or any(within(header, allowed) for allowed in table[room]):
        return None
    return f"{room} must not include {header}"


def layer_problems(lines):
    problems = []
    for path, number, quote, header in lines:
        if header.startswith(".") or "/../" in header:
            problems.append(f"{path}:{number}: {header} is relative; write it from the root")
        elif header.split("/", 1)[0] in FOLDERS:
            why = refusal(str(path), header, MAY_INCLUDE)
            if why:
                problems.append(f"{path}:{number}: {why}")
            elif quote == "<":
                problems.append(f"{path}:{number}: {header} is ours; use quotes")
            elif not (ROOT / header).is_file():
                problems.append(f"{path}:{number}: {header} does not exist")
    return problems


def purity_problems(lines, folder):
    return [f"{path}:{number}: {header}" for path, number, _, header in lines
            if within(str(path), folder) and STREAMS.match(header)]


def confinement_problems(lines, pattern, homes):
    problems = []
    for path, number, _, header in lines:
        if path.parts[0] not in LIBRARIES + ("tools",):
            continue
        if re.match(pattern, header) and str(path.with_suffix("")) not in homes:
            problems.append(f"{path}:{number}: {header} belongs to {', '.join(sorted(homes))}")
    return problems


# Includes that the table must refuse and must allow, and tables with and without a circle.
REFUSED = [("core/math.cpp", "agents/money/pots.hpp"), ("output/series.cpp", "scenarios/yaml.hpp"),
           ("tools/analysis/optimise.cpp", "tools/common/messages.hpp"), ("tools/analysis/x.cpp", "scenarios/load.hpp"),
           ("tools/analysis/x.cpp", "output/sweep_table.hpp"), ("tools/sweep/emit.cpp", "tools/results/csv_text.hpp"),
           ("tools/common/terminal.cpp", "tools/cli/simulate.hpp"), ("tools/new/x.cpp", "core/math.hpp"),
           ("tests/tools/x.test.cpp", "tools/bench/bench.hpp")]
ALLOWED = [("tools/analysis/x.cpp", "scenarios/design.hpp"), ("tools/analysis/x.cpp", "tools/analysis/confidence.hpp"),
           ("tools/cli/tenfold.cpp", "tools/common/messages.hpp"), ("tools/bench/main.cpp", "tests/models/phold.hpp")]
CIRCLE = {"a": ("b/x.hpp",), "b": ("c",), "c/d": ("a",)}
NO_CIRCLE = {"a": ("b/x.hpp",), "b": ("c",), "c/d": ()}
STREAM_HEADERS = ["fstream", "iostream", "sstream", "filesystem", "cstdio", "unistd.h", "sys/stat.h", "fmt/ostream.h",
                  "output/sweep_table.hpp", "CLI/CLI.hpp"]
PURE_HEADERS = ["string", "vector", "fmt/format.h", "Eigen/QR", "core/math.hpp", "stdexcept"]


def self_problems():
    """What this script does not see although it should, or sees although it should not."""
    problems = [f"allows {path}: {header}" for path, header in REFUSED if refusal(path, header, MAY_INCLUDE) is None]
    problems += [f"refuses {path}: {header}" for path, header in ALLOWED if refusal(path, header, MAY_INCLUDE)]
    problems += ["does not see a circle"] * (not circle(CIRCLE)) + ["sees a circle in a line"] * bool(circle(NO_CIRCLE))
    problems += [f"takes {header} for pure" for header in STREAM_HEADERS if not STREAMS.match(header)]
    return problems + [f"takes {header} for a stream" for header in PURE_HEADERS if STREAMS.match(header)]


def main():
    report = Report()
    lines = list(includes())
    report.check("layers: this script sees what it should", self_problems())
    report.check(f"layers: {len(MAY_INCLUDE)} folders form no circle", circle(MAY_INCLUDE))
    report.check(f"layers: {len(lines)} include lines follow the arrows", layer_problems(lines))
    for folder in PURE:
        report.check(f"layers: {folder} knows neither files nor a terminal", purity_problems(lines, folder))
    for library, (pattern, homes) in CONFINED.items():
        what = f"confinement: {library} only in {', '.join(sorted(home + '.*' for home in homes))}"
        report.check(what, confinement_problems(lines, pattern, homes))
    report.finish()


if __name__ == "__main__":
    main()
