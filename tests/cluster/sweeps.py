# SPDX-License-Identifier: Apache-2.0
"""What the parts of the cluster test share: a small study, calls of `tenfold sweep`, comparing what they collect."""

import contextlib
import ctypes
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import time

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
sys.path += [str(ROOT / "tests" / "project"), str(ROOT / "tests" / "support")]

import programs  # noqa: E402: the line before makes it known
from hdf5_contents import contents  # noqa: E402
from report import Report  # noqa: E402

EXIT_OK, EXIT_INTERRUPTED, EXIT_FAILED_RUNS = 0, 5, 6
LIMIT = 120  # seconds after which a call counts as hanging
RUNS, RUNS_PER_SHARD = 16, 2
SHARDS = RUNS // RUNS_PER_SHARD

# Prices of tokens cannot fall more slowly than hardware and algorithms alone make them fall, here 2.16 times the growth
# of hardware: of the sixteen pairs, (2.2, 4) alone is refused. Runs are long enough to be met on the way.
STUDY = f"""format: 1
name: cluster
description: A grid of which one run is refused, for tests on clusters.
scenario: {ROOT}/scenarios/tiny.yaml
set: ["time.end=2045-01-01"]
factors:
  - {{key: hardware, path: intelligence.hardware_growth, values: [1.2, 1.3, 1.4, 2.2]}}
  - {{key: decline, path: token_price.decline_per_year, values: [4, 6, 8, 10]}}
design: {{kind: grid}}
replicates: 1
"""


class Checks(Report):
    """Counts skips too; the last line is `N passed, M failed[, K skipped]`."""

    def __init__(self):
        super().__init__()
        self.skipped = 0

    def part(self, what, problems_of, *arguments):
        """Checks that a function finds no problems; a hang or any other exception is one."""
        began = time.monotonic()
        try:
            problems = problems_of(*arguments)
        except Exception as error:  # the parts that follow are to be run all the same
            problems = [f"{type(error).__name__}: {error}"]
        self.check(f"{what} ({time.monotonic() - began:.0f} s)", problems)
        sys.stdout.flush()

    def part_with(self, needed, what, problems_of, *arguments):
        """The same where programs are installed, else a skip that names them."""
        missing = programs.missing_programs(*needed)
        if missing:
            self.skip(what, f"no {', '.join(missing)}; {programs.HOW_TO_INSTALL}")
        else:
            self.part(what, problems_of, *arguments)

    def skip(self, what, why):
        self.skipped += 1
        super().skip(what, why)

    def finish(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{self.passed} passed, {self.failed} failed{skipped}")
        return 1 if self.failed else 0


@contextlib.contextmanager
def fresh_folder():
    """With a name in which every unquoted use shows."""
    outer = pathlib.Path(tempfile.mkdtemp(prefix="tenfold-cluster-"))
    outer.chmod(0o755)  # daemons under other names look into it
    inner = outer / "it's a farm"
    inner.mkdir()
    try:
        yield inner
    finally:
        shutil.rmtree(outer, ignore_errors=True)


class Sweeps:
    """`tenfold sweep` for the study of this test."""

    def __init__(self, program):
        self.program = str(pathlib.Path(program).resolve())
        self.reference = None  # what a sweep without a cluster collects

    def call(self, *arguments, **options):
        options = {"capture_output": True, "text": True, "timeout": LIMIT} | options
        return subprocess.run([self.program, "sweep", *map(str, arguments)], check=False, **options)

    def study(self, folder):
        path = folder / "study of a cluster.yaml"
        path.write_text(STUDY)
        return path

    def emit(self, farm, folder, **options):
        """(the directory of the sweep, what went wrong)."""
        directory = folder / farm
        done = self.call("emit", farm, self.study(folder), "--dir", directory, "--runs-per-shard", RUNS_PER_SHARD,
                         **options)
        problems = [] if done.returncode == EXIT_OK else [f"emit {farm}: exit {done.returncode}: {tail(done)}"]
        return directory, problems

    def local(self, folder):
        directory = folder / "local"
        ran = self.call("run", self.study(folder), "--dir", directory, "--runs-per-shard", RUNS_PER_SHARD, "--jobs", 2,
                        "--progress", "none")
        if ran.returncode != EXIT_FAILED_RUNS:
            return [f"run: exit {ran.returncode} instead of {EXIT_FAILED_RUNS}: {tail(ran)}"]
        shards = sorted(path.name for path in (directory / "shards").glob("*.h5"))
        if shards != [f"shard-{number:04}.h5" for number in range(SHARDS)]:
            return [f"shards: {shards}"]
        collected = self.call("collect", directory)
        if collected.returncode != EXIT_FAILED_RUNS:
            return [f"collect: exit {collected.returncode} instead of {EXIT_FAILED_RUNS}: {tail(collected)}"]
        self.reference = contents(directory / "sweep.h5")
        shape = self.reference["status"][1]
        return [] if shape == (RUNS,) else [f"the collected file has the state of {shape} runs"]

    def differences(self, directory):
        """Names of what differs from the sweep without a cluster, at most five."""
        if self.reference is None:
            return ["there is nothing to compare with"]
        found = contents(directory / "sweep.h5")
        names = sorted(found.keys() | self.reference.keys())
        return [f"{name} differs" for name in names if found.get(name) != self.reference.get(name)][:5]


def script(directory, *command, **options):
    """Runs an emitted script to its end, in a folder that is not its own."""
    options = {"capture_output": True, "text": True, "timeout": LIMIT, "cwd": "/"} | options
    return subprocess.run(["bash", str(directory / command[0]), *command[1:]], check=False, **options)


def script_stopped(directory, number, command, **options):
    """An emitted script, after its end, that got a signal once runs were on their way. The signal goes to all of its
    group, as that of a key does."""
    with (directory / "stopped.log").open("w") as log:
        with subprocess.Popen(["bash", str(directory / command[0]), *command[1:]], cwd="/", stdout=log,
                              stderr=subprocess.STDOUT, start_new_session=True, **options) as process:
            wait_until(lambda: running_tenfolds(directory), 30)
            time.sleep(1.0)
            os.killpg(process.pid, number)
            process.wait(timeout=LIMIT)
    return process


def running_tenfolds(directory):
    """Processes that work on a sweep."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (folder / "cmdline").read_bytes().split(b"\0")
            if os.fsencode(directory) in words and b"--dir" in words and b"sweep" in words:
                found.append(int(folder.name))
    return found


def checkpoints(directory):
    return sorted(path.name for path in (directory / "checkpoints").rglob("*") if path.is_file())


class Readings:
    """Notes which files of a folder are read while it is open (inotify of Linux)."""

    IN_ACCESS = 1
    HEAD = struct.Struct("iIII")  # watch, event, cookie, length of the name that follows

    def __init__(self, folder):
        library = ctypes.CDLL(None, use_errno=True)
        self.descriptor = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if library.inotify_add_watch(self.descriptor, os.fsencode(folder), self.IN_ACCESS) < 0:
            raise OSError(ctypes.get_errno(), f"cannot watch {folder}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.descriptor)

    def names(self):
        """Of files read since the last call."""
        found = set()
        with contextlib.suppress(BlockingIOError):
            while events := os.read(self.descriptor, 1 << 16):
                while events:
                    length = self.HEAD.unpack_from(events)[3]
                    end = self.HEAD.size + length
                    found.add(os.fsdecode(events[self.HEAD.size:end].rstrip(b"\0")))
                    events = events[end:]
        return found


def wait_until(holds, seconds, pause=0.1):
    """Waits for a condition; an exception when it does not come."""
    end = time.monotonic() + seconds
    while not (found := holds()):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds} s in vain")
        time.sleep(pause)
    return found


def tail(done):
    return (done.stdout + done.stderr)[-400:]
