#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the figures of docs/findings.md.

Usage: draw.py RESULTS [TENFOLD]; RESULTS has a directory for each study, named like it and collected.
"""

import json
import subprocess
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import xarray

HERE = Path(__file__).resolve().parent
INK = "#1f2933"
COLOURS = ["#0b6e99", "#d1495b", "#66a182", "#edae49", "#8d6a9f"]


def sweep_of(results, study):
    return xarray.open_dataset(results / study / "sweep.h5", engine="netcdf4")


def figure(width=7.2, height=4.2, columns=1):
    plot, axes = plt.subplots(1, columns, figsize=(width, height), layout="constrained")
    for each in np.atleast_1d(axes):
        each.spines[["top", "right"]].set_visible(False)
    return plot, axes


def save(plot, name):
    plot.savefig(HERE / f"{name}.png", dpi=110)
    plt.close(plot)


def mean_and_interval(values):
    """Mean and half the 95 % interval of Student's t over replicates."""
    from scipy.stats import t

    values = np.asarray(values)
    half = t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values)) if len(values) > 1 else 0.0
    return values.mean(), half


def beveridge(results):
    sweep = sweep_of(results, "beveridge")
    plot, axes = figure()
    for colour, natural in zip(COLOURS, np.unique(sweep.natural_rate)):
        chosen = sweep.where(sweep.natural_rate == natural, drop=True)
        points = chosen.groupby("demand").mean()
        axes.plot(100 * points.unemployment, 100 * points.vacancies, "o-", color=colour,
                  label=f"tends to {100 * natural:.0f} % unemployment")
        for demand, u, v in zip(points.demand.values, points.unemployment.values, points.vacancies.values):
            axes.annotate(f"{100 * demand:+.0f} %", (100 * u, 100 * v), textcoords="offset points", xytext=(5, 4), fontsize=7)
    axes.set_xlabel("unemployed, % of the labour force, second year of the shock")
    axes.set_ylabel("vacancies, % of posts")
    axes.legend(frameon=False)
    save(plot, "beveridge")


def elasticities(results):
    sweep = sweep_of(results, "elasticities")
    table = sweep.jobs_professional.groupby(sweep.elasticity).map(
        lambda group: group.groupby(sweep.decline.sel(run=group.run)).mean())
    plot, axes = figure(6.4, 4.2)
    shade = axes.pcolormesh(np.arange(len(table.decline) + 1), np.arange(len(table.elasticity) + 1), table.values / 1e6,
                            cmap="viridis")
    for i in range(len(table.elasticity)):
        for k in range(len(table.decline)):
            jobs = table.values[i, k]
            axes.text(k + 0.5, i + 0.5, f"{jobs / 1e6:.1f}", ha="center", va="center",
                      color="white" if jobs < table.values.mean() else "black")
    axes.set_xticks(np.arange(len(table.decline)) + 0.5, [f"{x:g}" for x in table.decline.values])
    axes.set_yticks(np.arange(len(table.elasticity)) + 0.5, [f"{x:g}" for x in table.elasticity.values])
    axes.set_xlabel("price of a given intelligence falls by this factor a year")
    axes.set_ylabel("price elasticity of demand")
    plot.colorbar(shade, label="jobs in professional services, 2035, millions")
    save(plot, "elasticities")


def policy_menu(results):
    sweep = sweep_of(results, "policy-menu")
    policies = [str(p) for p in sweep.policy.values[::int(sweep.attrs["replicates"])]]
    outputs = [("unemployment_2035", 100, "unemployment, points"), ("real_gdp_2035", None, "real GDP, %"),
               ("gini_2035", 100, "Gini of incomes, points")]
    plot, axes = figure(10, 4.4, len(outputs))
    for axis, (key, factor, label) in zip(axes, outputs):
        base = sweep[key].where(sweep.policy == "baseline", drop=True).values
        for row, policy in enumerate(policies[1:]):
            values = sweep[key].where(sweep.policy == policy, drop=True).values
            change = (values - base) * factor if factor else 100 * (values / base - 1)
            mean, half = mean_and_interval(change)
            axis.errorbar(mean, -row, xerr=half, fmt="o", color=COLOURS[0], capsize=3)
        axis.axvline(0, color=INK, linewidth=0.8)
        axis.set_xlabel(label)
        axis.set_yticks(-np.arange(len(policies) - 1), policies[1:] if axis is axes[0] else [])
    save(plot, "policy-menu")


def uncertainty(results):
    program = sys.argv[2] if len(sys.argv) > 2 else "tenfold"
    told = json.loads(subprocess.run([program, "sensitivity", results / "uncertainty-2035" / "sweep.h5", "--json"],
                                     check=True, capture_output=True, text=True).stdout)
    outputs = {output["output"]: output for output in told["outputs"]}
    shown = [("unemployment_2035", "unemployment"), ("real_gdp_2035", "real GDP"), ("labour_share_2035", "labour's share"),
             ("coworkers_2035", "coworkers")]
    plot, axes = figure(11, 4.6, len(shown))
    for axis, (key, label) in zip(axes, shown):
        factors = outputs[key]["sobol"]["factors"]
        for row, factor in enumerate(factors):
            total, first = factor["total"], factor["first"]
            low, high = total["interval"]
            axis.barh(-row, total["value"], color="#b8d4e3", height=0.7)
            axis.barh(-row, max(first["value"], 0), color=COLOURS[0], height=0.35)
            axis.plot([max(low, 0), high], [-row, -row], color=INK, linewidth=1)
        axis.set_yticks(-np.arange(len(factors)), [f["factor"] for f in factors] if axis is axes[0] else [])
        axis.set_title(label, fontsize=10)
        axis.set_xlim(0, 1.05)
    plot.supxlabel("share of variance: first order (dark), total (light) with 95 % interval", fontsize=9)
    save(plot, "uncertainty-2035")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for draw in (beveridge, elasticities, policy_menu, uncertainty):
        try:
            draw(folder)
        except (FileNotFoundError, subprocess.CalledProcessError) as error:
            print(f"skipped: {error}")
