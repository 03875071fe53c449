# SPDX-License-Identifier: Apache-2.0
"""What readers see of the groups /panel and /events, and whether it fits the series."""

import sys

import numpy
import xarray

WORKER = """status searching employer sector occupation region job_number wage deposit""".split()
FIRM = """sector region births closed adoption heads posts vacancies coworkers intensity integration adopting_peers
price expected_output wage_bill deposit""".split()
TEAM = "heads posts vacancies coworkers generation".split()
PANEL = (
    {f"worker_{name}": ("time", "worker") for name in WORKER}
    | {f"firm_{name}": ("time", "firm") for name in FIRM}
    | {f"team_{name}": ("time", "team") for name in TEAM}
    | {"team_occupation": ("team",)}
)
WORDS = {
    "worker_status": "unemployed employed joining retraining",
    "worker_searching": "no yes",
    "firm_closed": "no yes",
    "firm_adoption": "none pilot deployed paused",
}
EVENTS = ("event_time", "kind", "agent", "other")


def require(condition, problem):
    """Ends the script with `problem` unless `condition` holds."""
    if not condition:
        sys.exit(f"FAILED: {problem}")


def check_described(group, where):
    """Every variable of a group has a unit and a meaning."""
    for name, variable in group.variables.items():
        attributes = variable.attrs | variable.encoding
        require(attributes.get("units"), f"{where}/{name} has no units")
        require(attributes.get("long_name"), f"{where}/{name} has no long_name")


def meanings(variable):
    """{word: value} of a variable of few words; each of its values must be one of them."""
    numbers = numpy.asarray(variable.attrs["flag_values"])
    words = str(variable.attrs["flag_meanings"]).split()
    require(variable.dtype == numpy.int8 and numbers.dtype == numpy.int8, f"{variable.name} is not int8")
    require(len(numbers) == len(words) == len(set(words)), f"{variable.name} has not one word for each value")
    require(numpy.isin(variable.values, numbers).all(), f"{variable.name} has values without a word")
    return dict(zip(words, numbers.tolist()))


def check_panel(panel, data):
    """Followed agents: dimensions, words, and places on the axes of the file."""
    require(set(panel.data_vars) == set(PANEL), f"/panel has {set(panel.data_vars) ^ set(PANEL)} too many or too few")
    for name, dimensions in PANEL.items():
        require(panel[name].dims == dimensions, f"/panel/{name} has the dimensions {panel[name].dims}")
    require((panel["time"].values == data["time"].values).all(), "/panel/time differs from time")
    for axis in ("worker", "firm", "team"):
        require((panel[axis].diff(axis) > 0).all(), f"numbers along /panel/{axis} do not rise")
    for name, words in WORDS.items():
        require(list(meanings(panel[name])) == words.split(), f"{name} has other words: {panel[name].flag_meanings}")
    for name in ("worker_occupation", "worker_region", "firm_sector", "firm_region", "team_occupation"):
        places = panel[name].values
        length = data.sizes[name.split("_")[1]]
        require(((places >= 0) & (places < length)).all(), f"{name} is not a place on its axis")
    employed = panel["worker_status"] == meanings(panel["worker_status"])["employed"]
    require(((panel["worker_employer"] >= 0) == employed).all(), "worker_employer and worker_status differ")
    require(((panel["worker_sector"] >= 0) == employed).all(), "worker_sector and worker_status differ")
    require((panel["worker_wage"].where(employed, 1) > 0).all(), "somebody works for nothing")
    share = float(employed.mean())
    whole = float((data["employed"] / data["people"]).mean())
    # The sample is systematic, so its share of the employed strays less than that of a random one.
    error = 5 * (whole * (1 - whole) / panel.sizes["worker"]) ** 0.5
    require(abs(share - whole) < error, f"{share:.3f} of the panel are employed, {whole:.3f} of all")


def check_events(events, data):
    """All events of all agents: in order of time, within the run, and as many as the series count."""
    require(set(events.variables) == set(EVENTS), f"/events has the variables {list(events.variables)}")
    for name in EVENTS:
        require(events[name].dims == ("event",), f"/events/{name} has the dimensions {events[name].dims}")
    times = events["event_time"].values
    bounds = data["time_bounds"].values
    require(times.dtype.kind == "M", "times of events do not decode to dates")
    require((times[1:] >= times[:-1]).all(), "events are not in order of time")
    require(times[0] >= bounds[0, 0] and times[-1] < bounds[-1, 1], "events happen outside the run")
    require(int(events.attrs["left_out"]) == 0, "events were left out")
    kinds = meanings(events["kind"])
    require((events["agent"] >= 0).all() and (events["other"] >= -1).all(), "numbers of agents are wrong")
    for kind, series in (("start_work", "hires"), ("leave_work", "separations")):
        chosen = events["kind"].values == kinds[kind]
        number = chosen.sum() * float(data.attrs["scale"])
        require(number == float(data[series].sum()), f"{number} events {kind}, and {series} counts others")
        first = chosen & (times < bounds[0, 1])
        require(first.sum() * float(data.attrs["scale"]) == float(data[series][0].sum()), f"{kind} in the first month")


def check(path, engine):
    """Both groups as that engine of xarray shows them."""
    with xarray.open_dataset(path, engine=engine) as file:
        data = file.load()
    with xarray.open_dataset(path, engine=engine, group="panel") as group:
        panel = group.load()
    with xarray.open_dataset(path, engine=engine, group="events") as group:
        events = group.load()
    check_described(panel, "panel")
    check_described(events, "events")
    check_panel(panel, data)
    check_events(events, data)
    print(f"xarray {engine}: {len(PANEL)} variables of the panel, {events.sizes['event']} events, as the series count them")
