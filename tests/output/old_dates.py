#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Dates of a run from March to May of 1500, as readers outside see them: those that were simulated.

Usage: old_dates.py FILE

Until 15 October 1582 the calendar that CF calls standard is the Julian one, in which 1500 is a leap year.
"""

import re
import subprocess
import sys
import warnings

import netCDF4
import xarray

EXPECTED = ["1500-03-31", "1500-04-30", "1500-05-31"]


def require(found, reader):
    if found != EXPECTED:
        raise SystemExit(f"{reader} shows {found} instead of {EXPECTED}")


def main():
    path = sys.argv[1]
    for engine in ("h5netcdf", "netcdf4"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that numpy's nanoseconds do not reach so far back
            with xarray.open_dataset(path, engine=engine) as data:
                require([str(time)[:10] for time in data["time"].values], f"xarray with {engine}")
    with netCDF4.Dataset(path) as file:
        time = file["time"]
        dates = netCDF4.num2date(time[:], time.units, time.calendar)
        require([str(date)[:10] for date in dates], "netCDF4")
    shown = subprocess.run(["ncdump", "-t", "-v", "time", path], capture_output=True, text=True, check=True).stdout
    line = next(line for line in shown.splitlines() if line.startswith(" time = "))
    require(re.findall(r'"([^"]*)"', line), "ncdump")
    print("xarray, netCDF4, ncdump: dates of 1500")


if __name__ == "__main__":
    main()
