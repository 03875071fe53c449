# SPDX-License-Identifier: Apache-2.0
"""Counting and printing of checks, shared by the scripts of this folder."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIBRARIES = ("core", "agents", "scenarios", "output", "sim")
FOLDERS = LIBRARIES + ("tools", "tests")


def sources(folders=FOLDERS):
    """All C++ sources below the folders, as paths relative to the root."""
    found = []
    for folder in folders:
        for pattern in ("*.hpp", "*.cpp"):
            found += [path.relative_to(ROOT) for path in (ROOT / folder).rglob(pattern)]
    return sorted(found)


def without_comments(line):
    """The line up to a `//`; good enough where no string holds one."""
    return line.split("//", 1)[0]


class Report:
    """Prints one line a check and, at the end, `N passed, M failed`."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, what, problems):
        """`problems` is a list of lines; an empty one means that the check holds."""
        if problems:
            self.failed += 1
            print(f"FAIL {what}")
            for problem in problems:
                print(f"     {problem}")
        else:
            self.passed += 1
            print(f"ok   {what}")

    def skip(self, what, why):
        print(f"skipped: {what} ({why})")

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)
