# SPDX-License-Identifier: Apache-2.0
"""What is refused, with the reason and nothing lost: what does not belong together, is damaged or cannot be written."""

import os
import random

from studies import (EXIT_FILE, EXIT_OK, EXIT_SCENARIO, RATES, as_nobody, changed_files, files_of, fresh_folder, note,
                     readable_by_nobody, refusal_problems)

SMALL = {"factors": [RATES], "replicates": 1}  # three runs


def another_study_problems(sweeps):
    """Studies that make other runs, or keep other things of them."""
    problems = []
    with fresh_folder() as folder:
        sweeps.study(folder)
        problems += sweeps.run(folder)
        before = files_of(folder / "d")
        for words, what in (("it holds another study, small", {"name": "other", "replicates": 3}),
                            ("with other factors, design or replicates", {"replicates": 3}),
                            ("with other factors, design or replicates", {"design": "kind: sobol, samples: 4"}),
                            ("with other values of the scenario", {"end": "2023-02-02"})):
            sweeps.study(folder, **what)
            done = sweeps.sweep(folder, "run", "study.yaml", "--dir", "d", "--quiet")
            problems += refusal_problems(done, EXIT_SCENARIO, words, "use another directory")
        path = sweeps.study(folder)
        text = path.read_text(encoding="utf-8").replace("statistic: last", "statistic: mean")
        path.write_text(text, encoding="utf-8")
        done = sweeps.sweep(folder, "run", "study.yaml", "--dir", "d", "--quiet")
        problems += refusal_problems(done, EXIT_SCENARIO, "it holds small with other outputs; use another directory")
        problems += changed_files(before, folder / "d")
    return problems


def changed_text_problems(sweeps):
    """Texts of the directory that somebody has edited, and the same after they are as they were."""
    problems = []
    with fresh_folder() as folder:
        sweeps.study(folder, **SMALL)
        problems += sweeps.run(folder)
        for name, old, new in (("study.yaml", "headlines", "gdp"), ("study.yaml", "headlines", "no_such_series"),
                               ("study.yaml", "format", "formt"), ("scenario.yaml", "seed: 1", "seed: 2")):
            path = folder / "d" / name
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
            before = files_of(folder / "d")
            for command in ("status", "collect"):
                done = sweeps.sweep(folder, command, "d")
                problems += refusal_problems(done, EXIT_FILE, "study.yaml or scenario.yaml has changed")
            problems += changed_files(before, folder / "d")
            path.write_text(text, encoding="utf-8")
        return problems + sweeps.differences(folder, **SMALL)


def other_commit_problems(sweeps):
    """A shard that another version wrote; once it is taken away its runs are made anew."""
    import h5py
    import numpy

    with fresh_folder() as folder:
        sweeps.study(folder, **SMALL)
        problems = sweeps.run(folder, "--runs-per-shard", 2)
        shard = folder / "d" / "shards" / "shard-0000.h5"
        with h5py.File(shard, "r+") as file:
            file.attrs["git_commit"] = numpy.bytes_(b"0" * 40)
        before = files_of(folder / "d")
        for command in ["status", "d"], ["collect", "d"], ["run", "--dir", "d", "--quiet"]:
            done = sweeps.sweep(folder, *command)
            problems += refusal_problems(done, EXIT_SCENARIO, "shard-0000.h5: it was written by tenfold",
                                         "remove it to repeat its runs")
        problems += changed_files(before, folder / "d")
        shard.unlink()
        return problems + (sweeps.run(folder) or sweeps.differences(folder, **SMALL))


def other_directory_problems(sweeps):
    """A directory that another version made."""
    with fresh_folder() as folder:
        sweeps.study(folder, **SMALL)
        problems = sweeps.run(folder)
        record = folder / "d" / "sweep.json"
        record.write_text(record.read_text().replace('"program_version": "', '"program_version": "9'))
        before = files_of(folder / "d")
        for command in ["status", "d"], ["run", "--dir", "d"], ["run", "study.yaml", "--dir", "d"]:
            problems += refusal_problems(sweeps.sweep(folder, *command), EXIT_SCENARIO,
                                         "use that version or another directory")
        return problems + changed_files(before, folder / "d")


def flip_problems(sweeps, flips, seed):
    """A shard with a flipped bit is refused, or says what it said before."""
    draw = random.Random(seed)
    problems = []
    refused = 0
    with fresh_folder() as folder:
        sweeps.study(folder, **SMALL)
        problems += sweeps.run(folder)
        shard = folder / "d" / "shards" / "shard-0000.h5"
        whole = shard.read_bytes()
        for _ in range(flips):
            place, bit = draw.randrange(len(whole)), draw.randrange(8)
            damaged = bytearray(whole)
            damaged[place] ^= 1 << bit
            shard.write_bytes(damaged)
            (folder / "d" / "sweep.h5").unlink(missing_ok=True)
            before = files_of(folder / "d")
            done = sweeps.sweep(folder, "collect", "d")
            if done.returncode == EXIT_OK:
                found = sweeps.differences(folder, **SMALL)
            else:
                refused += 1
                found = [] if done.returncode in (EXIT_SCENARIO, EXIT_FILE) else [f"exit {done.returncode}"]
                found += [] if "shard-0000.h5" in done.stderr else [f"does not name the shard: {done.stderr}"]
                found += changed_files(before, folder / "d")
            problems += [f"bit {bit} of byte {place}: {problem}" for problem in found]
        for size in (0, 100, len(whole) // 2):
            shard.write_bytes(whole[:size])
            for words in ["status", "d"], ["run", "--dir", "d", "--quiet"], ["collect", "d"]:
                problems += refusal_problems(sweeps.sweep(folder, *words), EXIT_FILE, "shard-0000.h5")
            problems += [] if shard.read_bytes() == whole[:size] else ["a damaged shard was written over"]
        shard.write_bytes(whole)
        problems += sweeps.differences(folder, **SMALL)
    note(f"{refused} of {flips} flipped bits were refused, the others changed nothing that is read")
    return problems


def read_only_problems(sweeps, folder, options):
    """No command that would write does anything; what only reads goes on."""
    before = files_of(folder)
    problems = []
    for words in (["run", "study.yaml", "--dir", "d", "--quiet"], ["run", "--dir", "d", "--quiet"], ["collect", "d"],
                  ["run", "study.yaml", "--dir", "new", "--quiet"], ["run", "study.yaml", "--dir", "empty", "--quiet"]):
        done = sweeps.sweep(folder, *words, **options)
        problems += refusal_problems(done, EXIT_FILE, "Permission denied")
    status = sweeps.sweep(folder, "status", "d", **options)
    problems += [] if "2 of 3 runs complete" in status.stdout else [f"status: {status.stdout}{status.stderr}"]
    return problems + changed_files(before, folder)


def check_read_only(sweeps, report):
    name = "a directory without the right to write is an error with the reason"
    with fresh_folder() as folder:
        sweeps.study(folder, **SMALL)
        problems = sweeps.run(folder, "--runs-per-shard", 1, "--shards", "0,1")
        (folder / "empty").mkdir()
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        options = {"preexec_fn": as_nobody} if os.geteuid() == 0 else {}
        if problems:
            report.check(name, problems)
        elif options and not readable_by_nobody(sweeps.program):
            report.skip(name, "the program lies where only the superuser may read")
        else:
            report.part(name, read_only_problems, sweeps, folder, options)
        for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            path.chmod(0o755)


def check(sweeps, report, flips, seed):
    report.part("another study in a directory is refused", another_study_problems, sweeps)
    report.part("texts that were changed in a directory are refused", changed_text_problems, sweeps)
    report.part("a shard of another version is refused, and made anew once it is gone", other_commit_problems, sweeps)
    report.part("a directory of another version is refused", other_directory_problems, sweeps)
    report.part(f"a shard with one of {flips} flipped bits, or cut off, is refused or the same", flip_problems, sweeps,
                flips, seed)
    check_read_only(sweeps, report)
