#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Reads every #include line: layers include downwards only, and each library stays where it belongs."""

import re

from report import FOLDERS, LIBRARIES, ROOT, Report, sources

# core <- agents <- {scenarios, output} <- sim <- tools; tests include anything.
MAY_INCLUDE = {
    "core": {"core"},
    "agents": {"core", "agents"},
    "scenarios": {"core", "agents", "scenarios"},
    "output": {"core", "agents", "output"},
    "sim": {"core", "agents", "scenarios", "output", "sim"},
    "tools": {"core", "agents", "scenarios", "output", "sim", "tools"},
    "tests": set(FOLDERS),
    # Benchmarks measure the generic models that the tests check; they are no part of the simulator.
    "tools/bench": {"core", "tools", "tests"},
}
# A library's headers, and the only files (without suffix) that may include them.
CONFINED = {
    "oneTBB": (r"(tbb|oneapi)/", {"core/parallel"}),
    "Boost.Random": (r"boost/random", {"core/quasi_random"}),
    "Random123": (r"Random123/", {"core/random"}),
    "Boost.Graph": (r"boost/(graph|pending|property_map)", {"agents/firms/network", "agents/labour/mobility_network"}),
    "Eigen": (r"Eigen/", {"agents/money/national_accounts", "tools/analysis/rejection", "tools/analysis/sensitivity_indices",
                           "tools/analysis/simulated_moments"}),
    "yaml-cpp": (r"yaml-cpp/", {"scenarios/yaml"}),
    "libdeflate": (r"libdeflate\.h$", {"output/deflate"}),
    "HDF5": (r"(hdf5|H5[A-Z]?\w*|hdf5_hl)\.h$", {"output/hdf5", "output/hdf5_common", "output/hdf5_reader"}),
    "NLopt": (r"nlopt", {"tools/analysis/optimise"}),
    "Boost.Math": (r"boost/math", {"tools/analysis/confidence"}),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes():
    """(file, line number, quote, header) of every include line."""
    for path in sources():
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            if match:
                yield path, number, match.group(1), match.group(2)


def layer_problems(lines):
    problems = []
    for path, number, quote, header in lines:
        layer = "tools/bench" if path.parts[:2] == ("tools", "bench") else path.parts[0]
        target = header.split("/", 1)[0]
        if header.startswith(".") or "/../" in header:
            problems.append(f"{path}:{number}: {header} is relative; write it from the root")
        elif target in FOLDERS and target not in MAY_INCLUDE[layer]:
            problems.append(f"{path}:{number}: {layer} must not include {header}")
        elif target in FOLDERS and quote == "<":
            problems.append(f"{path}:{number}: {header} is ours; use quotes")
        elif target in FOLDERS and not (ROOT / header).is_file():
            problems.append(f"{path}:{number}: {header} does not exist")
    return problems


def confinement_problems(lines, pattern, homes):
    problems = []
    for path, number, _, header in lines:
        if path.parts[0] not in LIBRARIES + ("tools",):
            continue
        if re.match(pattern, header) and str(path.with_suffix("")) not in homes:
            problems.append(f"{path}:{number}: {header} belongs to {', '.join(sorted(homes))}")
    return problems


def main():
    report = Report()
    lines = list(includes())
    report.check(f"layers: {len(lines)} include lines follow the arrows", layer_problems(lines))
    for library, (pattern, homes) in CONFINED.items():
        what = f"confinement: {library} only in {', '.join(sorted(home + '.*' for home in homes))}"
        report.check(what, confinement_problems(lines, pattern, homes))
    report.finish()


if __name__ == "__main__":
    main()
