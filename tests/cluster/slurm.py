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

from sweeps import FOLDER, LIMIT, SHARDS, checkpoints, running_tenfolds, script, tail, wait_until

NEEDED = ["slurmctld", "slurmd", "sbatch", "munged", "setpriv"]
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
    """Stops a task that is on its way, by stop(its job); its number, and what was wrong with that."""

    def running():
        return [task for task, job in slurm.tasks(array).items() if job["JobState"] == "RUNNING" and task not in stopped
                and (directory / "logs" / f"{array}_{task}.log").exists()]

    task = wait_until(running, 60)[0]
    wait_until(lambda: running_tenfolds(directory), 30)
    time.sleep(1.0)
    before = checkpoints(directory)
    stop(f"{array}_{task}")
    with contextlib.suppress(TimeoutError):
        wait_until(lambda: set(checkpoints(directory)) - set(before), 30)
        return task, []
    return task, [f"task {task}: no checkpoint came"]


def state_problems(slurm, array, stopped):
    """One task has a failed run and fails, all others are completed; those that were stopped were started twice."""
    tasks = slurm.tasks(array)
    ends = sorted((job["JobState"], job["ExitCode"]) for job in tasks.values())
    problems = []
    if ends != [("COMPLETED", "0:0")] * (SHARDS - 1) + [("FAILED", "6:0")]:
        problems.append(f"tasks ended as {ends}")
    restarts = {task for task, job in tasks.items() if job["Restarts"] != "0"}
    if restarts != stopped:
        problems.append(f"tasks {sorted(restarts)} were queued again instead of {sorted(stopped)}")
    return problems


def log_problems(directory, array, stopped):
    """What the tasks that were stopped say."""
    problems = []
    for task in range(SHARDS):
        text = (directory / "logs" / f"{array}_{task}.log").read_text()
        if task in stopped and not re.search(r"goes? on|going on|resum|from (its|a|the) checkpoint", text, re.I):
            problems.append(f"task {task} does not say that it went on: {text[-300:]}")
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
        stopped = set()
        for way in ways:
            task, found = stop_one(slurm, directory, array, stopped, way)
            stopped.add(task)
            problems += found
        wait_until(lambda: slurm.jobs(collecting)[0]["JobState"] not in ("PENDING", "RUNNING", "COMPLETING"), 150, 0.5)
        problems += state_problems(slurm, array, stopped) + log_problems(directory, array, stopped)
        if slurm.jobs(collecting)[0]["JobState"] != "COMPLETED":
            problems.append(f"collecting: {(directory / 'logs' / f'collect-{collecting}.log').read_text()[-300:]}")
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
