#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Opens several results files at once, as people do who compare runs, and checks that xarray keeps them apart.

Usage: many_runs.py AXIS FILE...

AXIS is `seed` or `replicate`, in which the runs of the files differ. With dask installed xarray.open_mfdataset opens
them; without it they are combined as open_mfdataset does.
"""

import importlib.util
import sys

import h5py
import numpy
import xarray

from single_agents import require


def opened(files, axis, engine):
    """What xarray.open_mfdataset(files, combine="nested", concat_dim=axis) gives."""
    if importlib.util.find_spec("dask"):
        return xarray.open_mfdataset(files, combine="nested", concat_dim=axis, engine=engine)
    apart = [xarray.open_dataset(name, engine=engine) for name in files]
    return xarray.combine_nested(apart, concat_dim=axis, compat="no_conflicts", data_vars="all", coords="different",
                                 join="outer", combine_attrs="override")


def check(files, axis, engine):
    other = {"seed": "replicate", "replicate": "seed"}[axis]
    numbers = []
    rates = []
    for name in files:
        with h5py.File(name) as file:
            require(file[axis].shape == () and file[axis][()] == file.attrs[axis], f"{name}: {axis} is another number")
            numbers.append(int(file.attrs[axis]))
            rates.append(file["unemployment_rate"][()])
    require(len(set(numbers)) == len(numbers), f"the files do not differ in {axis}")
    runs = opened(files, axis, engine)
    require(other in runs.coords, f"{other} is no coordinate")
    require(runs.sizes[axis] == len(files), f"{len(files)} files give {runs.sizes[axis]} places along {axis}")
    require(runs[axis].values.tolist() == numbers, f"{axis} is {runs[axis].values.tolist()}, not {numbers}")
    for number, rate in zip(numbers, rates):
        chosen = runs["unemployment_rate"].sel({axis: number}).values
        require(numpy.array_equal(chosen, rate, equal_nan=True), f"{axis} {number} has the values of another run")
    runs.close()
    print(f"xarray {engine}: {len(files)} runs along {axis}")


def main():
    if len(sys.argv) < 4:
        print(__doc__, file=sys.stderr)
        return 2
    for engine in ("h5netcdf", "netcdf4"):
        check(sys.argv[2:], sys.argv[1], engine)
    return 0


if __name__ == "__main__":
    sys.exit(main())
