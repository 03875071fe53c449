# SPDX-License-Identifier: Apache-2.0
"""Results: plans, identical results however runs are spread, runs made alone, all designs, readers outside."""

import json
import re
import shlex
import subprocess

import programs
from studies import DECLINES, EXIT_OK, RATES, RUNS, changed_files, files_of, fresh_folder

DESIGNS = [("kind: grid", 6), ("kind: list", 2), ("kind: random, samples: 4", 4),
           ("kind: latin_hypercube, samples: 4", 4), ("kind: sobol, samples: 4", 4),
           ("kind: saltelli, samples: 2", 8), ("kind: saltelli, samples: 2, second_order: true", 12),
           ("kind: morris, samples: 2", 6), ("kind: one_at_a_time", 5)]  # and their runs with two factors
SHORT = "2023-01-11"
# Opens a sweep with one engine of xarray and compares it with h5py, number by number.
READER = """
import h5py, numpy, sys, xarray
path, engine = sys.argv[1:]
with xarray.open_dataset(path, engine=engine) as sweep, h5py.File(path) as file:
    assert sweep["employment"].dims == ("run", "time", "sector"), sweep["employment"].dims
    assert str(sweep["time"].values[0])[:10] == "2023-01-31", sweep["time"].values
    assert list(sweep["sector"].values) == ["GOODS", "OFFICE", "CARE"]
    for name in ("employment", "gdp", "zeta", "alpha", "rate", "decline", "point", "replicate", "status"):
        assert numpy.array_equal(sweep[name].values, file[name][()], equal_nan=True), name
    assert sweep["gdp"].attrs["units"] == "USD/yr"
    assert sweep.attrs["design"] == "grid"
"""


def text_of(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def plan_problems(sweeps):
    """What is planned is what is made."""
    with fresh_folder() as folder:
        sweeps.study(folder)
        before = files_of(folder)
        text = sweeps.sweep(folder, "plan", "study.yaml", check=True).stdout
        planned = json.loads(sweeps.sweep(folder, "plan", "study.yaml", "--json", check=True).stdout)
        problems = changed_files(before, folder)
        for words in ("größer, 数", "6 points x 2 replicates (common random numbers) = 12 runs",
                      "2023-01-01 to 2023-02-01", "labour_market.unemployment_rate, 0.03 to 0.06, uniform",
                      "decline_per_year, 4, 6"):
            problems += [] if words in text else [f"no '{words}' in: {text}"]
        expected = {"study": "small", "scenario": "tiny", "design": "grid", "points": 6, "replicates": 2, "runs": RUNS}
        problems += [f"{key} is {planned.get(key)}" for key, value in expected.items() if planned.get(key) != value]
        problems += sweeps.run(folder)
        record = json.loads((folder / "d" / "sweep.json").read_text())
        problems += [] if record["plan_sha256"] == planned["plan_sha256"] else ["the runs are not those of the plan"]
        status = sweeps.status(folder)
        problems += [] if (status["complete"], status["missing"]) == (RUNS, 0) else [f"status: {status}"]
        said = sweeps.sweep(folder, "status", "d").stdout
        if "12 of 12 runs complete, 0 failed, 0 missing; 1 of 1 shards complete" not in said:
            problems.append(f"status: {said}")
        return problems


def spread_problems(sweeps, words):
    with fresh_folder() as folder:
        sweeps.study(folder)
        return sweeps.run(folder, *words) or sweeps.differences(folder)


def processes_problems(sweeps):
    """Shards of three runs, the last ones first, two processes at a time."""
    with fresh_folder() as folder:
        sweeps.study(folder)
        problems = []
        for shards in ("3", "2", "0"), ("1",):
            words = ["sweep", "run", "study.yaml", "--dir", "d", "--runs-per-shard", 3, "--progress", "none"]
            started = [sweeps.start([*words, "--jobs", 1, "--shards", shard], folder) for shard in shards]
            for process in started:
                said = process.communicate()[1]
                problems += [f"exit {process.returncode}: {said}"] if process.returncode != EXIT_OK else []
        shards = sorted(path.name for path in (folder / "d" / "shards").iterdir())
        if shards != [f"shard-000{number}.h5" for number in range(4)]:
            problems.append(f"shards: {shards}")
        return problems or sweeps.differences(folder)


def alone_problems(sweeps):
    """Every run, by the line that `status` prints for it."""
    with fresh_folder() as folder:
        sweeps.study(folder)
        problems = sweeps.run(folder)
        whole, more = sweeps.collected(folder)
        problems += more
        series = [name[:-len("@kind")] for name, (_, _, value) in whole.items()
                  if name.endswith("@kind") and "series" in str(value)]
        if len(series) < 10:
            problems.append(f"series kept: {series}")
        for run in range(RUNS):
            line = shlex.split(sweeps.sweep(folder, "status", "d", "--run", run, check=True).stdout)
            done = subprocess.run([sweeps.program, *line[1:], "--quiet", "--force", "--out", "alone.h5"], cwd=folder,
                                  capture_output=True, text=True, check=False)
            if line[0] != "tenfold" or done.returncode != EXIT_OK:
                return [*problems, f"{shlex.join(line)}: exit {done.returncode}: {done.stderr}"]
            problems += differences_of_run(folder, run, series)
        return problems


def differences_of_run(folder, run, series):
    import h5py

    with h5py.File(folder / "d" / "sweep.h5") as whole, h5py.File(folder / "alone.h5") as alone:
        problems = []
        digest = whole["digest"].asstr()[run]
        if digest != text_of(alone.attrs["state_digest"]):
            problems.append(f"run {run}: digest {digest} instead of {alone.attrs['state_digest']}")
        if whole["replicate"][run] != alone.attrs["replicate"]:
            problems.append(f"run {run}: another replicate")
        return problems + [f"run {run}: {name} differs" for name in series
                           if whole[name][run].tobytes() != alone[name][()].tobytes()]


def design_problems(sweeps, design, runs):
    """It runs, and different points give different results."""
    import h5py

    lists = [RATES.replace("range: [0.03, 0.06], levels: 3", "values: [0.03, 0.05]"), DECLINES]
    factors = lists if "list" in design else [RATES, DECLINES]
    with fresh_folder() as folder:
        sweeps.study(folder, end=SHORT, design=design, factors=factors, replicates=1)
        problems = sweeps.run(folder)
        problems += sweeps.collected(folder)[1]
        if problems:
            return problems
        with h5py.File(folder / "d" / "sweep.h5") as file:
            rows = set(zip(file["rate"][()], file["decline"][()]))
            kind = text_of(file.attrs["design"])
            if kind != re.match(r"kind: (\w+)", design)[1] or len(file["run"]) != runs:
                problems.append(f"{len(file['run'])} runs of design {kind}")
            if len(rows) < 2 or set(file["status"][()]) != {1}:
                problems.append("runs are all alike, or not complete")
            if len(set(file["digest"].asstr()[()])) < len(set(file["rate"][()])):
                problems.append("points with different rates gave the same results")
        return problems


def world_problems(sweeps):
    """A world of eight countries, of one of which the results are kept."""
    import h5py

    more = 'set: ["time.end=2023-02-01", "scale=200000"]'
    with fresh_folder() as folder:
        path = sweeps.study(folder, scenario="world-8", factors=[RATES.replace("levels: 3", "levels: 2")], replicates=1)
        text = path.read_text(encoding="utf-8").replace('set: ["time.end=2023-02-01"]', more)
        text = re.sub(r"outputs:.*", "outputs: {country: CHN, series: [employment]}\n", text, flags=re.S)
        path.write_text(text, encoding="utf-8")
        problems = sweeps.run(folder, "--jobs", 2)
        problems += sweeps.collected(folder)[1]
        line = shlex.split(sweeps.sweep(folder, "status", "d", "--run", 1, check=True).stdout)
        subprocess.run([sweeps.program, *line[1:], "--quiet", "--out", "alone.h5"], cwd=folder, check=True)
        with h5py.File(folder / "d" / "sweep.h5") as whole, h5py.File(folder / "alone.CHN.h5") as alone:
            if whole["employment"][1].tobytes() != alone["employment"][()].tobytes():
                problems.append("the run alone has other employment")
        return problems


def reader_problems(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 else [done.stdout[-300:] + done.stderr[-600:]]


def check_readers(sweeps, report):
    python, missing = programs.missing_python("xarray", "h5netcdf", "netCDF4", "h5py")
    with fresh_folder() as folder:
        path = folder / "d" / "sweep.h5"
        sweeps.study(folder)
        if sweeps.run(folder) or sweeps.collected(folder)[1]:
            report.check("a sweep for readers outside", ["there is none"])
            return
        for engine in ("h5netcdf", "netcdf4"):
            if missing:
                report.skip(f"xarray with {engine}", f"no {', '.join(missing)}; {programs.HOW_TO_INSTALL}")
            else:
                report.part(f"xarray reads a sweep with {engine}", reader_problems, python, "-c", READER,
                            path, engine)
        if programs.missing_programs("ncdump"):
            report.skip("ncdump of a sweep", f"no ncdump; {programs.HOW_TO_INSTALL}")
        else:
            report.part("ncdump reads a sweep", reader_problems, "ncdump", path)


def check(sweeps, report):
    report.part("a plan says what is then made", plan_problems, sweeps)
    for words in (["--jobs", 2], ["--jobs", 3, "--runs-per-shard", 5], ["--jobs", 1, "--threads", 3], []):
        name = " ".join(map(str, words)) or "with a layout of its own choice"
        report.part(f"identical results {name}", spread_problems, sweeps, words)
    report.part("identical results in several processes, last shards first", processes_problems, sweeps)
    report.part("every run alone gives the digest and the series of its row", alone_problems, sweeps)
    for design, runs in DESIGNS:
        report.part(f"a design {design}", design_problems, sweeps, design, runs)
    report.part("a world of several countries", world_problems, sweeps)
    check_readers(sweeps, report)
