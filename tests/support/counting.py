# SPDX-License-Identifier: Apache-2.0
"""Counts the checks of programs that end with `N passed, M failed[, K skipped]`."""

import re
import subprocess

SUMMARY = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.M)


class Count:
    """What the parts of a test script found, for its last line."""

    def __init__(self, longest):
        self.longest = longest  # seconds for one part
        self.passed = self.failed = self.skipped = 0

    def add(self, what, command):
        """Runs a reader; its last line counts, or it is one check by itself."""
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=self.longest,
                              check=False)
        output = done.stdout + done.stderr
        summaries = SUMMARY.findall(done.stdout)
        good, bad, left = (int(number or 0) for number in summaries[-1]) if summaries else (int(not done.returncode), 0, 0)
        if done.returncode and not bad:
            bad = 1
        self.passed += good
        self.failed += bad
        self.skipped += left
        print(f"{what}: {good} passed, {bad} failed")
        print(output if bad else "".join(f"{line}\n" for line in output.splitlines() if line.startswith("skipped: ")), end="")

    def skip(self, what):
        self.skipped += 1
        print(f"skipped: {what}")

    def finish(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{self.passed} passed, {self.failed} failed{skipped}")
        return 0 if self.failed == 0 and self.passed + self.skipped > 0 else 1
