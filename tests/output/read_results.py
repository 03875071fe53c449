#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Opens a results file with the readers that people use, and checks what they see.

Usage: read_results.py FILE [--single-agents] [--values TABLE]

Readers: xarray with the engines h5netcdf and netcdf4 (of which the xarray and netCDF4 packages of
Debian are meant: /usr/bin/python3), h5py, and `ncdump -h`. Prints what was checked; exits with 1 at
the first thing that is wrong. With --single-agents the file must have a panel and all events of all
agents. TABLE is written for readers in other languages (values.py).
"""

import argparse
import shutil
import subprocess
import tempfile
import warnings

import h5py
import netCDF4
import numpy
import xarray

import single_agents
import values
from single_agents import require

BY_TIME = """unemployment_rate hires_rate separations_rate job_to_job_rate vacancy_rate people employed joining
unemployed coworkers_total adoption_rate_total token_price token_price_gpt4_level token_price_frontier
token_volume token_spend people_token_volume people_token_spend frontier_intelligence
frontier_horizon_minutes training_compute real_gdp_quality statistical_discrepancy supervision_share adoption_rate_by_employment adoption_survey_before_nov_2025 adoption_survey_after_nov_2025
compute_utilisation energy_use lab_revenue training_spend intelligence_value thought_index_2035
delegated_share_total token_remittance dividends_from_abroad""".split()
BY_SECTOR = """employment vacancies hires separations firms adoption_rate coworkers human_hours
ai_task_hours supervision_share_by_sector delegated_share_by_sector token_spend_by_sector
adoption_survey_before_nov_2025_by_sector adoption_survey_after_nov_2025_by_sector""".split()
BY_OCCUPATION = """employment_by_occupation unemployed_by_occupation vacancies_by_occupation hires_by_occupation
coworkers_by_occupation wage delegable_share delegated_share delegable_share_autonomous
delegated_share_autonomous""".split()
BY_SIZE_CLASS = """firms_by_size_class adoption_rate_by_size_class
adoption_survey_after_nov_2025_by_size_class""".split()
BY_QUANTILE = "wage_quantile income_quantile wealth_quantile".split()
BY_DOLLAR_BIN = "wage_histogram income_histogram wealth_histogram".split()
DIMENSIONS = (
    {name: ("time",) for name in BY_TIME}
    | {name: ("time", "sector") for name in BY_SECTOR}
    | {name: ("time", "occupation") for name in BY_OCCUPATION}
    | {name: ("time", "size_class") for name in BY_SIZE_CLASS}
    | {name: ("time", "quantile") for name in BY_QUANTILE}
    | {name: ("time", "dollar_bin") for name in BY_DOLLAR_BIN}
    | {"occupation_moves": ("time", "occupation_from", "occupation")}
)
SHARES = """unemployment_rate vacancy_rate adoption_rate adoption_rate_total delegable_share
delegated_share supervision_share adoption_rate_by_size_class adoption_survey_after_nov_2025
compute_utilisation delegated_share_by_sector""".split()
OBSERVATIONS = """o1_slope o1_r_squared o2_price_factor o2_use_elasticity o3_tasks_verdict o3_curvature
elasticity_direct_use elasticity_model_choice elasticity_threshold elasticity_products
thought_index_2035""".split()
ROOT_ATTRIBUTES = """Conventions title filetype format_version scenario_name scenario_sha256 seed replicate
scale significant_digits state_digest""".split()
RUN_ATTRIBUTES = """status program_version git_commit git_dirty command_line threads host started finished
build_seconds run_seconds library_HDF5""".split()


def check_time(data):
    """Each time is the last day within its bounds, and the bounds follow one another."""
    times = data["time"].values
    require(times.dtype.kind == "M", "time does not decode to dates")
    bounds = data["time_bounds"].values.astype("datetime64[D]")
    days = times.astype("datetime64[D]")
    require((times == days).all(), "time is not at the start of a day")
    require((days + 1 == bounds[:, 1]).all(), "time is not the last day of its bounds")
    require((bounds[1:, 0] == bounds[:-1, 1]).all(), "bounds do not follow one another")
    length = (bounds[:, 1] - bounds[:, 0]).astype(int)
    require((length == data["month_days"].values).all(), "month_days differ from the bounds")
    first_days = bounds[:, 0].astype("datetime64[M]")
    require((days.astype("datetime64[M]") == first_days).all(), "an interval crosses months")
    whole = bounds[:-1, 1]  # the last month may be cut short
    require((whole == whole.astype("datetime64[M]").astype("datetime64[D]")).all(), "a month ends within a month")


def check_variables(data):
    """Every variable has a unit and a meaning; the series have the dimensions promised."""
    for name, variable in data.variables.items():
        attributes = variable.attrs | variable.encoding
        if name != "bounds":
            require(attributes.get("units"), f"{name} has no units")
        if name not in ("time_bounds", "dollar_bin_bounds"):  # some versions of xarray leave only the parent's attributes
            require(attributes.get("long_name"), f"{name} has no long_name")
    for name, dimensions in DIMENSIONS.items():
        require(name in data, f"{name} is missing")
        require(data[name].dims == dimensions, f"{name} has the dimensions {data[name].dims}")
        require(data[name].dtype == numpy.float64, f"{name} is {data[name].dtype}, not float64")
    for name in SHARES:
        values = data[name].values[numpy.isfinite(data[name].values)]
        require(((values >= 0) & (values <= 1)).all(), f"{name} is not a share")


def check_distributions(data):
    """Quantiles rise, bins follow one another, and everybody is counted in one of them."""
    for name in BY_QUANTILE:
        require((data[name].diff("quantile") >= 0).all(), f"{name} falls along its quantiles")
    require((data["wage_quantile"].sel(quantile=0.5) == data["wage_p50"]).all(), "the median is not wage_p50")
    edges = data["dollar_bin_bounds"].values
    require((edges[:, 0] == data["dollar_bin"].values).all(), "dollar_bin is not the lower edge")
    require((edges[1:, 0] == edges[:-1, 1]).all() and edges[-1, 1] == numpy.inf, "bins do not follow one another")
    for name in ("income_histogram", "wealth_histogram"):
        counted = data[name].sum("dollar_bin")
        require(numpy.allclose(counted, data["people"], rtol=1e-12), f"{name} does not count all people")
    # Wages are counted on payday, and on its last day a month still goes on.
    changed = (data["hires"] + data["separations"]).sum("sector")
    error = abs(data["wage_histogram"].sum("dollar_bin") - data["employed"])
    require((error <= changed).all() and float(error.max()) < 0.02 * float(data["employed"].min()),
            "wage_histogram does not count the employed")


def check_moves(data):
    """Moves lead from one occupation to another one."""
    keys = data["occupation"].values
    require((data["occupation_from"].values == keys).all(), "occupation_from has other keys than occupation")
    moves = data["occupation_moves"]
    require((moves >= 0).all() and moves.sum() > 0, "occupation_moves counts nobody")
    for key in keys:
        stayed = moves.sel(occupation_from=key, occupation=key)
        require((stayed == 0).all(), f"people move from {key} to {key}")
    column = moves.sel(occupation=keys[0]).sum("occupation_from")
    require((column == moves.values[:, :, 0].sum(axis=1)).all(), "selecting an occupation fails")


def check_values(data, path):
    """Every number is the one that h5py finds."""
    with h5py.File(path) as file:
        for name, variable in data.variables.items():
            if variable.dtype.kind in "fiu" and not values.is_bare_axis(file[name]):
                require(numpy.array_equal(variable.values, file[name][()], equal_nan=True), f"{name} has other values")


def check_with_xarray(path, engine):
    """The file opens whole, and /run opens as a group."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", category=xarray.SerializationWarning)
        with xarray.open_dataset(path, engine=engine, decode_times=True) as data:
            data.load()
            for name in ROOT_ATTRIBUTES:
                require(name in data.attrs, f"root attribute {name} is missing")
            require(values.text(data.attrs["Conventions"]) == "CF-1.10", "Conventions is not CF-1.10")
            require(len(values.text(data.attrs["scenario_sha256"])) == 64, "scenario_sha256 has not 64 digits")
            for axis in ("sector", "occupation", "occupation_from", "region", "size_class"):
                keys = [str(key) for key in data[axis].values]
                require(all(keys) and len(set(keys)) == len(keys), f"keys of {axis} are not unique")
                require(f"{axis}_name" in data.coords, f"{axis}_name is no coordinate")
            require("\n" in str(data["scenario"].values), "scenario is not a text of several lines")
            check_time(data)
            check_variables(data)
            check_values(data, path)
            check_distributions(data)
            check_moves(data)
            first = str(data["sector"].values[0])
            chosen = data["employment"].sel(sector=first)
            require(chosen.shape == data["time"].shape, "selecting a sector fails")
            months = data.sizes["time"]
    with xarray.open_dataset(path, engine=engine, group="observations") as observations:
        for name in OBSERVATIONS:
            require(name in observations.attrs, f"/observations has no attribute {name}")
    with xarray.open_dataset(path, engine=engine, group="run") as run:
        for name in RUN_ATTRIBUTES:
            require(name in run.attrs, f"/run has no attribute {name}")
        require(values.text(run.attrs["status"]) in ("complete", "interrupted"), "/run status is unknown")
    print(f"xarray {engine}: {months} months, {len(DIMENSIONS)} series, coordinates, units, times, values, groups")


def check_with_h5py(path):
    """Every axis of every dataset has a scale; numbers are packed with a checksum that every reader knows."""
    count = 0

    def visit(name, item):
        nonlocal count
        if not isinstance(item, h5py.Dataset):
            return
        count += 1
        item[()]  # reads it all, and with it every checksum
        if item.attrs.get("CLASS") != b"DIMENSION_SCALE":
            require(all(len(axis) == 1 for axis in item.dims), f"{name} has an axis without a scale")
        if values.is_text(item):
            require(h5py.check_string_dtype(item.dtype).length is None, f"{name} has strings of fixed length")
        elif item.shape and not values.is_bare_axis(item):
            require(item.fletcher32 and item.shuffle and item.compression == "gzip", f"{name} is not packed")

    with h5py.File(path) as file:
        require(h5py.check_string_dtype(file["scenario"].dtype), "scenario is not a string")
        file.visititems(visit)
    print(f"h5py: {count} datasets read, scales, filters")


def check_edit(path):
    """netCDF tools can add to a copy, for which links must be in order of creation."""
    with tempfile.TemporaryDirectory() as directory:
        name = shutil.copy(path, directory)
        with netCDF4.Dataset(name, "a") as copy:
            require(not copy.dimensions["time"].isunlimited(), "time is unlimited, which makes h5netcdf slow")
            percent = copy.createVariable("unemployment_percent", "f8", ("time",))
            percent[:] = 100 * copy["unemployment_rate"][:]
            percent.setncattr("units", "percent")
            copy.setncattr("note", "one variable added")
        with xarray.open_dataset(name, engine="h5netcdf") as copy:
            rate = copy["unemployment_rate"].values
            require((copy["unemployment_percent"].values == 100 * rate).all(), "a variable added is another one")
            require(values.text(copy.attrs["note"]) == "one variable added", "an attribute added is lost")
    print("netCDF4: adds a variable to a copy")


def check_with_ncdump(path):
    """ncdump shows the header without a complaint."""
    done = subprocess.run(
        ["ncdump", "-h", path], capture_output=True, text=True, errors="replace", check=False
    )
    require(done.returncode == 0 and not done.stderr, f"ncdump -h fails: {done.stderr}")
    for line in ("time:units = ", "group: run", "employment(time, sector)",
                 "occupation_moves(time, occupation_from, occupation)", "wage_quantile(time, quantile)"):
        require(line in done.stdout, f"ncdump -h does not show '{line}'")
    require("phony_dim" not in done.stdout, "ncdump -h shows an axis without a dimension")
    print("ncdump -h: dimensions, time units, group run")


def main():
    """Checks the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file")
    parser.add_argument("--single-agents", action="store_true")
    parser.add_argument("--values")
    chosen = parser.parse_args()
    check_with_h5py(chosen.file)
    for engine in ("h5netcdf", "netcdf4"):
        check_with_xarray(chosen.file, engine)
        if chosen.single_agents:
            single_agents.check(chosen.file, engine)
    check_edit(chosen.file)
    check_with_ncdump(chosen.file)
    if chosen.values:
        print(f"h5py: {values.write(chosen.file, chosen.values)} values written for other readers")
    print("all readers agree")


if __name__ == "__main__":
    main()
