# SPDX-License-Identifier: Apache-2.0
"""Sweeps that are killed, asked to stop, fail, stop by their own rules, or share a directory."""

import random
import re
import signal
import subprocess
import time

from studies import (EXIT_FAILED_RUNS, EXIT_FILE, EXIT_INTERRUPTED, EXIT_OK, FAILING, LIMIT, PEERS, RATES, checkpoints,
                     fresh_folder, note, refusal_problems)

KILLED = {"end": "2023-02-15", "factors": [RATES], "replicates": 1}  # three runs
KILLED_WORDS = ["--runs-per-shard", 1, "--jobs", 2, "--checkpoint-every", "5d"]
LONG = {"end": "2028-01-01", "factors": [RATES], "replicates": 1}  # three runs, long enough to be met on the way
FAILS = {"factors": [PEERS], "replicates": 1}  # five runs


def start(sweeps, folder, *words):
    return sweeps.start(["sweep", "run", "study.yaml", "--dir", "d", "--progress", "none", *words], folder)


def timed(sweeps):
    """Wall-clock time of the sweep that is killed [s]."""
    with fresh_folder() as folder:
        sweeps.study(folder, **KILLED)
        began = time.monotonic()
        problems = sweeps.run(folder, *KILLED_WORDS)
        return time.monotonic() - began, problems


def killed_after(sweeps, folder, moment):
    """Whether the command was still at work then."""
    with start(sweeps, folder, *KILLED_WORDS) as process:
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
    return False


def kill_problems(sweeps, kills, seed):
    """Each time on a new directory; then it is gone on with."""
    draw = random.Random(seed)
    seconds, problems = timed(sweeps)
    met = half_made = 0
    for _ in range(kills):
        moment = draw.uniform(0.0, seconds)
        with fresh_folder() as folder:
            sweeps.study(folder, **KILLED)
            met += killed_after(sweeps, folder, moment)
            half_made += (folder / "d").exists() and not (folder / "d" / "sweep.json").exists()
            found = sweeps.run(folder, *KILLED_WORDS) or sweeps.differences(folder, **KILLED)
        problems += [f"killed after {moment:.3f} s: {problem}" for problem in found]
    note(f"{met} of {kills} kills met a sweep of {seconds:.2f} s at work, {half_made} its directory half made")
    return problems or ([] if met else ["no kill met a sweep at work: the test says nothing"])


def kill_often_problems(sweeps, kills, seed):
    """One directory, whose processes are killed again and again."""
    draw = random.Random(seed)
    seconds, problems = timed(sweeps)
    with fresh_folder() as folder:
        sweeps.study(folder, **KILLED)
        met = sum(killed_after(sweeps, folder, draw.uniform(0.2, 0.6) * seconds) for _ in range(kills))
        problems += sweeps.run(folder, *KILLED_WORDS) or sweeps.differences(folder, **KILLED)
        problems += [f"left behind: {name}" for name in checkpoints(folder / "d")]
    return problems or ([] if met else ["no kill met a sweep at work: the test says nothing"])


def wait_until(holds, process):
    """Waits for something that a process does; false when it ended before."""
    end = time.monotonic() + LIMIT
    while not holds() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    return holds()


def stop_problems(sweeps, number):
    with fresh_folder() as folder:
        sweeps.study(folder, **LONG)
        with start(sweeps, folder, "--jobs", 2, "--checkpoint-every", "1y") as process:
            met = wait_until(lambda: len(checkpoints(folder / "d")) == 2, process)
            process.send_signal(number)
            said = process.communicate(timeout=LIMIT)[1]
        done = subprocess.CompletedProcess([], process.returncode, "", said)
        problems = refusal_problems(done, EXIT_INTERRUPTED, "interrupted; to resume: tenfold sweep run --dir d")
        if not met or len(checkpoints(folder / "d")) != 2:
            problems.append(f"checkpoints: {checkpoints(folder / 'd')}")
        if sweeps.status(folder)["missing"] < 2:
            problems.append("it was not stopped on the way")
        problems += missing_problems(sweeps, folder)
        again = sweeps.sweep(folder, "run", "--dir", "d", "--quiet")
        problems += [] if again.returncode == EXIT_OK else [f"again: exit {again.returncode}: {again.stderr}"]
        problems += [f"left behind: {name}" for name in checkpoints(folder / "d")]
        return problems or sweeps.differences(folder, **LONG)


def missing_problems(sweeps, folder):
    """What is collected of a sweep that is not done says so."""
    _, problems = sweeps.collected(folder, expected=EXIT_FAILED_RUNS)
    return problems


def failed_problems(sweeps):
    """Failed runs are recorded, the others are made, and failed ones again when that is asked for."""
    with fresh_folder() as folder:
        sweeps.study(folder, **FAILS)
        problems = sweeps.run(folder, "--jobs", 2, expected=EXIT_FAILED_RUNS)
        status = sweeps.status(folder)
        failed = {run["run"]: run["message"] for run in status["failed_runs"]}
        if sorted(failed) != FAILING or (status["complete"], status["missing"]) != (3, 0):
            problems.append(f"status: {status}")
        problems += [f"run {run}: {said}" for run, said in failed.items() if "is odd (allowed: even" not in said]
        said = sweeps.sweep(folder, "status", "d").stdout
        problems += [] if "run 3 failed: " in said and "  repeat: tenfold run d/scenario.yaml" in said else [said]
        for words, made in ([], 0), (["--retry"], len(FAILING)):
            done = sweeps.sweep(folder, "run", "--dir", "d", "--progress", "none", *words)
            expected = f"3 of 5 runs complete, 2 failed; {made} made now"
            if done.returncode != EXIT_FAILED_RUNS or expected not in done.stdout:
                problems.append(f"run {words}: exit {done.returncode}: {done.stdout}")
        problems += collected_failures(sweeps, folder)
        return problems


def collected_failures(sweeps, folder):
    import h5py
    import numpy

    _, problems = sweeps.collected(folder, expected=EXIT_FAILED_RUNS)
    with h5py.File(folder / "d" / "sweep.h5") as file:
        for run in range(5):
            values = numpy.concatenate([file["gdp"][run], [file["zeta"][run]]])
            is_failed = run in FAILING
            if file["status"][run] != (2 if is_failed else 1) or numpy.isnan(values).all() != is_failed:
                problems.append(f"run {run}: status {file['status'][run]}, {values}")
            if bool(file["message"].asstr()[run]) != is_failed or bool(file["digest"].asstr()[run]) == is_failed:
                problems.append(f"run {run}: message '{file['message'][run]}', digest '{file['digest'][run]}'")
    return problems


def retry_problems(sweeps):
    """A run that failed for a reason that has gone is complete after --retry, as if nothing had been."""
    import h5py

    with fresh_folder() as folder:
        sweeps.study(folder)
        problems = sweeps.run(folder)
        with h5py.File(folder / "d" / "shards" / "shard-0000.h5", "r+") as file:
            file["status"][4] = 2
        problems += sweeps.run(folder, expected=EXIT_FAILED_RUNS)
        problems += sweeps.run(folder, "--retry")
        return problems or sweeps.differences(folder)


def stop_rule_problems(sweeps):
    problems = []
    with fresh_folder() as folder:
        sweeps.study(folder, **FAILS, more="stop: {failures: 1}")
        done = sweeps.sweep(folder, "run", "study.yaml", "--dir", "d", "--jobs", 1, "--quiet")
        problems += refusal_problems(done, EXIT_FAILED_RUNS, "stopped by the study's stop rule; failed runs: 1; reasons: tenfold sweep status d")
        status = sweeps.status(folder)
        if (status["complete"], status["failed"], status["missing"]) != (1, 1, 3):
            problems.append(f"failures: {status}")
    with fresh_folder() as folder:
        sweeps.study(folder, factors=[RATES], replicates=1, more="stop: {hours: 1e-6}")
        calls = 0
        while calls < 30:
            done = sweeps.sweep(folder, "run", "study.yaml", "--dir", "d", "--jobs", 1, "--quiet")
            calls += 1
            if done.returncode == EXIT_OK:
                break
            problems += refusal_problems(done, EXIT_INTERRUPTED, "stopped after 1e-06 h by the study's stop rule; to resume: ")
        if calls < 2 or done.returncode != EXIT_OK:
            problems.append(f"after {calls} calls: exit {done.returncode}: {done.stderr}")
        status = sweeps.status(folder)
        problems += [] if status["complete"] == 3 else [f"hours: {status}"]
    return problems


def busy_problems(sweeps):
    """A shard that another process is at work on is passed over, and told."""
    with fresh_folder() as folder:
        sweeps.study(folder, **LONG)
        with start(sweeps, folder, "--runs-per-shard", 1, "--shards", 0, "--jobs", 1) as first:
            if not wait_until((folder / "d" / "shards" / "shard-0000.h5.lock").exists, first):
                return ["the first process never began"]
            first.send_signal(signal.SIGSTOP)
            second = sweeps.sweep(folder, "run", "--dir", "d", "--quiet", "--shards", "0,2")
            first.send_signal(signal.SIGCONT)
            problems = refusal_problems(second, EXIT_FILE, "shard 0 was skipped: another process is using it")
            first.communicate(timeout=LIMIT)
        status = sweeps.status(folder)
        problems += [] if (status["complete"], status["missing"]) == (2, 1) else [f"status: {status}"]
        return problems + (sweeps.run(folder) or sweeps.differences(folder, **LONG))


def together_problems(sweeps):
    """Processes that begin at the same moment on a directory that is not there."""
    problems = []
    for _ in range(2):
        with fresh_folder() as folder:
            sweeps.study(folder)
            started = [start(sweeps, folder, "--runs-per-shard", 3, "--jobs", 1) for _ in range(3)]
            for process in started:
                said = process.communicate(timeout=LIMIT)[1]
                is_busy = process.returncode == EXIT_FILE and re.search(r"shard \d was skipped", said)
                problems += [] if process.returncode == EXIT_OK or is_busy else [f"exit {process.returncode}: {said}"]
            problems += sweeps.run(folder) or sweeps.differences(folder)
    return problems


def check(sweeps, report, kills, seed):
    report.part(f"killed at {kills} random moments (seed {seed}), a sweep resumes with identical results",
                kill_problems, sweeps, kills, seed)
    report.part("a sweep that is killed again and again ends with identical results", kill_often_problems, sweeps, 6, seed)
    for number in (signal.SIGTERM, signal.SIGINT):
        report.part(f"{number.name} ends a sweep with checkpoints, from which it resumes with identical results",
                    stop_problems, sweeps, number)
    report.part("failed runs are recorded and the others made", failed_problems, sweeps)
    report.part("failed runs are made again when that is asked for", retry_problems, sweeps)
    report.part("stop rules end a sweep, and it goes on when it is called again", stop_rule_problems, sweeps)
    report.part("a busy shard is passed over", busy_problems, sweeps)
    report.part("processes that begin together make one directory and share its shards", together_problems, sweeps)
