#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Two results files of equal runs hold the same bits everywhere outside /run.

Usage: same_files.py A.h5 B.h5
"""

import sys

import h5py
import numpy


def contents(path):
    """Everything outside /run: {name: bytes or values}, attributes included."""
    found = {}

    def note(name, node):
        if name == "run" or name.startswith("run/"):
            return
        if isinstance(node, h5py.Dataset):
            value = node[()]
            found[name] = value.tobytes() if isinstance(value, numpy.ndarray) and value.dtype.kind != "O" else repr(value)
        for key, value in node.attrs.items():
            if key not in ("REFERENCE_LIST", "DIMENSION_LIST"):  # addresses within the file
                found[f"{name}@{key}"] = repr(value)

    with h5py.File(path) as file:
        file.visititems(note)
        for key, value in file.attrs.items():
            found[f"@{key}"] = repr(value)
    return found


def main():
    a, b = contents(sys.argv[1]), contents(sys.argv[2])
    problems = [name for name in sorted(a.keys() | b.keys()) if a.get(name) != b.get(name)]
    for name in problems:
        print(f"FAIL {name} differs")
    print(f"{len(a) - len(problems)} passed, {len(problems)} failed")
    return 1 if problems or len(a) < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
