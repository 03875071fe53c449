#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The program from outside: exit codes, suggestions, streams, progress, interruption.

Usage: command_line.py PROGRAM
"""

import fcntl
import json
import os
import pathlib
import pty
import re
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

from report import ROOT, Report

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
TINY = str(ROOT / "scenarios" / "tiny.yaml")
DATA = ROOT / "tests" / "replications" / "data"
NETWORK = ["replicate", "labour-network", "--occupations", str(DATA / "occupations.csv")]
STUDY = str(ROOT / "scenarios" / "studies" / "beveridge.yaml")
LARGE = str(ROOT / "scenarios" / "us-2023.yaml")  # takes long enough to be interrupted
WORLD = str(ROOT / "scenarios" / "world-8.yaml")
SHORT = ["--until", "2023-03-01"]
# Command line, exit code, and what stderr must say.
REFUSED = [
    ([], 2, "a command is required"),
    (["rnu", TINY], 2, "did you mean run?"),
    (["--verison"], 2, "did you mean --version?"),
    (["run"], 2, "needs a scenario"),
    (["run", TINY, TINY], 2, "unexpected argument"),
    (["run", TINY, "--replicat", "1"], 2, "did you mean --replicate?"),
    (["run", TINY, "--seed", "-3"], 2, "--seed -3"),
    (["run", TINY, "--seed", "1e400"], 2, "--seed 1e400"),
    (["run", TINY, "--seed="], 2, "--seed needs a value"),
    (["run", TINY, "--seed", "1", "--seed", "2"], 2, "--seed"),
    (["run", TINY, "--threads", "0"], 2, "from 1 to"),
    (["run", TINY, "--threads", "-1"], 2, "from 1 to"),
    (["run", TINY, "--threads", "two"], 2, "from 1 to"),
    (["run", TINY, "--scale", "-1"], 2, "--scale -1"),
    (["run", TINY, "--scale", "nan"], 2, "--scale nan"),
    (["run", TINY, "--until", "2023-02-30"], 2, "--until 2023-02-30"),
    (["run", TINY, "--until", "1999-01-01"], 2, "1999-01-01"),
    (["run", TINY, "--progress", "jsn"], 2, "did you mean json?"),
    (["run", TINY, "--set", "seed"], 2, "seed"),
    (["run", TINY, "--set", "adoption.enabledd=false"], 2, "adoption.enabled"),
    (["run", WORLD, "--twin"], 2, "--twin requires a scenario of one country"),
    (["run", "nowhere.yaml"], 4, "nowhere.yaml"),
    (["run", "us-2032"], 4, "did you mean us-2023?"),
    (["run", "us-2032.yaml"], 4, "did you mean us-2023?"),
    (["sweep", "plan", "elastcities"], 4, "did you mean elasticities?"),
    (["tiny"], 2, "`tenfold run tiny` runs a scenario"),
    (["run", "beveridge"], 3, f"`tenfold sweep plan {STUDY}` checks it"),
    (["scenarios", "tiny"], 2, "unexpected argument 'tiny'"),
    (["run", TINY.replace("tiny", "tniy")], 4, f"did you mean {TINY}?"),
    (["run", TINY.removesuffix(".yaml")], 4, f"did you mean {TINY}?"),
    (["run", STUDY], 3, f"this is a study, not a scenario; `tenfold sweep plan {STUDY}` checks it"),
    (["validate", STUDY], 3, f"`tenfold sweep run {STUDY} --dir DIR` runs it"),
    (["sweep", "run", TINY, "--dir", "a"], 3, f"this is a scenario, not a study; `tenfold validate {TINY}` checks it"),
    (["sweep", "plan", TINY], 3, f"`tenfold run {TINY}` runs it"),
    (["calibrate", TINY, "--dir", "a"], 3, "this is a scenario, not a study"),
    (["forecast", TINY, "--dir", "a"], 3, "this is a scenario, not a study"),
    (["forecast", STUDY, "--dir", "a"], 3, "forecast.origins: are none"),
    ([TINY], 2, f"`tenfold run {TINY}` runs a scenario"),
    (["results/a.h5"], 2, "`tenfold show results/a.h5` shows results"),
    (["a.checkpoint"], 2, "`tenfold resume a.checkpoint` resumes"),
    (["help", "rnu"], 2, "did you mean run?"),
    (["help", "sweep", "pln"], 2, "did you mean plan?"),
    (["run", "--", "-odd.yaml"], 4, "-odd.yaml"),
    (["validate", "--", "-odd.yaml", "-a.yaml"], 4, "-a.yaml"),
    (["show", "a.h5", "run", TINY], 2, "unexpected argument 'run'"),
    (["run", "--", TINY, "--seed", "1"], 2, "unexpected argument '--seed'"),
    (["validate", "-", "-"], 2, "standard input can be read only once"),
    (["run", TINY, "--set", "labour_market.switching_patience_months=90 days"], 2, "months differ in length"),
    (["run", TINY, "--set", "adoption.friction=20 %"], 2, "could mean 0.2 or a change by 20 %"),
    (["sensitivity", "."], 4, ".: holds no sweep (there is no sweep.json)"),
    (["sensitivity", "nowhere"], 4, "nowhere: does not exist"),
    (["sweep", "status", "nowhere"], 4, "nowhere: does not exist"),
    (["run", TINY, "--out", "no/such/folder/x.h5"], 4, "no/such/folder"),
    (["run", TINY, "--out", "."], 4, "."),
    ([*NETWORK, "--shock", "none", "--out", NETWORK[-1]], 4, "which this command reads"),
    (["run", TINY, "--checkpoint-every", "often"], 2, "--checkpoint-every is 'often'"),
    (["run", TINY, "--out", "x.h5", "--checkpoint", "./x.h5"], 4, "different files"),
    (["run", TINY, "--out", "x.h5", "--checkpoint", TINY], 4, "which this command reads"),
    (["resum", "x.checkpoint"], 2, "did you mean resume?"),
    (["resume"], 2, "needs a checkpoint"),
    (["resume", "nowhere.checkpoint"], 4, "nowhere.checkpoint"),
    (["resume", TINY], 4, "it is not a checkpoint of tenfold"),
    (["resume", "x.checkpoint", "--set", "seed=2"], 2, "seed cannot be changed when a run is resumed"),
    (["resume", "x.checkpoint", "--scale", "2"], 2, "unknown option '--scale'"),
    (["validate"], 2, "needs a scenario"),
    (["validate", "nowhere.yaml"], 4, "nowhere.yaml"),
    (["replicate"], 2, "labour-network"),
    ([*NETWORK, "--shock", "none"], 2, "--out FILE"),
    ([*NETWORK, "--out", "a.csv"], 2, "--shock"),
    ([*NETWORK, "--shock", "none", "--out", "a.csv", "--stochastc"], 2, "did you mean --stochastic?"),
    ([*NETWORK, "--shock", "none", "--out", "a.csv", "--seeds", "2"], 2, "--stochastic"),
    ([*NETWORK, "--shock", "none", "--out", "no/such/folder/a.csv"], 4, "no/such/folder"),
    ([*NETWORK, "--shock", "none", "--out", "a.csv", "--stochastic", "--seed", "9223372036854775806", "--seeds", "3"], 2,
     "from seed 9223372036854775806 on there are 2"),
    (["show"], 2, "needs a results file"),
    (["show", "nowhere.h5"], 4, "nowhere.h5"),
    (["show", TINY], 4, "not an HDF5 file"),
    (["shwo", "a.h5"], 2, "did you mean show?"),
    (["export", "nowhere.h5"], 2, "--csv FOLDER"),
    (["export", "nowhere.h5", "--csv", "a"], 4, "nowhere.h5"),
    (["export", ".", "--csv", "a"], 4, "holds no sweep"),
    (["compare", "a.h5"], 2, "two results files"),
    (["compare", "a.h5", "b.h5", "--jsno"], 2, "did you mean --json?"),
    (["describe", "adoption.peer_efect"], 2, "adoption.peer_effect"),
    (["describe", "--markdown", "--json-schema"], 2, "not both"),
]


def call(arguments, folder, **options):
    options = {"capture_output": True, "text": True, "timeout": 120} | options
    return subprocess.run([PROGRAM, *arguments], cwd=folder, **options)


def refusal_problems(folder):
    problems = []
    for arguments, code, message in REFUSED:
        result = call(arguments, folder)
        shown = " ".join(arguments)
        if result.returncode != code:
            problems.append(f"tenfold {shown}: exit {result.returncode} instead of {code}: {result.stderr[:200]}")
        elif message not in result.stderr or result.stdout:
            problems.append(f"tenfold {shown}: no '{message}' in: {result.stderr[:300]}")
    return problems + [f"left behind: {path}" for path in folder.rglob("*.h5*")]


def run_problems(folder):
    """A run: default file, summary on stdout only, the same file again."""
    result = call(["run", TINY, *SHORT, "--seed", "7", "--replicate", "2"], folder)
    problems = [] if result.returncode == 0 else [f"exit {result.returncode}: {result.stderr[:300]}"]
    files = [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]
    if len(files) != 1 or not re.fullmatch(r"results/[\w.-]+-seed7-r2-until2023-03-01\.h5", files[0]):
        problems.append(f"files written: {files}")
    elif files[0] not in result.stdout:
        problems.append("the summary does not say where the file is")
    lines = result.stdout.splitlines()
    if len(lines) > 70 or any(len(line) > 100 for line in lines[:-2]) or "\033" in result.stdout:
        problems.append("the summary is too long, too wide or coloured")
    again = call(["run", TINY, *SHORT, "--seed", "7", "--replicate", "2", "--quiet"], folder)
    if again.returncode != 0 or again.stdout or again.stderr:
        problems.append(f"--quiet a second time: exit {again.returncode}, said: {again.stdout}{again.stderr}")
    return problems


def helpful_problems(folder):
    """`help COMMAND` is `COMMAND --help`."""
    problems = []
    for words in ([], ["run"], ["sweep"], ["sweep", "run"], ["calibrate"], ["forecast"]):
        asked = call(["help", *words], folder)
        option = call([*words, "--help"], folder)
        if asked.returncode != 0 or asked.stdout != option.stdout or "Usage: " not in asked.stdout:
            problems.append(f"help {' '.join(words)}: exit {asked.returncode}: {asked.stdout[:200]}{asked.stderr[:200]}")
    return problems


def standard_input_problems(folder):
    """A scenario from standard input gives the results that its file gives, and they record it."""
    text = re.sub(r"^name: .*$", "name: piped", pathlib.Path(TINY).read_text(), flags=re.M)
    (folder / "piped.yaml").write_text(text)
    problems = []
    checked = call(["validate", "-"], folder, input=text)
    if checked.returncode != 0 or not checked.stdout.startswith("-: valid (piped;"):
        problems.append(f"validate -: exit {checked.returncode}: {checked.stdout}{checked.stderr}")
    told = {}
    for name, source, given in (("file", "piped.yaml", None), ("pipe", "-", text)):
        run = call(["run", source, *SHORT, "--out", f"{name}.h5", "--quiet"], folder, input=given)
        if run.returncode != 0:
            problems.append(f"run {source}: exit {run.returncode}: {run.stderr[:300]}")
        call(["export", f"{name}.h5", "--csv", name], folder)
        told[name] = [(folder / name / table).read_text() for table in ("time.csv", "scenario.yaml")]
    if told["file"] != told["pipe"] or 'name: "piped"' not in told["pipe"][1]:
        problems.append("a scenario from standard input has other results, or they do not record it")
    broken = call(["run", "-"], folder, input="format: 1\nnam: x\n")
    if broken.returncode != 3 or not broken.stderr.startswith("standard input:"):
        problems.append(f"a broken scenario from standard input: exit {broken.returncode}: {broken.stderr[:200]}")
    return problems


def json_problems(folder):
    result = call(["run", TINY, *SHORT, "--progress", "json", "--out", "a.h5"], folder)
    try:
        reports = [json.loads(line) for line in result.stderr.splitlines()]
    except ValueError as error:
        return [f"not one JSON object a line: {error}"]
    if not reports or reports[-1]["fraction"] < 0.5 or not {"date", "events", "seconds_left"} <= set(reports[-1]):
        return [f"reports: {reports[-1:]}"]
    return []


def on_terminal(folder, environment):
    """What a run writes to stderr when that is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([PROGRAM, "run", TINY, *SHORT, "--out", "b.h5"], cwd=folder, stderr=theirs,
                          stdout=subprocess.DEVNULL, env=os.environ | environment) as process:
        os.close(theirs)
        written = b""
        try:
            while chunk := os.read(ours, 4096):
                written += chunk
        except OSError:
            pass  # the other side is closed
        process.wait(timeout=120)
    os.close(ours)
    return written.decode()


def shown_at(arguments, folder, columns):
    """What a command writes to stdout when that is a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"} | {"LC_ALL": "C.UTF-8"}
    with subprocess.Popen([PROGRAM, *arguments], cwd=folder, stdout=theirs, stderr=subprocess.DEVNULL,
                          env=environment) as process:
        os.close(theirs)
        written = b""
        try:
            while chunk := os.read(ours, 65536):
                written += chunk
        except OSError:
            pass  # the other side is closed
        process.wait(timeout=120)
    os.close(ours)
    return process.returncode, written.decode().replace("\r\n", "\n")


# Lines with a path or a command stay in one piece.
UNBROKEN = re.compile(r"^(Usage:|Results:|Open: |One of them:|The run as a whole:|  repeat:|to resume:| {9}\S+$)")


def width_problems(folder):
    """Every table and text fits the terminal, from 40 columns up, and COLUMNS is obeyed where there is none."""
    call(["run", TINY, "--until", "2025-02-01", "--quiet", "--out", "a.h5"], folder)
    call(["run", TINY, "--until", "2025-02-01", "--quiet", "--seed", "2", "--out", "b.h5"], folder)
    call(["run", TINY, "--until", "2025-02-01", "--quiet", "--set", "adoption.enabled=false", "--out", "c.h5"], folder)
    (folder / "study.yaml").write_text(
        f"format: 1\nname: small\nscenario: {TINY}\nset: ['time.end=2023-03-01']\nfactors:\n"
        "  - {key: rate, path: labour_market.unemployment_rate, range: [0.03, 0.05]}\n"
        "  - {key: lay, path: labour_market.layoff_rate, range: [0.001, 0.002]}\n"
        "outputs:\n  scalars:\n    - {key: unemployment, series: unemployment_rate, statistic: mean}\n"
        "design: {kind: saltelli, samples: 4}\n")
    commands = {
        "run": ["run", TINY, *SHORT, "--out", "d.h5", "--progress", "none"],
        "run world": ["run", WORLD, "--scale", "200000", "--until", "2023-03-01", "--out", "w.h5", "--progress", "none"],
        "twin": ["run", TINY, *SHORT, "--twin", "--out", "e.h5", "--progress", "none"],
        "show": ["show", "a.h5"],
        "show a series": ["show", "a.h5", "real_gdp"],
        "show by sector": ["show", "a.h5", "coworkers"],
        "show without time": ["show", "a.h5", "occupation_moves"],
        "show observations": ["show", "a.h5", "observations"],
        "compare seeds": ["compare", "a.h5", "b.h5"],
        "compare": ["compare", "a.h5", "c.h5"],
        "export": ["export", "a.h5", "--csv", "t"],
        "plan": ["sweep", "plan", "study.yaml"],
        "sweep": ["sweep", "run", "study.yaml", "--dir", "s", "--jobs", "1", "--progress", "none"],
        "status": ["sweep", "status", "s"],
        "collect": ["sweep", "collect", "s"],
        "sensitivity": ["sensitivity", "s"],
        "help": ["--help"],
        "help run": ["run", "--help"],
    }
    problems = []
    for columns in (40, 60, 80, 120, 200):
        for what, arguments in commands.items():
            code, text = shown_at(arguments, folder, columns)
            if code != 0 or not text:
                problems.append(f"{what} at {columns} columns: exit {code}")
            problems += [f"{what} at {columns} columns: {line!r}" for line in text.splitlines()
                         if len(line) > columns and not UNBROKEN.match(line) and " " in line.strip()]
    narrow = call(["show", "a.h5"], folder, env=os.environ | {"COLUMNS": "60"}, encoding="utf-8").stdout
    if not narrow or any(len(line) > 60 for line in narrow.splitlines() if not UNBROKEN.match(line)):
        problems.append("show: COLUMNS=60 is not obeyed")
    return problems


def terminal_problems(folder):
    problems = []
    plain = {"TERM": "xterm", "NO_COLOR": ""}
    shown = on_terminal(folder, plain)
    if "\r\033[K" not in shown or "\033[32m" not in shown or "events/s" not in shown:
        problems.append(f"no bar on a terminal: {shown[:200]!r}")
    if "\033[32m" in on_terminal(folder, plain | {"NO_COLOR": "1"}):
        problems.append("colour in spite of NO_COLOR")
    if "\033" in on_terminal(folder, plain | {"TERM": "dumb"}):
        problems.append("escape codes on a dumb terminal")
    if "\033" in call(["run", TINY, *SHORT, "--out", "b.h5"], folder).stderr:
        problems.append("escape codes where no terminal is")
    return problems


def interrupt_problems(folder, number):
    """A run is interrupted after its first report; what is done is written."""
    command = [PROGRAM, "run", LARGE, "--scale", "200", "--progress", "json", "--out", "c.h5"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        process.stderr.readline()
        process.send_signal(number)
        began = time.monotonic()
        said = process.communicate(timeout=120)
        waited = time.monotonic() - began
    problems = [] if process.returncode == 5 else [f"exit {process.returncode} instead of 5: {said[1][-300:]}"]
    if waited > 20:
        problems.append(f"took {waited:.0f} s to end")
    if not (folder / "c.h5").exists() or b"interrupted" not in (folder / "c.h5").read_bytes():
        problems.append("no results, or none with the status interrupted")
    return problems


def twin_problems(folder):
    """Each of several seeds has results of its own and its twin's, and what they say together has intervals."""
    result = call(["run", TINY, *SHORT, "--twin", "--seeds", "2", "--out", "t.h5", "--progress", "none"], folder)
    problems = [] if result.returncode == 0 else [f"exit {result.returncode}: {result.stderr[-300:]}"]
    if "last twelve months; 2 seeds, 95 % intervals" not in result.stdout:
        problems.append(f"no intervals: {result.stdout[-600:]}")
    for name, seed, adopts in (("t-seed1.h5", 1, "true"), ("t-seed1-twin.h5", 1, "false"),
                               ("t-seed2.h5", 2, "true"), ("t-seed2-twin.h5", 2, "false")):
        shown = call(["export", name, "--csv", name + ".tables"], folder)
        scenario = folder / (name + ".tables") / "scenario.yaml"
        text = scenario.read_text() if shown.returncode == 0 else ""
        adoption = re.search(r"^adoption:\n  enabled: (?:\{value: )?(\w+)", text, re.M)
        if f"seed: {seed}" not in text and f"seed: {{value: {seed}" not in text:
            problems.append(f"{name}: another seed: {text[:300]}")
        if adoption is None or adoption[1] != adopts:
            problems.append(f"{name}: adoption {adoption and adoption[0]}")
    compared = call(["compare", "t-seed1.h5", "t-seed2.h5", "t-seed1-twin.h5", "t-seed2-twin.h5"], folder)
    if compared.returncode or "2 pairs of runs" not in compared.stdout:
        problems.append(f"compare: {compared.stdout[:400]}{compared.stderr}")
    return problems


def replicate_problems(folder):
    """Rows with the columns that the help promises, the same again, and a summary on stdout."""
    problems = []
    plain = "t,u_pct,v_pct,ltu_pct"
    for options, header in (([], plain), (["--stochastic", "--seeds", "1"], plain),
                            (["--stochastic", "--seeds", "2"], plain + ",u_sd,v_sd,ltu_sd")):
        command = [*NETWORK, "--shock", "automation", *options, "--force", "--out", "rows.csv"]
        result = call(command, folder)
        if result.returncode or "rows.csv" not in result.stdout:
            problems.append(f"{options}: exit {result.returncode}: {result.stderr[:300]}")
            continue
        rows = (folder / "rows.csv").read_text()
        lines = rows.splitlines()
        if lines[0] != header or len(lines) != 601 or any(line.count(",") != header.count(",") for line in lines):
            problems.append(f"{options}: {len(lines)} lines with the header {lines[0]}")
        again = call([*command, "--quiet", "--threads", "3"], folder)
        if again.returncode or again.stdout or again.stderr or (folder / "rows.csv").read_text() != rows:
            problems.append(f"{options}: another result with --quiet on three threads")
    return problems


def replicate_interrupt_problems(folder):
    """The runs that are complete are written."""
    command = [PROGRAM, *NETWORK, "--shock", "cycle", "--stochastic", "--scale", "0.1", "--seeds", "50", "--out", "a.csv"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=120)[1]
    if process.returncode != 5 or "interrupted" not in said or not (folder / "a.csv").exists():
        return [f"exit {process.returncode}: {said[-300:]}"]
    return []


def stream_problems(folder):
    problems = []
    with open("/dev/full", "w") as full:
        code = call(["describe"], folder, stdout=full, capture_output=False, stderr=subprocess.DEVNULL).returncode
        if code != 4:
            problems.append(f"full disk under stdout: exit {code} instead of 4")
    version = call(["--version"], folder)
    if version.returncode or not re.match(r"tenfold \d+\.\d+\.\d+ \(", version.stdout) or "HDF5 " not in version.stdout:
        problems.append(f"--version: {version.stdout}")
    if re.search(r"^\S+ *$", version.stdout, re.M):
        problems.append(f"--version: a version is empty: {version.stdout}")
    for arguments in (["describe"], ["describe", "adoption"], ["describe", "--markdown"], ["--help"], ["run", "--help"],
                      ["resume", "--help"], ["replicate", "--help"], ["show", "--help"], ["compare", "--help"]):
        result = call(arguments, folder)
        if result.returncode or not result.stdout or result.stderr:
            problems.append(f"{arguments}: exit {result.returncode}")
    schema = call(["describe", "--json-schema"], folder).stdout
    try:
        json.loads(schema)
    except ValueError as error:
        problems.append(f"--json-schema: {error}")
    return problems


def results_problems(folder):
    """The commands that read results, on two runs: each says what it is for, and nothing on stderr."""
    for seed in ("1", "2"):
        call(["run", TINY, *SHORT, "--seed", seed, "--quiet", "--out", f"{seed}.h5"], folder)
    problems = []

    def expect(arguments, code, said, **options):
        result = call(arguments, folder, **options)
        shown = result.stdout + result.stderr
        if result.returncode != code or (code == 0 and result.stderr) or any(part not in shown for part in said):
            problems.append(f"{arguments}: exit {result.returncode}: {shown[:300]}")
        return result.stdout

    text = expect(["show", "1.h5"], 0, ["tiny: 2023-01 to 2023-02", "Unemployment rate", "real_gdp"],
                  env=os.environ | {"LC_ALL": "C"})
    if not text.isascii() or any(len(line) > 100 for line in text.splitlines()):
        problems.append("show: too wide, or other characters than the locale has")
    if "\u2581" not in expect(["show", "1.h5"], 0, [], env=os.environ | {"LC_ALL": "C.UTF-8"}, encoding="utf-8"):
        problems.append("show: no bars in a locale with UTF-8")
    expect(["show", "1.h5", "price"], 0, ["Price of the sector's goods", "OFFICE"])
    expect(["show", "1.h5", "unemployment_rat"], 2, ["did you mean unemployment_rate?"])
    expect(["export", "1.h5", "--csv", "a/b"], 0, ["time_sector.csv"])
    expect(["export", "1.h5", "--csv", "1.h5"], 4, ["1.h5"])
    if not (folder / "a/b/time.csv").read_text().startswith("date,month_days,"):
        problems.append("export: time.csv does not begin with the date")
    expect(["export", "1.h5", "--csv", "excel", "--excel"], 0, ["time_sector.csv"])
    if not (folder / "excel/time.csv").read_bytes().startswith(b"\xef\xbb\xbfdate;month_days;"):
        problems.append("export --excel: time.csv does not begin with a byte order mark and the date")
    expect(["compare", "1.h5", "2.h5"], 0, ["tiny, 2 runs"])
    expect(["compare", "1.h5", "1.h5"], 0, ["bit-for-bit identical"])
    if json.loads(expect(["compare", "1.h5", "2.h5", "--json"], 0, [])).get("format") != 1:
        problems.append("compare --json: no format")
    report = call(["report", "1.h5"], folder)
    written = (folder / "report.html").exists()
    without_page = report.returncode == 1 and "built without the page" in report.stderr and not written
    if not without_page and (report.returncode != 0 or not written):
        problems.append(f"report: exit {report.returncode}: {report.stderr[:300]}")
    return problems


def validate_problems(folder):
    """All scenarios are reported, whatever is wrong with one of them."""
    (folder / "broken.yaml").write_text("format: 1\nnam: x\n")
    shipped = sorted(str(path) for path in (ROOT / "scenarios").glob("*.yaml"))
    good = call(["validate", *shipped], folder)
    problems = [] if good.returncode == 0 else [f"shipped scenarios: exit {good.returncode}: {good.stderr[:300]}"]
    mixed = call(["validate", "broken.yaml", TINY], folder)
    if mixed.returncode != 3 or "broken.yaml:" not in mixed.stderr or "valid" not in mixed.stdout:
        problems.append(f"one broken of two: exit {mixed.returncode}: {mixed.stderr[:200]}")
    return problems


def main():
    report = Report()

    def in_fresh_folder(what, examine, *more):
        with tempfile.TemporaryDirectory() as name:
            report.check(f"command line: {what}", examine(pathlib.Path(name), *more))

    in_fresh_folder(f"{len(REFUSED)} wrong command lines are refused and leave nothing", refusal_problems)
    in_fresh_folder("a run writes one file and one screen, and --quiet says nothing", run_problems)
    in_fresh_folder("help COMMAND is COMMAND --help", helpful_problems)
    in_fresh_folder("- is a scenario from standard input", standard_input_problems)
    in_fresh_folder("--progress json is one object a line", json_problems)
    in_fresh_folder("a bar on a terminal only; NO_COLOR and TERM=dumb are respected", terminal_problems)
    in_fresh_folder("texts and tables fit terminals of 40 to 200 columns", width_problems)
    in_fresh_folder("Ctrl-C ends a run cleanly with exit code 5", interrupt_problems, signal.SIGINT)
    in_fresh_folder("SIGTERM ends a run cleanly with exit code 5", interrupt_problems, signal.SIGTERM)
    in_fresh_folder("several seeds with twins have files and intervals", twin_problems)
    in_fresh_folder("replicate writes its rows", replicate_problems)
    in_fresh_folder("Ctrl-C ends a replication cleanly with exit code 5", replicate_interrupt_problems)
    in_fresh_folder("show, export, compare and report read results", results_problems)
    in_fresh_folder("data goes to stdout and trouble with it is noticed", stream_problems)
    in_fresh_folder("validate reports on every scenario", validate_problems)
    report.finish()


if __name__ == "__main__":
    main()
