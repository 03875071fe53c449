#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A build says which sources it is made of: the commit, and a digest of what differs from it."""

import pathlib
import re
import subprocess
import tempfile

from report import ROOT, Report

TEMPLATE = ROOT / "cmake" / "VersionHeader.hpp.in"


class Clone:
    """A small repository with a source, and what cmake/Version.cmake says about it."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "core").mkdir()
        (folder / "docs").mkdir()
        self.write("core/a.cpp", "int a;\n")
        self.write("docs/page.md", "A page.\n")
        self.git("init", "--quiet")
        self.git("add", ".")
        self.git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "--message", "First")

    def git(self, *arguments):
        subprocess.run(["git", "-C", self.folder, *arguments], check=True)

    def write(self, path, text):
        (self.folder / path).write_text(text)

    def changes(self):
        """The digest of what differs from the commit; empty if nothing does."""
        with tempfile.TemporaryDirectory() as out:
            header = pathlib.Path(out) / "version.hpp"
            subprocess.run(["cmake", f"-DSOURCE_DIR={self.folder}", f"-DTEMPLATE={TEMPLATE}", f"-DOUTPUT={header}",
                            "-P", ROOT / "cmake" / "Version.cmake"], check=True)
            return re.search(r'git_changes = "(\w*)"', header.read_text()).group(1)


def main():
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        clone = Clone(pathlib.Path(folder))

        def check(what, holds):
            report.check(f"version: {what}", [] if holds else [f"the digest of the changes is '{clone.changes()}'"])

        check("nothing is changed in a fresh clone", clone.changes() == "")
        clone.write("docs/page.md", "Another page.\n")
        check("a page that is changed does not matter", clone.changes() == "")
        clone.write("core/a.cpp", "int b;\n")
        first = clone.changes()
        check("a source that is changed gives a digest", re.fullmatch("[0-9a-f]{12}", first) is not None)
        clone.write("core/a.cpp", "int c;\n")
        second = clone.changes()
        check("another change gives another digest", second not in ("", first))
        clone.write("core/b.cpp", "int d;\n")
        third = clone.changes()
        check("a source that git does not know yet counts", third not in ("", first, second))
        clone.write("core/b.cpp", "int e;\n")
        check("and so does what is in it", clone.changes() not in ("", first, second, third))
        (clone.folder / "core" / "b.cpp").unlink()
        clone.write("core/a.cpp", "int b;\n")
        check("the same change gives the same digest", clone.changes() == first)
    report.finish()


if __name__ == "__main__":
    main()
