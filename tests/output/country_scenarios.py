#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every country's file of a world says what that country used: wages, readiness and chips are the world's times its own
factors, and the world's own scenario is the same in all files.

Usage: country_scenarios.py FILE...

The last line is `N passed, M failed`.
"""

import hashlib
import math
import re
import sys

import h5py

import values


def text(file, name):
    return file[name][()].decode()


def number(yaml, path):
    """A number of the canonical YAML: the last key of the path within the block of the first."""
    block, key = path
    part = re.search(rf"^{block}:\n((?: .*\n)*)", yaml, re.M)[1]
    return float(re.search(rf"^  {key}: (?:{{value: )?\[?([-+.\de]+)", part, re.M)[1])


def factors(world, country):
    """{name: factor} that the world's list of countries declares for one."""
    block = re.search(r"^countries:\n((?: .*\n)*)", world, re.M)[1]
    own = next(each for each in re.split(r"^  - ", block, flags=re.M) if f'"{country}"' in each.split("name:")[0])
    return {name: float(value) for name, value in re.findall(r"^\s*(\w+): \{value: ([-+.\de]+)", own, re.M)}


PLACES = {  # value of the scenario: the factors by which a country's differs from the world's
    ("adoption", "peer_effect"): ["readiness"],
    ("coworkers", "integration_speed"): ["readiness"],
    ("compute", "initial_chips"): ["chips"],
    ("compute", "power_limit"): ["people", "productivity"],
    ("intelligence", "nominal_gdp"): ["people", "productivity"],
    ("adoption", "friction"): [],
}


def problems(path):
    with h5py.File(path) as file:
        own, world = text(file, "scenario"), text(file, "world")
        country = values.text(file.attrs["country"])
        for name, yaml in (("scenario_sha256", own), ("world_sha256", world)):
            if values.text(file.attrs[name]) != hashlib.sha256(yaml.encode()).hexdigest():
                yield f"{name} is not the digest of its text"
    given = factors(world, country)
    for place, names in PLACES.items():
        expected = number(world, place) * math.prod(given[name] for name in names)
        if not math.isclose(number(own, place), expected, rel_tol=1e-12):
            yield f"{'.'.join(place)} is {number(own, place)}; the world's times {names} is {expected}"
    wages = [re.findall(r"[-+.\de]+", re.search(r"^  annual_wage:\n(?:    source.*\n)?    .*?: (.*)$", yaml, re.M)[1])
             for yaml in (own, world)]
    for mine, all_over in zip(*wages):
        if not math.isclose(float(mine), float(all_over) * given["productivity"], rel_tol=1e-12):
            yield f"a wage is {mine}; the world's {all_over} times productivity is another"
    if given["productivity"] != 1 and f"of country {country}" not in own:
        yield "no source says that a value is the country's own"


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    failed = 0
    worlds = set()
    for path in sys.argv[1:]:
        found = list(problems(path))
        with h5py.File(path) as file:
            worlds.add(text(file, "world"))
        failed += bool(found)
        for problem in found:
            print(f"FAIL {path}: {problem}")
    if len(worlds) != 1:
        print(f"FAIL {len(worlds)} worlds in the files of one")
        failed += 1
    print(f"{len(sys.argv) - 1 - min(failed, len(sys.argv) - 1)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
