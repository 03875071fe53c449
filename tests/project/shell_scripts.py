#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Shell scripts parse, stop at errors, and please shellcheck where it is installed."""

import re
import shutil
import subprocess

from report import ROOT, Report
from style import tracked_or_new


def shell_scripts():
    found = []
    for name in tracked_or_new(r"(^|/)[\w-]+(\.sh)?$"):
        first = (ROOT / name).read_bytes().split(b"\n", 1)[0]
        if (first.startswith(b"#!") and b"bash" in first) or name == "tools/lib.sh":
            found.append(name)
    return sorted(found)


def main():
    report = Report()
    names = shell_scripts()
    parse, strict, checked = [], [], []
    for name in names:
        result = subprocess.run(["bash", "-n", name], cwd=ROOT, capture_output=True, text=True)
        parse += result.stderr.splitlines()
        # Scripts that collect failures do without -e.
        if name != "tools/lib.sh" and not re.search(r"^set -(euo|u -o) pipefail$", (ROOT / name).read_text(), re.M):
            strict.append(f"{name}: no `set -euo pipefail`")
    report.check(f"scripts: {len(names)} parse", parse)
    report.check("scripts stop at errors or collect them", strict)
    if shutil.which("shellcheck"):
        result = subprocess.run(["shellcheck", "--external-sources", "--severity=warning", "--format=gcc", *names],
                                cwd=ROOT, capture_output=True, text=True)
        checked = result.stdout.splitlines() + result.stderr.splitlines()
        report.check("scripts please shellcheck", checked)
    else:
        report.skip("shellcheck", "not installed; tools/setup --all installs it")
    report.finish()


if __name__ == "__main__":
    main()
