#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the data of the report page, as JSON on stdout, from results files: what the page is tested with.

    make_json.py FILE.h5... > data.json
"""

import datetime
import json
import math
import pathlib
import re
import sys

import h5py

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "docs" / "scenario.schema.json"
SET = re.compile(r'^( *)([\w-]+): \{value: (.*), source: "set on the command line"\}$')


def plain(value):
    if isinstance(value, bytes):
        return value.decode()
    return value.item() if hasattr(value, "item") else value


def attributes(node):
    return {name: plain(value) for name, value in node.attrs.items()
            if not isinstance(value, h5py.Empty) and getattr(value, "ndim", 0) == 0}


def dimensions(dataset):
    return [dataset.dims[axis][0].name.lstrip("/") for axis in range(dataset.ndim)]


def number(value):
    value = float(value)
    return value if math.isfinite(value) else None


def axis_of(file, name):
    keys = [str(plain(key)) for key in file[name][()]]
    names = f"{name}_name"
    return {"keys": keys, "names": [plain(text) for text in file[names][()]] if names in file else keys}


def described(schema, path):
    """Default and meaning of a parameter, as the published schema has them."""
    node = schema
    for key in path.split("."):
        node = node.get("properties", {}).get(key)
        if node is None:
            return {"default": "", "unit": "", "meaning": ""}
    return {"default": json.dumps(node["default"]) if "default" in node else "", "unit": "",
            "meaning": node.get("description", "")}


def changes(scenario):
    """Parameters set on the command line; the program itself also knows those that the scenario's file sets."""
    schema, found, above = json.loads(SCHEMA.read_text()), [], []
    for line in scenario.splitlines():
        match = re.match(r"^( *)([\w-]+):", line)
        if not match:
            continue
        depth = len(match[1]) // 2
        above = above[:depth] + [match[2]]
        value = SET.match(line)
        path = ".".join(above)
        if value and path not in ("seed", "replicate"):
            found.append({"path": path, "value": value[3], **described(schema, path)})
    return found


def months(file):
    units = plain(file["time"].attrs["units"])
    start = datetime.date.fromisoformat(re.search(r"\d{4}-\d\d-\d\d", units)[0])
    return [(start + datetime.timedelta(days=float(days))).isoformat() for days in file["time"][()]]


def series_of(file):
    found, axes = {}, {}
    for name, dataset in file.items():
        if not isinstance(dataset, h5py.Dataset) or "long_name" not in dataset.attrs or dataset.ndim == 0:
            continue
        if name in ("time", "time_bounds", "month_days") or dataset.dtype.kind not in "fiu" or not dataset.dims[0].keys():
            continue
        dims = dimensions(dataset)
        for dim in dims:
            if dim != "time":
                axes[dim] = axis_of(file, dim)
        found[name] = {"unit": plain(dataset.attrs["units"]), "meaning": plain(dataset.attrs["long_name"]),
                       "dimensions": dims, "values": [number(value) for value in dataset[()].ravel()]}
    return found, axes


def run_of(path):
    with h5py.File(path) as file:
        series, axes = series_of(file)
        scenario = plain(file["scenario"][()])
        return {"file": pathlib.Path(path).name, "attributes": attributes(file), "run": attributes(file["run"]),
                "observations": attributes(file["observations"]), "scenario": scenario,
                "world": plain(file["world"][()]) if "world" in file else "",
                "changes": changes(scenario), "time": months(file), "axes": axes, "series": series}


def main():
    json.dump({"format": 1, "runs": [run_of(path) for path in sys.argv[1:]]}, sys.stdout, allow_nan=False)


if __name__ == "__main__":
    main()
