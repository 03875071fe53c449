# SPDX-License-Identifier: Apache-2.0
"""What the parts of the test of sweeps share: small studies, calls of the program, and comparing what is collected."""

import importlib.util
import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
sys.path += [str(ROOT / "tests" / "reliability"), str(ROOT / "tests" / "support")]

# The parts take these from here.
from faults import as_nobody, readable_by_nobody  # noqa: E402,F401
from hdf5_contents import contents  # noqa: E402
from support import LIMIT, Checks, Tenfold, fresh_folder, note, refusal_problems  # noqa: E402,F401

HAS_H5PY = importlib.util.find_spec("h5py") is not None
EXIT_OK, EXIT_USAGE, EXIT_SCENARIO, EXIT_FILE, EXIT_INTERRUPTED, EXIT_FAILED_RUNS = 0, 2, 3, 4, 5, 6
RUNS = 12
RATES = "{key: rate, path: labour_market.unemployment_rate, range: [0.03, 0.06], levels: 3}"
DECLINES = "{key: decline, path: token_price.decline_per_year, values: [4, 6]}"
# Firms have as many peers on each side, so that runs with an odd number of them fail.
PEERS = "{key: peers, path: adoption.peers, range: [2, 6], levels: 5}"
FAILING = [1, 3]


def study_text(end="2023-02-01", name="small", factors=(RATES, DECLINES), design="kind: grid", replicates=2, more="",
               scenario="tiny"):
    """Twelve runs of a month, unless told otherwise."""
    return "\n".join([
        "format: 1",
        f"name: {name}",
        'description: "A study for tests: größer, 数."',
        f"scenario: {ROOT}/scenarios/{scenario}.yaml",
        f'set: ["time.end={end}"]',
        "factors:",
        *(f"  - {factor}" for factor in factors),
        f"design: {{{design}}}",
        f"replicates: {replicates}",
        "outputs:",
        "  series: [headlines, employment]",
        "  scalars:",
        "    - {key: zeta, series: unemployment_rate, statistic: last}",
        "    - {key: alpha, series: employment, category: OFFICE, statistic: growth, months: 0}",
        more,
        "",
    ])


class Sweeps(Tenfold):
    """The program, and the sweeps that it made undisturbed."""

    def __init__(self, program):
        super().__init__(program)
        self.known = {}

    def study(self, folder, **what):
        path = folder / "study.yaml"
        path.write_text(study_text(**what), encoding="utf-8")
        return path

    def sweep(self, folder, *words, **options):
        return self.call(["sweep", *words], folder, **options)

    def run(self, folder, *words, directory="d", expected=EXIT_OK, **options):
        """Runs `study.yaml` there; what went wrong."""
        done = self.sweep(folder, "run", "study.yaml", "--dir", directory, "--progress", "none", *words, **options)
        if done.returncode != expected:
            what = " ".join(map(str, ["run", *words]))
            return [f"{what}: exit {done.returncode} instead of {expected}: {done.stderr[-300:]}"]
        return []

    def collected(self, folder, directory="d", expected=EXIT_OK):
        """(all outside /provenance, what went wrong)."""
        done = self.sweep(folder, "collect", directory)
        if done.returncode != expected:
            return {}, [f"collect: exit {done.returncode} instead of {expected}: {done.stderr[-300:]}"]
        return contents(folder / directory / "sweep.h5"), []

    def status(self, folder, directory="d"):
        done = self.sweep(folder, "status", directory, "--json", check=True)
        return json.loads(done.stdout)

    def undisturbed(self, **what):
        """What a sweep in one process, one run after the other, collects."""
        key = study_text(**what)
        if key not in self.known:
            with fresh_folder() as folder:
                self.study(folder, **what)
                problems = self.run(folder, "--jobs", 1, "--runs-per-shard", 5)
                found, more = self.collected(folder)
            if problems + more:
                raise RuntimeError(f"no sweep to compare with: {problems + more}")
            self.known[key] = found
        return self.known[key]

    def differences(self, folder, directory="d", **what):
        """Names of what differs from the undisturbed sweep, at most five."""
        found, problems = self.collected(folder, directory)
        return problems or different(found, self.undisturbed(**what))


def different(a, b):
    if len(a) < 40:
        return [f"there is next to nothing to compare: {len(a)} parts"]
    return [f"{name} differs" for name in sorted(a.keys() | b.keys()) if a.get(name) != b.get(name)][:5]


def files_of(directory):
    """All files below, byte for byte."""
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def changed_files(before, directory):
    after = files_of(directory)
    names = sorted(before.keys() | after.keys())
    return [f"{name} has changed" for name in names if before.get(name) != after.get(name)]


def checkpoints(directory):
    return sorted(path.name for path in (directory / "checkpoints").glob("*.checkpoint"))
