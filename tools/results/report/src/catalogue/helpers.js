// SPDX-License-Identifier: Apache-2.0
// Parts of the charts of all sections: lines of groups, choices of members, and comparisons in words.

import { capitalised, listed, monthText } from '../format.js';
import {
    bandWords,
    ends,
    measured,
    members,
    noiseOfChange,
    periodText,
    quantityIn,
    series,
    statistic,
} from '../model.js';
import { marksNote, observedPoints, policyMarks, releasesOf, sourcesNote } from './marks.js';

const MOST_COMPARED = 4;

export function lastPeriod(group) {
    return periodText(group, ends(group).last, monthText);
}

/// The last year of all groups, if it is the same.
export function commonLastPeriod(groups) {
    const periods = [...new Set(groups.map(lastPeriod))];
    return periods.length === 1 ? periods[0] : 'the last year of each';
}

export function firstPeriod(group) {
    return periodText(group, ends(group).first, monthText);
}

function lineLabel(groups, measures, group, measure) {
    if (groups.length === 1) return capitalised(measure.label);
    return measures.length === 1 ? group.label : `${group.label}: ${measure.label}`;
}

/// Lines of measures in groups. One group: one colour per measure. Several: one colour per group, one dash per measure.
function linesOf(groups, measures) {
    return measures.flatMap((measure, place) =>
        groups.flatMap((group) => {
            const found = measured(group, measure);
            if (!found) return [];
            return [
                {
                    ...found,
                    group,
                    measure,
                    label: lineLabel(groups, measures, group, measure),
                    colour: groups.length === 1 ? place : group.index,
                    dash: groups.length === 1 ? 0 : place,
                    years: group.years,
                    time: group.time,
                    quantity: quantityIn(groups, measure),
                },
            ];
        }),
    );
}

/// The message on the series that a chart lacks.
export function missing(names) {
    return {
        kind: null,
        missing: `The chart needs the series ${listed([...new Set(names)])}, which these results lack.`,
    };
}

function bandNote(lines) {
    const most = lines.reduce((best, line) => (line.low ? Math.max(best, line.runs) : best), 0);
    return most > 1 ? `Lines are means; bands show the ${bandWords(most)} with different seeds.` : '';
}

/// "In 2035: A 4.1 %, B 3.8 %": replaces the finding when scenarios are compared.
export function comparison(groups, measure, how = 'mean') {
    const quantity = quantityIn(groups, measure);
    const said = groups
        .slice(0, MOST_COMPARED)
        .map((group) => [group.label, statistic(group, measure, how, 'last')])
        .filter(([, value]) => value !== null);
    if (said.length < 2) return undefined;
    const rest = groups.length - said.length;
    const text = quantity.short ?? quantity.text;
    const words = said.map(([label, value]) => `${text(value)} in ${label}`);
    return `${capitalised(measure.label)}, ${how === 'end' ? 'end of ' : ''}${commonLastPeriod(groups)}: ${rest > 0 ? `${words.join(', ')} and ${rest} more` : listed(words)}`;
}

/// A chart of lines, with a finding for one group and a comparison for several.
export function lineChart(groups, measures, options = {}) {
    const lines = linesOf(groups, measures);
    if (!lines.length || (options.positive && !lines.some((line) => line.mean.some((value) => value > 0)))) {
        return lines.length
            ? { kind: null, missing: options.nothing ?? 'All values are 0.' }
            : missing(measures.flatMap((measure) => measure.needs));
    }
    const takeaway = groups.length === 1 ? options.finding?.(groups[0]) : comparison(groups, measures[0], options.how);
    const beside = besideLines(groups, measures, options);
    return {
        kind: 'lines',
        lines,
        quantity: options.quantity ?? lines[0].quantity,
        log: options.log,
        fromZero: options.fromZero ?? true,
        takeaway: takeaway ?? undefined,
        ...beside,
        note: [options.note, bandNote(lines), marksNote(beside)].filter(Boolean).join(' '),
    };
}

/// Marks on the time axis, and observed data in the colours of the measures.
export function besideLines(groups, measures, options = {}) {
    const points = observedPoints(groups, measures);
    return {
        marks: [...(options.marks ?? []), ...policyMarks(groups)],
        releases: options.releases ? releasesOf(groups) : [],
        points: points.map((point) => ({ ...point, colour: groups.length === 1 ? point.place : null })),
        pointSources: sourcesNote(points),
    };
}

/// The parts of an entry that draws measures: all measures for one group, a selected one for several.
export function measuresEntry(measures, options = {}) {
    return {
        choices: (groups) =>
            groups.length > 1 && measures.length > 1
                ? [
                      {
                          id: 'measure',
                          label: 'Show',
                          options: measures.map(({ label }, place) => ({
                              value: String(place),
                              label: capitalised(label),
                          })),
                      },
                  ]
                : [],
        build: (groups, { measure }) =>
            lineChart(groups, groups.length > 1 ? [measures[Number(measure ?? 0)]] : measures, {
                ...options,
                note: options.noteOf?.(groups) ?? options.note,
            }),
    };
}

/// A measure's mean in the first and in the last year, as numbers and as text; null without any.
export function change(group, measure, how = 'mean') {
    const [first, last] = ['first', 'last'].map((which) => statistic(group, measure, how, which));
    if (first === null || last === null) return null;
    const quantity = quantityIn([group], measure);
    return {
        first,
        last,
        from: quantity.text(first),
        to: quantity.text(last),
        factor: first ? last / first : null,
        noise: noiseOfChange(group, measure, how),
    };
}

const STEADY_POINTS = 0.005;

/// Whether a change is worth mentioning: neither small nor within noise.
export const isMove = ({ first, last, noise }, steady = STEADY_POINTS) =>
    Math.abs(last - first) >= Math.max(steady, noise);

/// "rises from 4.0 % to 5.0 %", or "ends at 4.1 %, close to the 4.0 % it began at" without a notable change.
export function courseWords(seen, steady = STEADY_POINTS) {
    const { first, last, from, to } = seen;
    if (!isMove(seen, steady) || from === to)
        return from === to ? `ends at ${to}, as it began` : `ends at ${to}, close to the ${from} it began at`;
    return `${last > first ? 'rises' : 'falls'} from ${from} to ${to}`;
}

const SIZES = { sector: 'employment', occupation: 'employment_by_occupation', region: 'employment_by_region' };

/// The members with the most people: the default selection of a dimension.
function usualMember(groups, dimension) {
    const sizes = members(groups, dimension).map(({ key }) => ({
        key,
        size: SIZES[dimension] ? (statistic(groups[0], series(SIZES[dimension], { key }), 'end', 'last') ?? 0) : 0,
    }));
    return sizes.length ? sizes.reduce((best, one) => (one.size > best.size ? one : best)).key : undefined;
}

/// The selection of one member of a dimension; the first option stands for all.
export function memberChoice(groups, dimension, words, all) {
    const options = members(groups, dimension).map(({ key, name }) => ({ value: key, label: name }));
    const value = all ? '' : usualMember(groups, dimension);
    return { id: dimension, label: words, value, options: [...(all ? [{ value: '', label: all }] : []), ...options] };
}

function lastKnown(line) {
    for (let month = line.mean.length - 1; month >= 0; month -= 1)
        if (line.mean[month] !== null) return line.mean[month];
    return -Infinity;
}

/// The members with the highest and the lowest values at the end.
function outstanding(lines, count) {
    const sorted = lines.map((line, index) => ({ index, value: lastKnown(line) })).sort((a, b) => b.value - a.value);
    const top = sorted.slice(0, count);
    return [...top, ...sorted.slice(Math.max(top.length, sorted.length - count))].map(({ index }) => index);
}

/// All members of a dimension in grey, and the outstanding ones, or the selected one, in colour.
export function membersChart(groups, { measureOf, dimension, chosen, count = 3, extra = [], ...options }) {
    const list = members(groups, dimension);
    if (groups.length > 1) {
        const member = list.find(({ key }) => key === chosen) ?? list[0];
        if (!member) return missing([options.needs]);
        const measure = measureOf(member.key, member.name);
        return lineChart(groups, [{ ...measure, label: `${options.what} in ${member.name}` }, ...extra], options);
    }
    const lines = linesOf(
        groups,
        list.map(({ key, name }) => measureOf(key, name)),
    );
    if (!lines.length) return missing([options.needs]);
    const finding = chosen ? chosenFinding(groups[0], list, chosen, measureOf, options) : options.finding?.(groups[0]);
    const named = (finding?.keys ?? []).map((key) => list.findIndex((one) => one.key === key));
    const shown = chosen
        ? [list.findIndex(({ key }) => key === chosen)]
        : [...new Set([...named, ...outstanding(lines, count)])].slice(0, Math.max(named.length, 2 * count));
    lines.forEach((line, index) => {
        line.quiet = !shown.includes(index);
        line.colour = Math.max(0, shown.indexOf(index)) + extra.length;
        line.low = null;
        line.high = null;
    });
    const others = linesOf(groups, extra);
    const inColour = [...others, ...shown.map((index) => lines[index])];
    return {
        kind: 'lines',
        lines: [...lines.filter((line) => line.quiet), ...inColour],
        quantity: options.quantity ?? lines[0].quantity,
        fromZero: options.fromZero ?? true,
        log: options.log,
        takeaway: finding?.text ?? finding,
        marks: policyMarks(groups),
        note: [options.note, !chosen && lines.length > shown.length ? colourNote(named.length > 0) : '']
            .filter(Boolean)
            .join(' '),
    };
}

/// The finding on the selected member.
function chosenFinding(group, list, chosen, measureOf, options) {
    const { key, name } = list.find((one) => one.key === chosen) ?? {};
    const seen = key && change(group, measureOf(key, name), options.how);
    return seen ? `${capitalised(options.what)} in ${name} ${courseWords(seen)}` : undefined;
}

const colourNote = (named) =>
    `In colour: ${named ? 'those named above, then ' : ''}the highest and the lowest at the end; the others in grey.`;

/// The member whose statistic in the last year is largest (or smallest), with its value.
export function extreme(group, dimension, measureOf, how, better) {
    const all = members([group], dimension)
        .map(({ key, name }) => ({ key, name, value: statistic(group, measureOf(key, name), how, 'last') }))
        .filter(({ value }) => value !== null);
    return all.length ? all.reduce((best, one) => (better(one.value, best.value) ? one : best)) : null;
}

export const named = (name, label, quantity) => series(name, { label, quantity });
