# SPDX-License-Identifier: Apache-2.0
"""Parts (c), (d) and (e): a full disk, a folder that is read-only, a limit on the size of files."""

import contextlib
import os
import resource
import signal
import subprocess
import time

from support import (EVERY, EVERY_DAY, EXIT_FILE, EXIT_INTERRUPTED, EXIT_OK, LIMIT, TINY, Outcome, fresh_folder, note,
                     part_files, pause, refusal_problems)

DISK = 24 << 20  # bytes of the small disk: a run wants 16 MiB free before it starts
ATTEMPTS = 20  # at stopping a run in time
NOBODY = 65534


class NoDisk(Exception):
    """A small disk cannot be mounted here."""


@contextlib.contextmanager
def small_disk(folder):
    """A file system of its own below the folder; needs the rights to mount one."""
    path = folder / "disk"
    path.mkdir()
    try:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(path)],
                                 capture_output=True, text=True)
    except OSError as error:
        raise NoDisk(str(error)) from error
    if mounted.returncode != 0:
        raise NoDisk(mounted.stderr.splitlines()[0].rsplit(": ", 1)[-1])
    try:
        yield path
    finally:
        subprocess.run(["umount", str(path)], check=True)


def fill(disk, leave=0):
    """Fills the disk up to some bytes."""
    with open(disk / "ballast", "wb", buffering=0) as ballast:
        status = os.statvfs(disk)
        rest = max(0, status.f_bavail * status.f_frsize - leave)
        with contextlib.suppress(OSError):
            while rest > 0:
                rest -= ballast.write(bytes(min(rest, 1 << 20)))


def start_and_fill(tenfold, disk, out, before=None, **options):
    """A run whose disk becomes full after its first checkpoint; the process that ended, and its words.

    `before` is what the file of results holds then. On a busy machine a run may be over before it can be stopped: then
    another is tried."""
    command = ["run", TINY, *EVERY_DAY, "--progress", "none", "--out", out, "--checkpoint", disk / "a.checkpoint"]
    for _ in range(ATTEMPTS):
        (disk / "a.checkpoint").unlink(missing_ok=True)
        (disk.parent / out).unlink(missing_ok=True)
        if before is not None:
            (disk.parent / out).write_bytes(before)
        with tenfold.start(command, disk.parent, **options) as process:
            give_up = time.monotonic() + LIMIT
            while not (disk / "a.checkpoint").exists() and process.poll() is None and time.monotonic() < give_up:
                time.sleep(0.001)
            pause(process)
            # What is half written when the disk is filled would give room again when it fails.
            while process.poll() is None and part_files(disk.parent) and time.monotonic() < give_up:
                process.send_signal(signal.SIGCONT)
                time.sleep(0.001)
                pause(process)
            results = (disk.parent / out).read_bytes() if (disk.parent / out).exists() else None
            in_time = process.poll() is None and results == before and not part_files(disk.parent)
            if in_time:
                fill(disk)
            process.send_signal(signal.SIGCONT)
            said = process.communicate(timeout=LIMIT)
        if in_time:
            return subprocess.CompletedProcess(command, process.returncode, *said)
    raise AssertionError(f"{ATTEMPTS} runs were over before they could be stopped")


def full_checkpoint_problems(tenfold, expected, disk):
    """Checkpoints that no longer fit are told and the run goes on; the one before stays."""
    done = start_and_fill(tenfold, disk, "a.h5")
    problems = refusal_problems(done, EXIT_OK, "no checkpoint: cannot write", disk / "a.checkpoint", "the run continues")
    if not problems:
        problems = Outcome(done.stdout, disk.parent / "a.h5").differences(expected)
    note(f"full disk: {done.stderr.count('no checkpoint')} checkpoints could not be written")
    (disk / "ballast").unlink()
    return problems + tenfold.resumed_differences(disk / "a.checkpoint", expected, disk.parent,
                                                  more=["--checkpoint", "b.checkpoint"])


def full_results_problems(tenfold, disk):
    """Results that do not fit are an error; the file of that name stays as it was."""
    tenfold.call(["run", TINY, "--quiet", "--out", "before.h5"], disk.parent, check=True)
    before = (disk.parent / "before.h5").read_bytes()
    done = start_and_fill(tenfold, disk, disk / "a.h5", before=before, env=os.environ | {"TMPDIR": str(disk)})
    problems = refusal_problems(done, EXIT_FILE, disk / "a.h5", "No space left on device", "the results do not fit into",
                                "to resume from the last checkpoint: tenfold resume")
    if (disk / "a.h5").read_bytes() != before:
        problems.append("the results before are gone")
    return problems + [f"left behind: {name}" for name in part_files(disk)]


def full_stop_problems(tenfold, disk):
    """Stopped without room for a checkpoint: the results so far are kept elsewhere, and it is said."""
    command = ["run", TINY, *EVERY_DAY, "--progress", "json", "--out", "stop.h5", "--checkpoint",
               disk / "stop.checkpoint"]
    for _ in range(ATTEMPTS):
        with tenfold.start(command, disk.parent) as process:
            process.stderr.readline()
            pause(process)
            in_time = process.poll() is None and not (disk.parent / "stop.h5").exists()
            if in_time:
                fill(disk)
                process.send_signal(signal.SIGINT)
            process.send_signal(signal.SIGCONT)
            said = process.communicate(timeout=LIMIT)
        # A run that had just written the checkpoint of its day needs no room for another.
        if in_time and process.returncode != EXIT_INTERRUPTED:
            break
        for file in [disk.parent / "stop.h5", *disk.iterdir()]:
            file.unlink(missing_ok=True)
    done = subprocess.CompletedProcess(command, process.returncode, *said)
    problems = refusal_problems(done, EXIT_FILE, disk / "stop.checkpoint", "stop.h5")
    if "to resume" in done.stderr:
        problems.append("says how to resume without a checkpoint")
    if not (disk.parent / "stop.h5").exists():
        problems.append("the results so far are lost")
    return problems


def full_from_the_start_problems(tenfold, disk):
    """A run whose results could not be kept does not start."""
    fill(disk, leave=1 << 20)
    problems = []
    for options in (["--out", disk / "a.h5"], ["--out", "a.h5", "--checkpoint", disk / "a.checkpoint", *EVERY]):
        done = tenfold.call(["run", TINY, "--quiet", *options], disk.parent)
        problems += refusal_problems(done, EXIT_FILE, disk, "bytes free", "are needed")
    return problems


def check_full_disk(tenfold, report, expected):
    parts = [
        ("checkpoints that no longer fit are told, the run goes on", full_checkpoint_problems, (tenfold, expected)),
        ("results that do not fit are an error, the file before stays", full_results_problems, (tenfold,)),
        ("stopped without room for a checkpoint, results are kept", full_stop_problems, (tenfold,)),
        ("a run for which there is no room does not start", full_from_the_start_problems, (tenfold,)),
    ]
    for name, problems, arguments in parts:
        try:
            with fresh_folder() as folder, small_disk(folder) as disk:
                report.part(f"full disk: {name}", problems, *arguments, disk)
        except NoDisk as error:
            report.skip(f"full disk: {name}", f"no small disk can be mounted: {error}")


def as_nobody():
    """Rights do not bind the superuser, so the program runs as somebody else."""
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def read_only_problems(tenfold, expected, folder, elsewhere, reason, options=None):
    """A folder with a checkpoint in which nothing may be written; `options` are of the call."""
    options = options or {}
    arguments = ["run", TINY, "--quiet", "--out", folder / "b.h5"]
    problems = refusal_problems(tenfold.call(arguments, elsewhere, **options), EXIT_FILE, folder / "b.h5", reason)
    arguments = ["run", TINY, "--quiet", "--out", "b.h5", "--checkpoint", folder / "b.checkpoint"]
    problems += refusal_problems(tenfold.call(arguments, elsewhere, **options), EXIT_FILE,
                                 folder / "b.checkpoint", reason)
    arguments = ["resume", folder / "a.checkpoint", "--quiet"]  # its results lie beside it
    problems += refusal_problems(tenfold.call(arguments, elsewhere, **options), EXIT_FILE, folder / "a.h5", reason)
    arguments = ["resume", folder / "a.checkpoint"]
    outcome, failures = tenfold.outcome(arguments, elsewhere, "c.h5", **options)
    return problems + (failures or outcome.differences(expected))


def make_checkpoint(tenfold, folder):
    """A run beside its last checkpoint, whose results path is absolute."""
    tenfold.call(["run", TINY, *EVERY, "--quiet", "--out", folder / "a.h5"], folder, check=True)


def check_read_only(tenfold, report, expected):
    name = "read-only file system: an error with the reason, and a checkpoint in it can be used"
    try:
        with fresh_folder() as folder, small_disk(folder) as disk:
            make_checkpoint(tenfold, disk)
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            report.part(name, read_only_problems, tenfold, expected, disk, folder, "Read-only file system")
    except NoDisk as error:
        report.skip(name, f"no small disk can be mounted: {error}")
    name = "folder without the right to write: an error with the reason, and a checkpoint in it can be used"
    with fresh_folder() as folder:
        closed, elsewhere = folder / "closed", folder / "elsewhere"
        closed.mkdir()
        elsewhere.mkdir()
        make_checkpoint(tenfold, closed)
        for path, rights in ((folder, 0o755), (elsewhere, 0o777), (closed, 0o555)):
            path.chmod(rights)
        options = {"preexec_fn": as_nobody} if os.geteuid() == 0 else {}
        if options and not readable_by_nobody(tenfold.program):
            report.skip(name, "the program lies where only the superuser may read")
            return
        report.part(name, read_only_problems, tenfold, expected, closed, elsewhere, "Permission denied", options)


def readable_by_nobody(program):
    """Whether another user may run the program and read its scenario."""
    try:
        done = subprocess.run([program, "validate", TINY], preexec_fn=as_nobody, capture_output=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def limit_to(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def size_limit_problems(tenfold, expected):
    """A file that grows too large is an error of the write, not the end of the process by SIGXFSZ."""
    problems = []
    with fresh_folder() as folder:
        make_checkpoint(tenfold, folder)
        results, checkpoint = (folder / "a.h5").stat().st_size, (folder / "a.checkpoint").stat().st_size
        before = (folder / "a.h5").read_bytes(), (folder / "a.checkpoint").read_bytes()
        arguments = ["run", TINY, "--quiet", "--out", "a.h5", "--checkpoint", "none.checkpoint"]
        done = tenfold.call(arguments, folder, preexec_fn=limit_to(results // 2))
        problems += refusal_problems(done, EXIT_FILE, "a.h5", "File too large")
        if checkpoint > 2 * results:
            arguments = ["run", TINY, *EVERY, "--progress", "none", "--out", "b.h5", "--checkpoint", "a.checkpoint"]
            done = tenfold.call(arguments, folder, preexec_fn=limit_to(checkpoint // 2))
            problems += refusal_problems(done, EXIT_OK, "no checkpoint: cannot write a.checkpoint", "File too large")
            problems = problems or Outcome(done.stdout, folder / "b.h5").differences(expected)
        if before != ((folder / "a.h5").read_bytes(), (folder / "a.checkpoint").read_bytes()):
            problems.append("a file from before has changed")
        problems += [f"left behind: {name}" for name in part_files(folder)]
    note(f"limits of {results // 2} bytes for results of {results}, "
         f"of {checkpoint // 2} for checkpoints of {checkpoint}")
    return problems


def check(tenfold, report, expected):
    check_full_disk(tenfold, report, expected)
    check_read_only(tenfold, report, expected)
    report.part("limit on the size of files: an error with path and reason, files before stay",
                size_limit_problems, tenfold, expected)
