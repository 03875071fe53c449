#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The map of `tenfold replicate labour-network` against the same equations written down a second time, in Python with
the whole table of spells and the C library's functions: every row within 1e-9 percentage points.

Usage: compare_map.py PROGRAM
"""

import csv
import math
import pathlib
import subprocess
import sys
import tempfile

DATA = pathlib.Path(__file__).resolve().parent / "data"
ROWS = 600
SELF_LOOP = 0.5502916755953751
TOLERANCE = 1e-9

SEPARATION = 0.016 + 1e-8
OPENING = 0.012 + 1e-8
ADJUSTMENT = 10 * SEPARATION
LONG_TERM = 3


def data_lines(name):
    with (DATA / name).open(newline="") as file:
        return [line for line in file if not line.startswith("#")]


def read_occupations():
    rows = list(csv.DictReader(data_lines("occupations.csv")))
    return ([row["id"] for row in rows], [float(row["employment"]) for row in rows],
            [float(row["automation_probability"]) for row in rows])


def network(name, ids):
    """The matrix of weights, with self-loops."""
    n = len(ids)
    if name == "complete":
        return [[1 / n] * n for _ in ids]
    matrix = [[0.0] * n for _ in ids]
    if name == "square.csv":
        matrix = [[float(cell) for cell in row] for row in csv.reader(data_lines(name))]
    else:
        for row in csv.DictReader(data_lines(name)):
            matrix[ids.index(row["source"])][ids.index(row["target"])] = float(row["weight"])
    for i, row in enumerate(matrix):
        others = sum(row) - row[i]
        matrix[i] = [(1 - SELF_LOOP) * weight / others if others else 0.0 for weight in row]
        matrix[i][i] = SELF_LOOP if others else 1.0
    return matrix


def target(shock, t, initial, probability):
    if shock == "automation" and t >= 100:
        left = [d * (1 - p) for d, p in zip(initial, probability)]
        growth = sum(initial) / sum(left)
        half = 30 * 52 / 6.75 / 2
        steepness = -math.log(1 / 0.9999 - 1) / half
        way = 1 / (1 + math.exp(-steepness * (t - (half + 100))))
        return [d + (h * growth - d) * way for d, h in zip(initial, left)]
    if shock == "cycle" and t >= 80:
        return [d * (1 - 0.065 * math.sin(2 * math.pi * (t + 80) / 103)) for d in initial]
    return initial


def step(matrix, e, u, v, wanted):
    """The state after one step, and separations and people hired away by occupation."""
    n = range(len(e))
    gap = [e[i] + v[i] - wanted[i] for i in n]
    separated = [SEPARATION * e[i] + (1 - SEPARATION) * min(e[i], ADJUSTMENT * max(0.0, gap[i])) for i in n]
    opened = [OPENING * e[i] + (1 - OPENING) * min(e[i], ADJUSTMENT * max(0.0, -gap[i])) for i in n]
    applications = [[0.0 for _ in n] for _ in n]
    for i in n:
        reach = sum(matrix[i][k] * v[k] for k in n)
        applications[i] = [u[i] * matrix[i][j] * v[j] / reach for j in n]
    chance = []
    for j in n:
        tightness = v[j] / sum(applications[i][j] for i in n)
        chance.append(tightness * (1 - math.exp(-1 / tightness)))
    hired = [chance[j] * sum(applications[i][j] for i in n) for j in n]
    left = [sum(applications[i][j] * chance[j] for j in n) for i in n]
    least = 1e-15
    return ([max(least, e[i] + hired[i] - separated[i]) for i in n],
            [max(least, u[i] + separated[i] - left[i]) for i in n],
            [max(least, v[i] + opened[i] - hired[i]) for i in n], separated, left)


def expected_rows(shock, matrix, employment, probability):
    e = employment
    u = [SEPARATION * x for x in e]
    v = [OPENING * x for x in e]
    initial = [a + b for a, b in zip(e, u)]
    people = sum(initial)
    spells = []  # spells[n][i]: unemployed of occupation i after n searches in vain
    rows = []
    for t in range(ROWS):
        if t > 0:
            stayed = u
            e, u, v, separated, left = step(matrix, e, u, v, target(shock, t, initial, probability))
            spells = [separated] + [[x * (1 - left[i] / stayed[i]) for i, x in enumerate(row)] for row in spells]
        long_term = sum(sum(row) for row in spells[LONG_TERM:])
        rows.append((100 * sum(u) / people, 100 * sum(v) / (sum(v) + sum(e)), 100 * long_term / people))
    return rows


def written_rows(program, shock, name):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "rows.csv"
        chosen = name if name == "complete" else DATA / name
        subprocess.run([program, "replicate", "labour-network", "--occupations", DATA / "occupations.csv", "--network",
                        chosen, "--shock", shock, "--out", out, "--quiet"], check=True)
        with out.open(newline="") as file:
            rows = list(csv.reader(file))
    assert rows[0] == ["t", "u_pct", "v_pct", "ltu_pct"], rows[0]
    assert [row[0] for row in rows[1:]] == [str(t) for t in range(ROWS)]
    return [tuple(map(float, row[1:])) for row in rows[1:]]


def main():
    ids, employment, probability = read_occupations()
    passed = failed = 0
    for name in ("complete", "links.csv", "square.csv"):
        matrix = network(name, ids)
        for shock in ("automation", "cycle", "none"):
            expected = expected_rows(shock, matrix, employment, probability)
            found = written_rows(sys.argv[1], shock, name)
            worst = max(abs(a - b) for x, y in zip(expected, found) for a, b in zip(x, y))
            if worst < TOLERANCE:
                passed += 1
            else:
                failed += 1
                print(f"FAIL {name}, {shock}: rows differ by up to {worst:g}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
