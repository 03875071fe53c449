// SPDX-License-Identifier: Apache-2.0
// The numbers of the cards computed again from the data, and read back from what the page writes.

const WORDS = { million: 1e6, billion: 1e9, trillion: 1e12, quadrillion: 1e15, quintillion: 1e18 };

const mean = (values) => {
    const known = values.filter((value) => value !== null);
    return known.length ? known.reduce((total, value) => total + value, 0) / known.length : null;
};

function values(run, name) {
    if (!name.includes('/')) return run.series[name]?.values ?? null;
    const [above, below] = name.split('/').map((part) => run.series[part]?.values);
    return above && below ? above.map((value, month) => value / below[month]) : null;
}

/// By how much a price falls a year, from the first month to the last; what the file says of it counts days.
export function yearlyFall(run, name) {
    const all = values(run, name);
    const month = (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
    const months = month(run.time[run.time.length - 1]) - month(run.time[0]);
    return (all[0] / all[all.length - 1]) ** (12 / months);
}

/// What a card's number must be, for the runs of its group.
export function expected(runs, name, statistic) {
    if (statistic === 'yearly-fall') return mean(runs.map((run) => run.observations.o2_price_factor));
    const [which, how] = statistic.split('-');
    return mean(
        runs.map((run) => {
            const all = values(run, name);
            const length = Math.max(1, Math.min(12, Math.floor(all.length / 2)));
            const part = which === 'first' ? all.slice(0, length) : all.slice(-length);
            return how === 'end' ? part[part.length - 1] : mean(part);
        }),
    );
}

/// Runs that differ only in seed or replicate, together, in the order of the files.
export function groupsOf(runs) {
    const groups = new Map();
    for (const run of runs) {
        const key = JSON.stringify([
            run.scenario.replace(/^(seed|replicate):.*$/gm, ''),
            run.time,
            Object.values(run.axes).map(({ keys }) => keys),
        ]);
        groups.set(key, [...(groups.get(key) ?? []), run]);
    }
    return [...groups.values()];
}

/// The number in a text such as "84.8 million", "$47.5 trillion", "4.1 %" or "616 TWh a year".
export function spoken(text) {
    if (/^(none|no )/.test(text)) return 0;
    const found = /(−?)\$?([\d,]*\.?\d+)\s*(%|TWh|GWh|[a-z]*)/.exec(text);
    if (!found) return NaN;
    const size = Number(found[2].replaceAll(',', '')) * (found[1] ? -1 : 1);
    return size * ({ '%': 0.01, TWh: 1e9, GWh: 1e6, ...WORDS }[found[3]] ?? 1);
}

export const near = (one, other, tolerance) =>
    Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other), 1e-12);
