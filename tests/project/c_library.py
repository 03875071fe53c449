#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""c_library.py BUILD_DIR: no library of the simulator calls a function of the C library whose last bit depends on the
processor; core/math has its own. Read from the symbols of the archives, so calls through other libraries' headers count.
Output is left out: it rounds and writes what has been simulated."""

import pathlib
import subprocess
import sys

from report import Report

ARCHIVES = ("core", "agents", "scenarios", "sim")
FUNCTIONS = ("exp exp2 exp10 expm1 log log2 log10 log1p pow cbrt hypot fma sin cos tan sincos asin acos atan atan2 sinh cosh "
             "tanh asinh acosh atanh erf erfc lgamma lgamma_r tgamma").split()


def undefined_symbols(archive):
    """Names that the objects of an archive expect from elsewhere; empty if link-time optimisation keeps them from us."""
    listed = subprocess.run(["nm", "--undefined-only", archive], capture_output=True, text=True, check=True).stdout
    return {line.split()[-1] for line in listed.splitlines() if " U " in line}


def main():
    build = pathlib.Path(sys.argv[1])
    report = Report()
    inexact = {name + suffix for name in FUNCTIONS for suffix in ("", "f", "l")}
    for name in ARCHIVES:
        what = f"C library: {name} calls none of its functions that differ between processors"
        symbols = undefined_symbols(build / name / f"libtenfold_{name}.a")
        if not symbols:
            report.skip(what, "link-time optimisation hides the symbols")
            continue
        report.check(what, [f"{symbol} is called" for symbol in sorted(symbols & inexact)])
    report.finish()


if __name__ == "__main__":
    main()
