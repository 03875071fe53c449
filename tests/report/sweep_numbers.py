#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the page of a sweep is compared with, as JSON on stdout, from the sweep's file.

    sweep_numbers.py sweep.h5
"""

import json
import sys

import h5py


def main():
    with h5py.File(sys.argv[1]) as file:
        kind = {name: file[name].attrs.get("kind", b"") for name in file if isinstance(file[name], h5py.Dataset)}
        named = {name: value.decode() if isinstance(value, bytes) else str(value) for name, value in kind.items()}
        numbers = {"status": file["status"][()].tolist(), "scalars": {}, "series": {}, "factors": {}}
        for name, of in named.items():
            data = file[name]
            if of == "scalar":
                numbers["scalars"][name] = data[()].tolist()
            elif of == "series" and data.ndim == 2:
                numbers["series"][name] = data[:, -1].tolist()  # in the last month
            elif of == "factor" and data.dtype.kind == "f":
                numbers["factors"][name] = data[()].tolist()
    json.dump(numbers, sys.stdout)


if __name__ == "__main__":
    main()
