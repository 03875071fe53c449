#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every file of agents/ with an equation has a unit test of the same name: agents/ROOM/X.* and tests/agents/ROOM/X.test.cpp."""

from model import joined_comments, numbers
from report import Report, sources

STEPS = "applies functions of other files to the state of its room"
VIEW = "declares steps; what they compute are functions of other files"
FIELDS = "data alone; the comment names the equation of what a field holds"
# Files without a mirrored test (no suffix), and why. Every equation that they name must be marked in a file that has
# one.
WITHOUT_MIRROR = {
    "agents/ai/industry": STEPS,
    "agents/firms/coworker_use": STEPS,
    "agents/firms/entry": STEPS,
    "agents/firms/firms": STEPS,
    "agents/firms/investment": STEPS,
    "agents/firms/owners": STEPS,
    "agents/firms/posts": STEPS,
    "agents/firms/review": STEPS,
    "agents/firms/view": VIEW,
    "agents/labour/calibration": FIELDS,
    "agents/labour/labour": STEPS,
    "agents/labour/view": VIEW,
    "agents/money/incomes": FIELDS,
    "agents/observe/measures": FIELDS,
    "agents/observe/observe_ai": STEPS,
    "agents/observe/records": VIEW,
}


def mirror(stem):
    return f"tests/{stem}.test.cpp"


def mirror_problems(marked, tests, exceptions):
    """`marked`: the equations that each file without suffix names; `tests`: all files of tests."""
    mirrored = {stem for stem in marked if mirror(stem) in tests}
    covered = set().union(*(marked[stem] for stem in mirrored))
    problems = []
    for stem in sorted(set(marked) - mirrored):
        if stem not in exceptions:
            problems.append(f"{stem}: no {mirror(stem)}")
            continue
        problems += [f"{stem}: no file with a mirrored test is marked (Eq. {number})"
                     for number in sorted(marked[stem] - covered)]
    for stem in sorted(exceptions):
        if stem not in marked:
            problems.append(f"{stem}: names no equation; it is no exception")
        elif stem in mirrored:
            problems.append(f"{stem}: has {mirror(stem)}; it is no exception")
    return problems


def blind_spots():
    """What must be found in made-up files, and what must not."""
    marked = {"agents/a/pure": {1, 2}, "agents/a/steps": {2}}
    marked_beyond = {"agents/a/pure": {1, 2}, "agents/a/steps": {2, 3}}
    pure = mirror("agents/a/pure")
    stated = {"agents/a/steps": STEPS}
    cases = {
        "all is well": (mirror_problems(marked, {pure}, stated), 0),
        "no test": (mirror_problems(marked, set(), stated), 2),
        "no exception": (mirror_problems(marked, {pure}, {}), 1),
        "an equation of its own": (mirror_problems(marked_beyond, {pure}, stated), 1),
        "an exception with a test": (mirror_problems(marked, {pure, mirror("agents/a/steps")}, stated), 1),
        "an exception without a file": (mirror_problems(marked, {pure}, {**stated, "agents/a/gone": STEPS}), 1),
    }
    return [f"{name}: {found}" for name, (found, right) in cases.items() if len(found) != right]


def main():
    marked = {}
    for path in sources(("agents",)):
        found = numbers(joined_comments(path))
        if found:
            marked.setdefault(path.with_suffix("").as_posix(), set()).update(found)
    tests = {path.as_posix() for path in sources(("tests",))}
    report = Report()
    report.check("missing tests, equations without a test and needless exceptions are found", blind_spots())
    report.check(f"{len(marked) - len(WITHOUT_MIRROR)} files with equations have mirrored tests, "
                 f"{len(WITHOUT_MIRROR)} are stated exceptions",
                 mirror_problems(marked, tests, WITHOUT_MIRROR))
    report.finish()


if __name__ == "__main__":
    main()
