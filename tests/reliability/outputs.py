# SPDX-License-Identifier: Apache-2.0
"""What must never cost a run or a file: streams that cannot be written, outputs that are something else's, two writers
of one name, file systems without locks, and the signals that end logins and jobs."""

import os
import resource
import shutil
import signal
import subprocess
import time

from support import (EVERY_DAY, EXIT_FILE, EXIT_INTERRUPTED, EXIT_OK, EXIT_SCENARIO, LIMIT, ROOT, TINY, fresh_folder,
                     note, part_files, pause, refusal_problems)

SHORT = ["--until", "2023-02-01"]
LARGE = str(ROOT / "scenarios" / "us-2023.yaml")
STUDY = f"""format: 1
name: small
scenario: "{TINY}"
set: ["time.end=2023-02-01"]
factors:
  - {{key: rate, path: labour_market.unemployment_rate, values: [0.03, 0.05]}}
outputs: {{scalars: [{{key: out, series: unemployment_rate, months: 0}}], series: []}}
"""
FIT = f"""format: 1
name: fit
scenario: "{TINY}"
set: ["time.end=2023-04-01"]
factors:
  - {{key: rate, path: labour_market.unemployment_rate, range: [0.03, 0.05]}}
replicates: 2
calibration:
  targets:
    - {{key: out, series: unemployment_rate, months: 0, value: 0.04, error: 0.001}}
  global_evaluations: 6
  local_evaluations: 8
  samples: 6
"""
# Answers that there are no locks, or that a file system has no blocks, as some network file systems do.
ODD_FILES = r"""
#define _GNU_SOURCE
#include <errno.h>
#include <string.h>
#include <sys/statvfs.h>
int flock(int file, int operation) { (void)file; (void)operation; errno = ENOSYS; return -1; }
int statvfs(const char *path, struct statvfs *facts) { (void)path; memset(facts, 0, sizeof *facts); return 0; }
"""
STREAMS = {"a full disk": "/dev/full", "nothing": "-", "a pipe without reader": "pipe"}


def call_with(tenfold, arguments, folder, stream, under):
    """Runs the program with one of its streams spoilt; the shell sees to what Python cannot."""
    line = " ".join(f"'{word}'" for word in [tenfold.program, *map(str, arguments)])
    texts = {"/dev/full": f"{line} {stream}>/dev/full", "-": f"{line} {stream}>&-",
             "pipe": f"{{ sleep 0.1; {line} {stream}>&3; }} 3> >(exec true)"}
    return subprocess.run(["bash", "-c", texts[under]], cwd=folder, capture_output=True, text=True, timeout=LIMIT)


def diagnostics_problems(tenfold):
    """Whatever is under stderr, each command does its work and ends with its own exit code."""
    problems = []
    for what, under in STREAMS.items():
        with fresh_folder() as folder:
            (folder / "study.yaml").write_text(STUDY)
            commands = [
                (["run", TINY, "--checkpoint-at", "2024-07-01", "--out", "a.h5"], EXIT_OK),
                (["resume", "a.checkpoint", "--out", "b.h5"], EXIT_OK),
                (["sweep", "run", "study.yaml", "--dir", "d"], EXIT_OK),
                (["sweep", "collect", "d"], EXIT_OK),
                (["validate", "nowhere.yaml"], EXIT_FILE),
                (["validate", "study.yaml"], EXIT_SCENARIO),
                (["show", "nowhere.h5"], EXIT_FILE),
                (["show", "a.h5"], EXIT_OK),
                (["report", "a.h5", "a.h5"], EXIT_OK),
                (["export", "a.h5", "--csv", "tables"], EXIT_OK),
            ]
            for arguments, code in commands:
                done = call_with(tenfold, arguments, folder, 2, under)
                if done.returncode != code:
                    problems.append(f"{what} under stderr: {arguments[:3]}: exit {done.returncode} instead of {code}")
            for name in ("a.h5", "b.h5", "d/sweep.h5", "report.html", "tables/run.csv"):
                if not (folder / name).exists():
                    problems.append(f"{what} under stderr: no {name}")
    return problems


def summary_problems(tenfold):
    """A summary that cannot be written costs nothing; data that cannot be written are an error; a reader may leave."""
    problems = []
    wanted = {"/dev/full": EXIT_FILE, "-": EXIT_FILE, "pipe": EXIT_OK}
    with fresh_folder() as folder:
        for what, under in STREAMS.items():
            (folder / "a.h5").unlink(missing_ok=True)
            done = call_with(tenfold, ["run", TINY, *SHORT, "--out", "a.h5"], folder, 1, under)
            if done.returncode != EXIT_OK or not (folder / "a.h5").exists():
                problems.append(f"{what} under stdout: run: exit {done.returncode}: {done.stderr[-200:]}")
            done = call_with(tenfold, ["show", "a.h5"], folder, 1, under)
            if done.returncode != wanted[under]:
                problems.append(f"{what} under stdout: show: exit {done.returncode} instead of {wanted[under]}")
            if under == "pipe" and done.stderr:
                problems.append(f"a reader that leaves is told: {done.stderr}")
    return problems


def replaced_problems(tenfold):
    """No command replaces what it reads; what is another's, or has other values, it replaces when forced to."""
    problems = []
    with fresh_folder() as folder:
        (folder / "study.yaml").write_text(STUDY)
        (folder / "base.yaml").write_text(f'format: 1\nextends: "{TINY}"\nname: base\n')
        (folder / "child.yaml").write_text("format: 1\nextends: base.yaml\nname: child\n")
        for arguments in (["run", TINY, *SHORT, "-q", "--checkpoint-at", "2023-01-20", "--out", "a.h5"],
                          ["run", TINY, *SHORT, "-q", "--seed", "2", "--out", "b.h5"],
                          ["sweep", "run", "study.yaml", "--dir", "d", "-q"], ["sweep", "collect", "d"],
                          ["export", "a.h5", "--csv", "tables"]):
            tenfold.call(arguments, folder, check=True)
        os.link(folder / "a.h5", folder / "hard.h5")
        (folder / "soft.h5").symlink_to("a.h5")
        (folder / "notes.txt").write_text("precious")
        shutil.copy(folder / "a.h5", folder / "kept.h5")
        (folder / "kept.h5").chmod(0o444)
        tenfold.call(["export", "a.h5", "--csv", "edited"], folder, check=True)
        (folder / "edited" / "time.csv").write_text("my own notes\n")
        before = contents(folder)
        inputs = [["report", "a.h5", "-o", name] for name in ("a.h5", "./a.h5", "hard.h5", "soft.h5")]
        inputs += [["report", "d", "-o", "d/sweep.h5"], ["report", "a.h5", "-o", "d/scenario.yaml"],
                   ["export", "a.h5", "--csv", "d"], ["run", "child.yaml", *SHORT, "--out", "base.yaml"],
                   ["run", "child.yaml", *SHORT, "--out", "x.h5", "--checkpoint", "base.yaml"],
                   ["run", TINY, *SHORT, "--out", "d/shards/shard-0000.h5"]]
        others = [["run", TINY, *SHORT, "--out", "notes.txt"], ["run", TINY, *SHORT, "--out", "kept.h5"],
                  ["run", TINY, *SHORT, "--out", "b.h5"], ["run", TINY, "--out", "a.h5"],
                  ["run", TINY, *SHORT, "--out", "x.h5", "--checkpoint", "notes.txt"],
                  ["run", TINY, *SHORT, "--seed", "2", "--out", "x.h5", "--checkpoint", "a.checkpoint"],
                  ["export", "b.h5", "--csv", "tables"], ["export", "a.h5", "--csv", "edited"],
                  ["report", "a.h5", "-o", "notes.txt"], ["report", "a.h5", "-o", "b.h5"]]
        for arguments in [*inputs, *(words + ["--force"] for words in inputs), *others]:
            done = tenfold.call(arguments, folder)
            if done.returncode != EXIT_FILE or "cannot write" not in done.stderr:
                problems.append(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr[-200:]}")
            if contents(folder) != before:
                return [*problems, f"{' '.join(arguments)}: files have changed"]
        for arguments in (["run", TINY, *SHORT, "-q", "--out", "a.h5"], ["sweep", "collect", "d"],
                          ["export", "a.h5", "--csv", "tables"], *(words + ["--force"] for words in others)):
            done = tenfold.call(arguments, folder)
            if done.returncode != EXIT_OK:
                problems.append(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr[-200:]}")
    return problems


def contents(folder):
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def interrupted_again_problems(tenfold):
    """A run that is made again and interrupted leaves the complete results of before, and can go on."""
    command = ["run", LARGE, "--scale", "2000", "--until", "2025-01-01", "--progress", "json", "--out", "a.h5"]
    with fresh_folder() as folder:
        tenfold.call(command, folder, check=True)
        before = (folder / "a.h5").read_bytes()
        with tenfold.start(command, folder) as process:
            process.stderr.readline()
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=LIMIT)[1]
        problems = [] if process.returncode == EXIT_INTERRUPTED else [f"exit {process.returncode}: {said[-300:]}"]
        if "a.h5 keeps its complete results; to resume:" not in said:
            problems.append(f"said: {said[-300:]}")
        if (folder / "a.h5").read_bytes() != before:
            problems.append("the complete results are gone")
        done = tenfold.call(["resume", "a.checkpoint", "-q"], folder)
        return problems + ([] if done.returncode == EXIT_OK else [f"resume: exit {done.returncode}: {done.stderr}"])


def names_problems(tenfold):
    """Runs that differ have different default names, and a branch does not replace the run from which it comes."""
    with fresh_folder() as folder:
        for name in ("日本", "中国"):
            (folder / f"{name}.yaml").write_text(f'format: 1\nextends: "{TINY}"\nname: "{name}"\n', encoding="utf-8")
        later = [*SHORT, "--checkpoint-at", "2023-01-20"]
        runs = [["日本.yaml", *SHORT], ["中国.yaml", *SHORT], [TINY, *SHORT], [TINY, *SHORT, "--scale", "2"],
                [TINY, *SHORT, "--set", "adoption.enabled=false"], [TINY, *later, "--seed", "3"]]
        for arguments in runs:
            tenfold.call(["run", *arguments, "-q"], folder, check=True)
        resume = ["resume", "results/tiny-seed3-until2023-02-01.checkpoint", "-q"]
        tenfold.call([*resume, "--until", "2023-03-01"], folder, check=True)
        tenfold.call(resume, folder, check=True)  # the same run again, under its own name
        files = sorted(path.name for path in (folder / "results").glob("*.h5"))
        return [] if len(files) == len(runs) + 1 else [f"{len(runs) + 1} runs, but these files: {files}"]


def second_writer_problems(tenfold):
    """Of two runs that would write one file, or one checkpoint, the second does not begin."""
    problems = []
    with fresh_folder() as folder:
        with tenfold.start(["run", LARGE, "--scale", "2000", "--progress", "json", "--out", "a.h5"], folder) as process:
            process.stderr.readline()
            for options in (["--out", "a.h5"], ["--out", "b.h5", "--checkpoint", "a.checkpoint"]):
                done = tenfold.call(["run", TINY, *SHORT, "-q", *options], folder)
                problems += refusal_problems(done, EXIT_FILE, "another process is using it")
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=LIMIT)
        if process.returncode != EXIT_INTERRUPTED:
            problems.append(f"the first run: exit {process.returncode}")
        left = sorted(path.name for path in folder.iterdir())
        return problems + ([] if left == ["a.checkpoint", "a.h5"] else [f"left: {left}"])


def odd_files_problems(tenfold, folder):
    """Without locks and without known sizes everything is done, with one warning."""
    (folder / "odd.c").write_text(ODD_FILES)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", "odd.so", "odd.c"], cwd=folder, check=True)
    (folder / "study.yaml").write_text(STUDY)
    (folder / "fit.yaml").write_text(FIT)
    odd = {"env": os.environ | {"LD_PRELOAD": str(folder / "odd.so")}}
    problems = []
    for arguments in (["run", TINY, *SHORT, "-q", "--out", "a.h5"], ["sweep", "run", "study.yaml", "--dir", "d", "-q"],
                      ["sweep", "collect", "d"], ["calibrate", "fit.yaml", "--dir", "c", "-q"]):
        done = tenfold.call(arguments, folder, **odd)
        warnings = done.stderr.count("the file system has no locks")
        if done.returncode != EXIT_OK or warnings != 1:
            problems.append(f"{arguments[:2]}: exit {done.returncode}, {warnings} warnings: {done.stderr[-200:]}")
    return problems + [f"left behind: {name}" for name in part_files(folder)]


def heed_hang_up():
    """Under nohup the test itself ignores the signal, and so would what it starts."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def stop(tenfold, arguments, folder, number):
    """Asks a command to stop after its first report."""
    with tenfold.start([*arguments, "--progress", "json"], folder, preexec_fn=heed_hang_up) as process:
        process.stderr.readline()
        process.send_signal(number)
        said = process.communicate(timeout=LIMIT)[1]
    return process.returncode, said


def run_signal_problems(tenfold, expected, number):
    with fresh_folder() as folder:
        code, said = stop(tenfold, ["run", TINY, *EVERY_DAY, "--out", "a.h5"], folder, number)
        if code != EXIT_INTERRUPTED or "to resume: tenfold resume a.checkpoint" not in said:
            return [f"exit {code}: {said[-200:]}"]
        return tenfold.resumed_differences("a.checkpoint", expected, folder)


def sweep_signal_problems(tenfold, number):
    """A sweep keeps its runs and goes on; the runs of a longer scenario leave checkpoints."""
    with fresh_folder() as folder:
        (folder / "study.yaml").write_text(STUDY.replace(TINY, LARGE).replace('"time.end=2023-02-01"', '"scale=2000"'))
        code, said = None, ""
        with tenfold.start(["sweep", "run", "study.yaml", "--dir", "d", "--jobs", "2", "-q"], folder,
                           preexec_fn=heed_hang_up) as process:
            time.sleep(1.0)
            process.send_signal(number)
            said = process.communicate(timeout=LIMIT)[1]
            code = process.returncode
        if code != EXIT_INTERRUPTED or "to resume: tenfold sweep run --dir d" not in said:
            return [f"exit {code}: {said[-200:]}"]
        kept = len(list((folder / "d" / "checkpoints").iterdir())) + len(list((folder / "d" / "shards").glob("*.h5")))
        return [] if kept else ["neither a checkpoint nor a shard is there"]


def calibration_problems(tenfold):
    """A calibration that is stopped again and again ends as one that was not, and keeps others out."""
    with fresh_folder() as folder:
        (folder / "fit.yaml").write_text(FIT)
        whole = ["calibrate", "fit.yaml", "--jobs", "1", "--dir"]
        tenfold.call([*whole, "whole", "-q"], folder, check=True)
        stops = 0
        for number in (signal.SIGTERM, signal.SIGXCPU, signal.SIGHUP, signal.SIGUSR2):
            code, said = stop(tenfold, [*whole, "parts"], folder, number)
            stops += code == EXIT_INTERRUPTED
            if code == EXIT_INTERRUPTED and "to resume: tenfold calibrate fit.yaml --dir parts" not in said:
                return [f"{number.name}: does not say how to resume: {said[-200:]}"]
        note(f"a calibration was stopped {stops} times")
        tenfold.call([*whole, "parts", "-q"], folder, check=True)
        names = ["evaluations.csv", "samples.csv", "posterior.csv", "runs.csv", "calibration.md"]
        problems = [f"{name} differs" for name in names
                    if (folder / "whole" / name).read_bytes() != (folder / "parts" / name).read_bytes()]
        if stops < 2:
            problems.append(f"it was stopped {stops} times only: the test says nothing")
        (folder / "fit.yaml").write_text(FIT.replace("samples: 6", "samples: 7"))
        done = tenfold.call([*whole, "parts", "-q"], folder)
        return problems + refusal_problems(done, EXIT_SCENARIO, "it holds the calibration of another study")


def rescue_problems(tenfold):
    """Results whose folder has gone meanwhile are saved in that for temporary files, and it is said where."""
    with fresh_folder() as folder:
        (folder / "gone").mkdir()
        (folder / "tmp").mkdir()
        command = ["run", LARGE, "--scale", "500", "--until", "2023-07-01", "--progress", "json", "--out", "gone/a.h5"]
        with tenfold.start(command, folder, env=os.environ | {"TMPDIR": str(folder / "tmp")}) as process:
            process.stderr.readline()
            pause(process)
            shutil.rmtree(folder / "gone")
            process.send_signal(signal.SIGCONT)
            said = process.communicate(timeout=LIMIT)[1]
        saved = list((folder / "tmp").glob("tenfold-*/a.h5"))
        problems = [] if process.returncode == EXIT_FILE else [f"exit {process.returncode}: {said[-200:]}"]
        problems += [] if len(saved) == 1 and str(saved[0]) in said else [f"saved: {saved}; said: {said[-300:]}"]
        for path in saved:
            done = tenfold.call(["show", path], folder)
            problems += [] if done.returncode == EXIT_OK else [done.stderr]
        return problems


def set_up_problems(tenfold):
    """A sweep whose set-up met a full disk can be set up again, and so can another in its place."""
    with fresh_folder() as folder:
        (folder / "study.yaml").write_text(STUDY)
        (folder / "other.yaml").write_text(STUDY.replace("0.05", "0.06"))
        done = tenfold.call(["sweep", "run", "study.yaml", "--dir", "d", "-q"], folder,
                            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (12288, 12288)))
        problems = refusal_problems(done, EXIT_FILE, "scenario.yaml", "File too large")
        done = tenfold.call(["sweep", "run", "other.yaml", "--dir", "d", "-q"], folder)
        return problems + ([] if done.returncode == EXIT_OK else [f"exit {done.returncode}: {done.stderr[-200:]}"])


def check(tenfold, report, expected):
    report.part("streams of diagnostics that cannot be written cost no command its work", diagnostics_problems, tenfold)
    report.part("a summary may be lost, data may not, and a reader may leave", summary_problems, tenfold)
    report.part("nothing is replaced unasked that is an input or not the same output", replaced_problems, tenfold)
    report.part("a run made again and interrupted leaves complete results", interrupted_again_problems, tenfold)
    report.part("runs that differ have names that differ", names_problems, tenfold)
    report.part("the second writer of a name does not begin", second_writer_problems, tenfold)
    if shutil.which("cc") and not tenfold.is_sanitized:
        with fresh_folder() as folder:
            report.part("file systems without locks or sizes cost no work", odd_files_problems, tenfold, folder)
    else:
        report.skip("file systems without locks or sizes cost no work", "no C compiler, or a program with a sanitizer")
    for number in (signal.SIGHUP, signal.SIGXCPU, signal.SIGUSR2):
        report.part(f"{number.name} ends a run with a checkpoint", run_signal_problems, tenfold, expected, number)
    for number in (signal.SIGHUP, signal.SIGXCPU):
        report.part(f"{number.name} ends a sweep with what is done", sweep_signal_problems, tenfold, number)
    report.part("a calibration that is stopped goes on to the same end", calibration_problems, tenfold)
    report.part("results that cannot go where they should are saved elsewhere", rescue_problems, tenfold)
    report.part("a sweep whose set-up failed can be set up again", set_up_problems, tenfold)
