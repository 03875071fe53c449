// SPDX-License-Identifier: Apache-2.0
#include "output/format_page.hpp"

#include "output/micro_data.hpp"
#include "output/panel_table.hpp"
#include "output/results_attributes.hpp"

#include <fmt/format.h>
#include <span>

namespace tenfold {

namespace {

constexpr std::string_view opening = R"(# The output file

One HDF5 file that is also netCDF-4/CF: `ncdump`, xarray (both engines), h5py, R, Julia and h5wasm open it directly. It
appears under its name only when it is complete: it is written under a temporary name, synced and renamed. `tenfold
describe format --markdown` generates this page from the tables that write the file, and a test compares it with a file.

Numbers are little-endian, in chunks with the filters shuffle, deflate and fletcher32, which every reader has; metadata
have checksums too, so that damage is detected. Texts are UTF-8 of variable length, for which HDF5 has no checksum; their
SHA-256 is in the attribute `sha256` (each text followed by a zero byte). Every axis of every variable has
a dimension scale. All quantities are in real units (simulated ones times `scale`). `tenfold show`, `export`, `compare`
and `report` ([results_tools.md](results_tools.md)) read the file and refuse a file that violates any of this.

Outside `/run`, the files of equal runs are bit-for-bit identical on any number of threads, after any interruption, and
whatever else is recorded besides the series.

```python
import xarray
results = xarray.open_dataset("results/us-2023-seed1.h5")
results.coworkers.sel(sector="PRO").plot()
observations = xarray.open_dataset("results/us-2023-seed1.h5", group="observations").attrs
observations["o3_tasks_verdict"], observations["o2_price_factor"]
```

Runs with different seeds become one data set with the axis `seed` (for the runs of one seed, the axis `replicate`):

```python
files = [f"results/us-2023-seed{seed}.h5" for seed in range(1, 5)]
runs = xarray.open_mfdataset(files, combine="nested", concat_dim="seed")  # needs dask
runs.unemployment_rate.mean("seed").plot()
runs.unemployment_rate.sel(seed=3)
```

## Coordinates

| name | dimensions | meaning |
|---|---|---|
| `time` | time | last simulated day of the month, in days since the start (CF, proleptic Gregorian calendar) |
| `time_bounds` | time, bounds | first day of the month and first day after it |
| `month_days` | time | simulated days of the month |
| `sector`, `occupation`, `region` | itself | keys of the scenario |
| `occupation_from` | itself | keys of occupations that people leave |
| `size_class` | itself | "1-4" to "250+": firms by employees, as in the Census survey |
| `sector_name`, `occupation_name`, `occupation_from_name`, `region_name`, `size_class_name` | the axis | names for people |
| `quantile` | itself | share of people who have less |
| `dollar_bin` | itself | lower edge of a bin [USD, or USD/yr] |
| `dollar_bin_bounds` | dollar_bin, bounds | lower edge of a bin and of the next |
| `seed`, `replicate` | none | as the attributes of these names; coordinates of every series, which keep the runs of several files apart |
| `scenario` | none | the whole resolved scenario as YAML, with every default, source and override; `tenfold run` accepts it; in a country's file, the scenario of that country |
| `world` | none | in a country's file: the whole resolved scenario of its world; `tenfold run` accepts it |

## Series

[output_series.md](output_series.md) lists them: `unemployment_rate(time)`, `coworkers(time, sector)`,
`occupation_moves(time, occupation_from, occupation)`, `wage_quantile(time, quantile)`, `wage_histogram(time, dollar_bin)`
and so on; each with `units` and `long_name`. `output.significant_digits` rounds their numbers, which makes the file about a
third as large at 4 digits.

)";

constexpr std::string_view panel_opening = R"(
## Group `/panel`

Present if the scenario requests it (`output.panel.workers`, `firms`, `teams`): a panel of agents, spread evenly over all,
at the end of each month. Axes are `time`, `worker`, `firm` and `team`, with the number of the worker, the firm, or the
team's firm as coordinate; `team_occupation(team)` is a place on the axis `occupation` of the root. A team is the
occupation of which its firm had most posts at the start. Categories are int8 with `flag_values` and `flag_meanings`.

)";

constexpr std::string_view events_opening = R"(
## Group `/events`

Present if the scenario requests it (`output.events.kinds`): single events along the axis `event`, in the order of
time. `event_time(event)` is in days since the start, with the time of day as fraction; `kind(event)` is one of the kinds below;
`agent(event)` is the number of the worker, firm, market, lab or operator that handled it; `other(event)` is the number of
the worker, else the firm, else the market that the event names, -1 for none. The attribute `left_out` counts events
beyond `output.events.limit`.

)";

std::string attributes_table(std::span<const ResultsAttribute> attributes) {
    std::string text = "| attribute | meaning |\n|---|---|\n";
    for (const ResultsAttribute& row : attributes) {
        text += fmt::format("| `{}` | {} |\n", row.name, row.meaning);
    }
    return text;
}

} // namespace

std::string describe_format_markdown() {
    std::string text{opening};
    text += "## Attributes of the root\n\n" + attributes_table(root_attributes());
    text += "\n## Group `/observations`\n\nObservations on the run as a whole, as attributes: "
            "[output_observations.md](output_observations.md).\n\n## Group `/run`\n\n"
            "Everything that may differ between equal runs. In addition, `library_NAME` has the "
            "version of each library.\n\n";
    text += attributes_table(run_attributes());
    text += panel_opening;
    text += describe_panel_markdown();
    text += events_opening;
    text += describe_events_markdown();
    return text;
}

} // namespace tenfold
