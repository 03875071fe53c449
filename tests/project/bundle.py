#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The bundle of the report page was built from the sources beside it: their checksums are those that it records.

Needs no node; tests/report/run builds the bundle anew and compares every byte.
"""

import hashlib

from report import ROOT, Report

PAGE = ROOT / "tools" / "results" / "report"
BUILT_FROM = ("build.mjs", "package.json", "package-lock.json")


def recorded():
    lines = (PAGE / "bundle" / "sources.sha256").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def present():
    files = [PAGE / name for name in BUILT_FROM] + [path for path in (PAGE / "src").rglob("*") if path.is_file()]
    return {path.relative_to(PAGE).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def problems():
    before, now = recorded(), present()
    return [f"tools/results/report/{name} differs from what the bundle was built from; tools/results/report/build builds it anew"
            for name in sorted(before.keys() | now.keys()) if before.get(name) != now.get(name)]


report = Report()
report.check("the bundle of the report page was built from its sources", problems())
report.finish()
