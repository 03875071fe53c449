#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every header compiles alone. Usage: headers.py BUILD_DIR (for the generated header)"""

import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys

from report import ROOT, Report, sources

# Where distributions keep the headers of the serial HDF5.
SYSTEM_FOLDERS = ("/usr/include/hdf5/serial",)


def compile_alone(header, build):
    """The first lines of the compiler's complaints, none when it compiles."""
    command = [shutil.which("g++") or "c++", "-std=c++20", "-fsyntax-only", "-x", "c++", f"-I{ROOT}",
               f"-I{build / 'generated'}", f'-DTENFOLD_SOURCE_DIR="{ROOT}"']
    command += [part for folder in SYSTEM_FOLDERS for part in ("-isystem", folder)]
    result = subprocess.run(command + ["-"], input=f'#include "{header}"\n', capture_output=True, text=True)
    return [] if result.returncode == 0 else result.stderr.splitlines()[:4]


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    headers = [path for path in sources() if path.suffix == ".hpp"]
    report = Report()
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        problems = list(pool.map(lambda header: compile_alone(header, build), headers))
    report.check(f"headers: each of {len(headers)} compiles alone", [line for lines in problems for line in lines])
    report.finish()


if __name__ == "__main__":
    main()
