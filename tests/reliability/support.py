# SPDX-License-Identifier: Apache-2.0
"""What the parts of the reliability test share: running tenfold, and comparing what two runs say."""

import contextlib
import importlib.util
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
sys.path += [str(ROOT / "tests" / "project"), str(ROOT / "tests" / "determinism")]

from report import Report  # noqa: E402: the line before makes it known

TINY = str(ROOT / "scenarios" / "tiny.yaml")
HAS_H5PY = importlib.util.find_spec("h5py") is not None
PYTHON = sys.executable
LIMIT = 120  # seconds after which a call of the program counts as hanging
EVERY = ["--checkpoint-every", "28d"]
EVERY_DAY = ["--checkpoint-every", "1d"]  # slow enough to be met on the way however busy the machine is
EXIT_OK, EXIT_USAGE, EXIT_SCENARIO, EXIT_FILE, EXIT_INTERRUPTED = 0, 2, 3, 4, 5


class Checks(Report):
    """Counts skips too; the last line is `N passed, M failed[, K skipped]`."""

    def __init__(self):
        super().__init__()
        self.skipped = 0

    def part(self, what, problems_of, *arguments):
        """Checks that a function finds no problems; a hang or any other exception is one."""
        try:
            problems = problems_of(*arguments)
        except Exception as error:  # the parts that follow are to be run all the same
            problems = [f"{type(error).__name__}: {error}"]
        self.check(what, problems)
        sys.stdout.flush()

    def skip(self, what, why):
        self.skipped += 1
        super().skip(what, why)

    def finish(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{self.passed} passed, {self.failed} failed{skipped}")
        return 1 if self.failed else 0


def note(text):
    """A line about how the tests went, for the table in docs/reliability.md."""
    print(f"     {text}", flush=True)


class Outcome:
    """What a run printed and wrote, without what may differ between equal runs."""

    def __init__(self, summary, path):
        text = summary.split("\nResults: ")[0]
        text = re.sub(r"^([\d,]+ events)(?:, [\d,]+ since the checkpoint,)? in .*$", r"\1", text, flags=re.M)
        self.summary = re.sub(r"; [\d.]+ bytes per worker, .*$", "", text, flags=re.M)
        self.contents = read_results(path) if HAS_H5PY else None

    def differences(self, other):
        """Names of what differs, at most five; none when the two runs are the same."""
        found = []
        mine, others = self.summary.splitlines(), other.summary.splitlines()
        if len(mine) != len(others) or len(mine) < 10:
            found.append(f"the summary has {len(mine)} lines against {len(others)}")
        found += [f"summary: '{a}' against '{b}'" for a, b in zip(mine, others) if a != b]
        if self.contents is not None and other.contents is not None:
            names = sorted(self.contents.keys() | other.contents.keys())
            found += [f"{name} differs" for name in names if self.contents.get(name) != other.contents.get(name)]
        return found[:5]


def read_results(path):
    """Everything outside /run in a results file, bit for bit."""
    from same_files import contents  # needs h5py, so not at the top

    return contents(path)


class Tenfold:
    """The program under test, run in folders of its own."""

    def __init__(self, program):
        self.program = str(pathlib.Path(program).resolve())
        help_text = subprocess.run([self.program, "--help"], capture_output=True, text=True, check=True).stdout
        self.shows = re.search(r"^\s+show\b", help_text, re.M) is not None

    @property
    def is_sanitized(self):
        """Whether it was built with a sanitizer, which wants to be the first library that is loaded."""
        libraries = subprocess.run(["ldd", self.program], capture_output=True, text=True).stdout
        return "libasan" in libraries or "libtsan" in libraries

    def call(self, arguments, folder, **options):
        """Runs it to its end; a hang is an exception that fails the part."""
        options = {"capture_output": True, "text": True, "timeout": LIMIT} | options
        return subprocess.run([self.program, *map(str, arguments)], cwd=folder, **options)

    def start(self, arguments, folder, **options):
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | options
        return subprocess.Popen([self.program, *map(str, arguments)], cwd=folder, **options)

    def outcome(self, arguments, folder, out, **options):
        """Of a run or resume that must succeed: the outcome, and what went wrong."""
        done = self.call([*arguments, "--progress", "none", "--out", out], folder, **options)
        if done.returncode != EXIT_OK:
            return None, [f"{' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr[-300:]}"]
        return Outcome(done.stdout, folder / out), []

    def resumed_differences(self, checkpoint, expected, folder, threads=2, more=()):
        """Resumes; what differs from the run that was never stopped."""
        arguments = ["resume", checkpoint, "--threads", threads, *more]
        outcome, problems = self.outcome(arguments, folder, "resumed.h5")
        return problems or outcome.differences(expected)


def pause(process):
    """Stops a process until SIGCONT, and returns when it stands still or has ended."""
    process.send_signal(signal.SIGSTOP)
    give_up = time.monotonic() + LIMIT
    while process.poll() is None and time.monotonic() < give_up:
        with contextlib.suppress(OSError):
            if pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
                return
        time.sleep(0.001)


@contextlib.contextmanager
def fresh_folder(parent=None):
    path = pathlib.Path(tempfile.mkdtemp(prefix="tenfold-reliability-", dir=parent))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def refusal_problems(done, code, *words):
    """A call of the program that had to fail in a known way, saying certain words."""
    if done.returncode != code:
        return [f"exit {done.returncode} instead of {code}: {done.stderr[-300:]}"]
    return [f"no '{word}' in: {done.stderr[-300:]}" for word in words if str(word) not in done.stderr]


def part_files(folder):
    return sorted(path.name for path in folder.rglob("*.part"))
