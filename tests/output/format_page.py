#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The pages of the format and real files say the same: every group, dataset, dimension and attribute of a file is in
docs/output_format.md, output_series.md or output_observations.md, and the other way round.

Usage: format_page.py FILE...

The files together must hold all that there can be: a panel, events, a country of a world, a run that was resumed.
The last line is `N passed, M failed`.
"""

import pathlib
import re
import sys

import h5py

import values

DOCS = pathlib.Path(__file__).resolve().parent.parent.parent / "docs"
# Attributes of variables that the conventions CF define and that pages need not explain.
CONVENTIONS = {"standard_name", "calendar", "axis", "bounds", "coordinates"}
EVERY_VARIABLE = {"units", "long_name"}
BARE_AXES = {"bounds", "event"}  # dimensions without coordinates
WITHOUT_LONG_NAME = {"time_bounds", "dollar_bin_bounds", "bounds", "event"}
ROW = re.compile(r"^\| (`.*?) \|$", re.M)
NAME = re.compile(r"`([^`]+)`")
YEAR = re.compile(r"_\d{4}$")
# A name that is in the file only with figures or names in it, as its page writes it.
GENERAL = {name: f"{name}_YEAR" for name in ("o2_price_factor", "o2_paid_factor", "o2_gpt4_level_factor",
                                             "o2_frontier_factor")}


def rows(text):
    """Cells of the rows of a table whose first cell is in backticks."""
    return [row.split(" | ") for row in ROW.findall(text)]


def names(text):
    return [name for cells in rows(text) for name in NAME.findall(cells[0])]


class Page:
    """What docs/output_format.md and the pages of series and observations say."""

    def __init__(self):
        text = (DOCS / "output_format.md").read_text()
        parts = re.split(r"^## (.*)$", text, flags=re.M)
        self.sections = dict(zip(parts[1::2], parts[2::2]))
        self.series = rows((DOCS / "output_series.md").read_text())
        self.observations = names((DOCS / "output_observations.md").read_text())
        self.groups = {match[1] for name in self.sections if (match := re.fullmatch(r"Group `/(\w+)`", name))}
        self.code = set(NAME.findall(re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)))

    def root_variables(self):
        """{name: its dimensions} of coordinates and series."""
        found = {}
        for cells in rows(self.sections["Coordinates"]):
            for name in NAME.findall(cells[0]):
                axes = {"itself": [name], "none": [], "the axis": [name.removesuffix("_name")]}
                found[name] = axes.get(cells[1], cells[1].split(", "))
        return found | {cells[0].strip("`"): cells[2].split(", ") for cells in self.series}

    def panel_variables(self):
        section = self.sections["Group `/panel`"]
        found = {cells[0].strip("`"): cells[2].split(", ") for cells in rows(section)}
        axes = re.search(r"Axes are (.*?), with", section, re.S)[1]
        found |= {name: [name] for name in NAME.findall(axes)}
        return found | called_with_axes(section)

    def event_variables(self):
        return called_with_axes(self.sections["Group `/events`"])

    def event_kinds(self):
        kinds = re.findall(r"^\| (\d+) \| `(\w+)` \|$", self.sections["Group `/events`"], re.M)
        return [name for _, name in kinds]


def called_with_axes(section):
    """{name: dimensions} of what a text calls `name(axis, axis)`."""
    return {name: axes.split(", ") for name, axes in re.findall(r"`(\w+)\(([\w, ]+)\)`", section)}


def differences(found, told, what):
    return [f"{what} {name} is in a file and on no page" for name in sorted(found - told)] + [
        f"{what} {name} is on a page and in no file" for name in sorted(told - found)]


def variables(files, group):
    """{name: dataset} directly in a group, in whichever file it is; without bare axes."""
    found = {}
    for file in files:
        for name, item in (file[group].items() if group in file else ()):
            if isinstance(item, h5py.Dataset) and not values.is_bare_axis(item):
                found.setdefault(name, item)
    return found


def attributes(files, group):
    return {name for file in files if group in file for name in file[group].attrs} - set(values.INTERNAL)


def variable_problems(files, group, told):
    """Names and dimensions of the variables of a group."""
    found = variables(files, group)
    problems = differences(set(found), set(told), f"variable {group}")
    for name in found.keys() & told.keys():
        if values.dimensions(found[name]) != told[name]:
            problems.append(f"{group}{name} has the dimensions {values.dimensions(found[name])}, the page {told[name]}")
    return problems


def described_problems(found, table):
    """Units and meanings of variables are those of the rows (name, unit, dimensions, meaning)."""
    problems = []
    for cells in table:
        name, unit, meaning = cells[0].strip("`"), cells[1], cells[3]
        for key, shown in (("units", unit), ("long_name", meaning)):
            if name in found and values.text(found[name].attrs.get(key, "")) != shown:
                problems.append(f"{name}: {key} is {found[name].attrs.get(key)!r}, the page says {shown!r}")
    return problems


def attribute_problems(files, page):
    """Attributes of variables: those that every one has, those of CF, and others only if the page names them."""
    problems = []
    for group in ("/", *sorted(page.groups)):
        for name, item in variables(files, group).items():
            have = set(item.attrs) - set(values.INTERNAL)
            needed = EVERY_VARIABLE - ({"long_name"} if name in WITHOUT_LONG_NAME else set())
            problems += [f"{group} {name} has no {key}" for key in sorted(needed - have)]
            problems += [f"{group} {name}: attribute {key} is on no page"
                         for key in sorted(have - EVERY_VARIABLE - CONVENTIONS - page.code)]
    return problems


def axis_problems(files):
    """Dimensions without coordinates are the known ones."""
    found = set()
    for file in files:
        file.visititems(lambda name, item: found.add(name.rsplit("/", 1)[-1])
                        if isinstance(item, h5py.Dataset) and values.is_bare_axis(item) else None)
    return differences(found, BARE_AXES, "axis without coordinates")


def observation_problems(files, page):
    found = {GENERAL.get(YEAR.sub("", name), name) if YEAR.search(name) else name
             for name in attributes(files, "observations")}
    return differences(found, set(page.observations), "observation")


def run_problems(files, page):
    section = page.sections["Group `/run`"]
    found = {"library_NAME" if name.startswith("library_") else name for name in attributes(files, "run")}
    told = set(names(section)) | ({"library_NAME"} if "`library_NAME`" in section else set())
    return differences(found, told, "attribute /run")


def event_problems(files, page):
    problems = variable_problems(files, "events", page.event_variables())
    kinds = {values.text(file["events/kind"].attrs["flag_meanings"]) for file in files if "events" in file}
    if kinds != {" ".join(page.event_kinds())}:
        problems.append(f"kinds of events: {kinds}")
    told = set(re.findall(r"attribute `(\w+)`", page.sections["Group `/events`"]))
    return problems + differences(attributes(files, "events"), told, "attribute /events")


def checks(files, page):
    """(what, problems) of each comparison."""
    root = page.sections["Attributes of the root"]
    groups = {name for file in files for name, item in file.items() if isinstance(item, h5py.Group)}
    yield "groups", differences(groups, page.groups, "group")
    yield "coordinates and series, with dimensions", variable_problems(files, "/", page.root_variables())
    yield "units and meanings of series", described_problems(variables(files, "/"), page.series)
    yield "attributes of the root", differences(attributes(files, "/"), set(names(root)), "attribute")
    yield "observations", observation_problems(files, page)
    yield "attributes of the run", run_problems(files, page)
    yield "variables of the panel, with dimensions", variable_problems(files, "panel", page.panel_variables())
    yield "units and meanings of the panel", described_problems(variables(files, "panel"),
                                                                 rows(page.sections["Group `/panel`"]))
    yield "variables, kinds and attributes of events", event_problems(files, page)
    yield "attributes of variables", attribute_problems(files, page)
    yield "axes without coordinates", axis_problems(files)


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    files = [h5py.File(name) for name in sys.argv[1:]]
    passed = failed = 0
    for what, problems in checks(files, Page()):
        passed += not problems
        failed += bool(problems)
        print(f"{'FAIL' if problems else 'ok  '} page of the format: {what}")
        for problem in problems:
            print(f"     {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
