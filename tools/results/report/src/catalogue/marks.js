// SPDX-License-Identifier: Apache-2.0
// Marks beside the lines of a chart: policies and releases of models on the time axis, and observed data.

import { listed } from '../format.js';
import { measured, series } from '../model.js';
import { observedIn, policyDates } from '../scenario.js';

const LEAST_STEP = 0.005;
const MOST_SOURCES = 4;

const within = (groups) => {
    const years = groups.flatMap((group) => [group.years[0], group.years[group.years.length - 1]]);
    const [from, to] = [Math.min(...years), Math.max(...years)];
    return ({ year }) => year >= from && year <= to;
};

/// Starts and ends of policies and events, one mark for each day.
export function policyMarks(groups) {
    const dates = groups.flatMap((group) => policyDates(group.runs[0].scenario, group.country));
    const byYear = new Map();
    for (const { year, label } of dates.filter(within(groups))) {
        const labels = byYear.get(year) ?? new Set();
        byYear.set(year, labels.add(label));
    }
    return [...byYear].map(([year, labels]) => ({ year, label: [...labels].join(', ') }));
}

/// Months in which a new best model was released, for a single run.
export function releasesOf(groups) {
    if (groups.length !== 1 || groups[0].runs.length !== 1) return [];
    const best = measured(groups[0], series('frontier_intelligence'))?.mean ?? [];
    return groups[0].years
        .map((year, month) => ({ year, month, value: best[month] }))
        .filter(({ month, value }) => month > 0 && value - best[month - 1] > LEAST_STEP);
}

/// Observed data of the measures, each once, for the country they belong to.
export function observedPoints(groups, measures) {
    const seen = new Set();
    return groups
        .filter((group) => !group.country)
        .flatMap((group) => observedIn(group.runs[0].scenario))
        .filter(within(groups))
        .flatMap((point) => {
            const place = measures.findIndex((measure) => measure.name === point.series && measure.key === undefined);
            const name = `${point.series} ${point.year}`;
            if (place < 0 || seen.has(name)) return [];
            seen.add(name);
            return [{ ...point, place, label: `${measures[place].label}, observed` }];
        });
}

const sourceOf = ({ source }) => source.replace(/^(looked up|computed|memory): /, '');

/// "BLS CPS" for "BLS CPS, mean of the quarter".
const origin = (point) => sourceOf(point).split(/, | of | over /)[0];

export function marksNote({ points, releases }) {
    const origins = [...new Set((points ?? []).map(origin))];
    const shown = origins.length > MOST_SOURCES ? [...origins.slice(0, MOST_SOURCES), 'others'] : origins;
    return [
        points?.length ? `Diamonds: observed (${listed(shown)}).` : '',
        releases?.length ? 'Short lines on the time axis mark releases of new best models.' : '',
    ]
        .filter(Boolean)
        .join(' ');
}

/// All sources in full, for the table.
export function sourcesNote(points) {
    const sources = [...new Set((points ?? []).map(sourceOf))];
    return sources.length ? `Observed: ${sources.join('; ')}.` : '';
}
