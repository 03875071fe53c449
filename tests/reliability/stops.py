# SPDX-License-Identifier: Apache-2.0
"""Parts (a) and (b): runs that are killed, and runs that are asked to stop."""

import os
import random
import signal
import subprocess
import time

from support import EVERY, EVERY_DAY, EXIT_INTERRUPTED, LIMIT, TINY, Outcome, fresh_folder, note, part_files

SHORT = ["--until", "2023-01-03"]


def timed_run(tenfold, folder):
    """Wall-clock time of a run with its checkpoints [s]."""
    began = time.monotonic()
    tenfold.call(["run", TINY, *EVERY, "--quiet", "--out", "timed.h5"], folder)
    return time.monotonic() - began


def after_kill_problems(tenfold, folder, expected, threads, counts):
    """The latest checkpoint goes on to the same end; what the dead run left half written goes."""
    torn = bool(part_files(folder))
    counts["while a file was written"] += torn
    if (folder / "a.h5").exists():
        counts["after the results"] += 1
        return Outcome(expected.summary, folder / "a.h5").differences(expected)
    if not (folder / "a.checkpoint").exists():
        counts["before the first checkpoint"] += 1
        again = tenfold.call(["run", TINY, *SHORT, "--quiet", "--out", "a.h5"], folder)
        problems = [] if again.returncode == 0 else [f"run again: exit {again.returncode}: {again.stderr[-300:]}"]
    else:
        counts["with a checkpoint"] += 1
        arguments = ["resume", "a.checkpoint", "--threads", threads]
        outcome, problems = tenfold.outcome(arguments, folder, "a.h5")
        problems = problems or outcome.differences(expected)
    return problems + [f"left behind: {name}" for name in part_files(folder)]


def kill_problems(tenfold, expected, kills, seed):
    """Kills a run at random moments."""
    draw = random.Random(seed)
    counts = dict.fromkeys(["before the first checkpoint", "with a checkpoint", "after the results",
                            "while a file was written"], 0)
    problems = []
    with fresh_folder() as folder:
        seconds = timed_run(tenfold, folder)
    for number in range(kills):
        moment = draw.uniform(0.0, 1.1 * seconds)
        with fresh_folder() as folder:
            command = ["run", TINY, *EVERY, "--quiet", "--out", "a.h5"]
            with tenfold.start(command, folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                time.sleep(moment)
                process.kill()
            found = after_kill_problems(tenfold, folder, expected, 1 + number % 4, counts)
        problems += [f"killed after {moment:.3f} s: {problem}" for problem in found]
    note(f"{kills} kills in runs of {seconds:.1f} s: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
    if not counts["with a checkpoint"]:
        problems.append("no kill came after the first checkpoint: the test says nothing")
    return problems


def stop_problems(tenfold, expected, number):
    """A signal ends the run with exit code 5, results so far and a checkpoint."""
    with fresh_folder() as folder:
        command = ["run", TINY, "--progress", "json", "--out", "a.h5", *EVERY_DAY]
        with tenfold.start(command, folder) as process:
            process.stderr.readline()
            process.send_signal(number)
            said = process.communicate(timeout=LIMIT)[1]
        if process.returncode != EXIT_INTERRUPTED:
            return [f"exit {process.returncode} instead of {EXIT_INTERRUPTED}: {said[-300:]}"]
        problems = [f"no {name}" for name in ("a.h5", "a.checkpoint") if not (folder / name).exists()]
        if "to resume: tenfold resume a.checkpoint" not in said:
            problems.append(f"does not say how to resume: {said[-300:]}")
        problems += [f"left behind: {name}" for name in part_files(folder)]
        return problems or tenfold.resumed_differences("a.checkpoint", expected, folder, threads=3)


def wait_for(path, process):
    """Waits, busily, until a file is there; false when the process ended before."""
    while process.poll() is None:
        for _ in range(1000):
            if os.path.exists(path):
                return True
    return False


def second_stop_problems(tenfold, expected):
    """A second Ctrl-C while the checkpoint is being written: the one before stays, whole."""
    for attempt in range(1, 31):
        with fresh_folder() as folder:
            command = ["run", TINY, "--progress", "json", "--out", "a.h5", *EVERY_DAY]
            with tenfold.start(command, folder) as process:
                if not wait_for(folder / "a.checkpoint", process):
                    return [f"ended before its first checkpoint: exit {process.poll()}"]
                process.send_signal(signal.SIGINT)
                if wait_for(folder / "a.checkpoint.part", process):
                    process.send_signal(signal.SIGINT)
                process.communicate(timeout=LIMIT)
            if process.returncode != -signal.SIGINT:
                continue  # it was faster than the second signal
            if (folder / "a.h5").exists():
                return ["results were written in spite of the second Ctrl-C"]
            note(f"ended by the second Ctrl-C at attempt {attempt}; left: {part_files(folder) or 'nothing'}")
            return tenfold.resumed_differences("a.checkpoint", expected, folder)
    return ["the second Ctrl-C never met a checkpoint being written (30 attempts)"]


def stop_often_problems(tenfold, expected):
    """A run that is stopped again and again, each time resumed from where it was."""
    with fresh_folder() as folder:
        command = ["run", TINY]
        for stop in range(6):
            full = [*command, *EVERY_DAY, "--progress", "json", "--out", "a.h5", "--threads", str(1 + stop % 3)]
            with tenfold.start(full, folder) as process:
                process.stderr.readline()
                process.send_signal(signal.SIGUSR1)
                said = process.communicate(timeout=LIMIT)[1]
            if process.returncode != EXIT_INTERRUPTED:
                return [f"stop {stop}: exit {process.returncode}: {said[-300:]}"]
            command = ["resume", "a.checkpoint"]
        return tenfold.resumed_differences("a.checkpoint", expected, folder)


def check(tenfold, report, expected, kills, seed):
    report.part(f"killed at {kills} random moments (seed {seed}), a run goes on bit for bit",
                kill_problems, tenfold, expected, kills, seed)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1):
        report.part(f"{number.name} ends a run with a checkpoint from which it goes on bit for bit",
                    stop_problems, tenfold, expected, number)
    report.part("a second Ctrl-C ends a run at once and leaves the checkpoint before",
                second_stop_problems, tenfold, expected)
    report.part("a run that is stopped six times ends as if it had not been", stop_often_problems, tenfold, expected)
