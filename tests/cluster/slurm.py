# SPDX-License-Identifier: Apache-2.0
"""The Slurm part: a private Slurm runs an array of which a run fails and two tasks are stopped on the way."""

import contextlib
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time

from sweeps import (FOLDER, LIMIT, RUNS_PER_SHARD, SHARDS, Readings, checkpoints, running_tenfolds, script, tail,
                    wait_until)

NEEDED = ["slurmctld", "slurmd", "sbatch", "munged", "setpriv"]
WAITING = ("PENDING", "RUNNING", "COMPLETING")
RUNS_FAILED = ("FAILED", "6:0")
DAEMONS = ("slurmctld", "slurmd", "slurmstepd", "munged")


def free_ports():
    """The first of two ports in a row that nobody uses."""
    for port in range(26817, 27817, 2):
        with contextlib.suppress(OSError), socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", port))
            second.bind(("127.0.0.1", port + 1))
            return port
    raise RuntimeError("no two free ports in a row")


def daemons():
    """Processes of Slurm and munge on this computer."""
    found = set()
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            name = (folder / "stat").read_text()
            if re.match(rf"\d+ \(({'|'.join(DAEMONS)})\) [^Z]", name):
                found.add(int(folder.name))
    return found


class Slurm:
    """A private Slurm while it is open."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = dict(os.environ, SLURM_CONF=str(folder / "slurm.conf"))

    def __enter__(self):
        self.local("start", str(free_ports()))
        return self

    def __exit__(self, *_):
        self.local("stop")

    def local(self, verb, *more):
        done = subprocess.run([str(FOLDER / "slurm-local"), verb, str(self.folder), *more], text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT)
        if done.returncode:
            raise RuntimeError(f"slurm-local {verb}: exit {done.returncode}: {done.stdout[-400:]}")

    def call(self, *command):
        done = subprocess.run(command, env=self.environment, text=True, capture_output=True, check=False, timeout=LIMIT)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")
        return done.stdout

    def jobs(self, number):
        """What Slurm knows of a job or of the tasks of an array: a dictionary for each."""
        lines = self.call("scontrol", "--oneliner", "show", "job", str(number)).splitlines()
        return [dict(word.split("=", 1) for word in line.split() if "=" in word) for line in lines]

    def tasks(self, number):
        """{number of a task: what Slurm knows of it}, without those that still wait as one."""
        return {int(job["ArrayTaskId"]): job for job in self.jobs(number) if job.get("ArrayTaskId", "").isdigit()}


def submitted(slurm, directory):
    """Numbers of the array and of the job that collects."""
    done = script(directory, "submit.sh", env=slurm.environment)
    found = re.fullmatch(r"array job: (\d+)\ncollecting job: (\d+)\n", done.stdout)
    if done.returncode or not found:
        raise RuntimeError(f"submit.sh: exit {done.returncode}: {tail(done)}")
    return found.groups()


def shell_of(slurm, job):
    """The process that runs the script of a task. (scancel --batch would signal again and again: Slurm 22.05 tells it
    to try again although the signal has been sent.)"""
    array, task = job.split("_")
    wanted = {f"SLURM_CONF={slurm.environment['SLURM_CONF']}", f"SLURM_ARRAY_JOB_ID={array}",
              f"SLURM_ARRAY_TASK_ID={task}"}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            variables = set((folder / "environ").read_bytes().decode(errors="replace").split("\0"))
            if wanted <= variables and b"slurm_script" in (folder / "cmdline").read_bytes():
                return int(folder.name)
    raise RuntimeError(f"no script of {job} is running")


def stop_one(slurm, directory, array, stopped, stop):
    """Stops a task soon after it has begun, by stop(its job); its number, and the checkpoints that it left."""

    def running():
        return {task for task, job in slurm.tasks(array).items() if job["JobState"] == "RUNNING"}

    def left():
        runs = range(task * RUNS_PER_SHARD, (task + 1) * RUNS_PER_SHARD)
        return [name for name in checkpoints(directory) if name in {f"run-{run:06}.checkpoint" for run in runs}]

    before = running() | stopped
    task = min(wait_until(lambda: running() - before, 60))
    wait_until(lambda: running_tenfolds(directory), 30)
    time.sleep(0.5)
    stop(f"{array}_{task}")
    return task, wait_until(left, 30)


def state_problems(slurm, array, stopped):
    """One task has a failed run and fails, all others are completed; those that were stopped were started twice."""
    tasks = slurm.tasks(array)
    ends = sorted((job["JobState"], job["ExitCode"]) for job in tasks.values())
    problems = []
    if ends != [("COMPLETED", "0:0")] * (SHARDS - 1) + [RUNS_FAILED]:
        problems.append(f"tasks ended as {ends}")
    restarts = {task for task, job in tasks.items() if job["Restarts"] != "0"}
    if restarts != stopped:
        problems.append(f"tasks {sorted(restarts)} were queued again instead of {sorted(stopped)}")
    return problems


def farm_problems(sweeps, folder):
    before = daemons()
    directory, problems = sweeps.emit("slurm", folder)
    if problems:
        return problems
    with Slurm(folder.parent / "slurm") as slurm:
        array, collecting = submitted(slurm, directory)
        # As Slurm does two minutes before the time limit; and as those do who need the node.
        ways = [lambda job: os.kill(shell_of(slurm, job), signal.SIGUSR1),
                lambda job: slurm.call("scontrol", "requeue", job)]
        stopped, left = set(), set()
        for way in ways:
            task, names = stop_one(slurm, directory, array, stopped, way)
            stopped.add(task)
            left.update(names)
        with Readings(directory / "checkpoints") as readings:
            wait_until(lambda: slurm.jobs(collecting)[0]["JobState"] not in WAITING, 150, 0.5)
            unread = left - readings.names()
        if unread:
            problems.append(f"tasks began anew instead of going on from {sorted(unread)}")
        problems += state_problems(slurm, array, stopped)
        end = slurm.jobs(collecting)[0]
        if (end["JobState"], end["ExitCode"]) != RUNS_FAILED:
            said = (directory / "logs" / f"collect-{collecting}.log").read_text()[-300:]
            problems.append(f"collecting: {end['JobState']} {end['ExitCode']}: {said}")
    left = daemons() - before
    if left or running_tenfolds(directory):
        problems.append(f"processes are left: {sorted(left)} {running_tenfolds(directory)}")
    return problems or sweeps.differences(directory)


def check(sweeps, report, folder):
    what = f"Slurm runs an array of {SHARDS} tasks of which one fails and two are stopped and go on"
    if os.geteuid() != 0 and shutil.which("slurmctld"):
        report.skip(what, "a private Slurm needs root")
    else:
        report.part_with(NEEDED, what, farm_problems, sweeps, folder)
