// SPDX-License-Identifier: Apache-2.0
// What the charts of all sections are built from: lines of groups, choices of members, and sentences that compare.

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

/// The last year of all groups, if it is the same one.
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

/// Lines of measures in groups. One group: a colour a measure. Several: a colour a group, a dash a measure.
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

/// Says which series a chart would need.
export function missing(names) {
    return {
        kind: null,
        missing: `These results have no series ${listed([...new Set(names)])}, which this chart needs.`,
    };
}

function bandNote(lines) {
    const most = lines.reduce((best, line) => (line.low ? Math.max(best, line.runs) : best), 0);
    return most > 1 ? `Lines are means; the bands are the ${bandWords(most)} that differ in their seeds only.` : '';
}

/// "In 2035: A 4.1 %, B 3.8 %": what stands in place of a finding when scenarios are compared.
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
            ? { kind: null, missing: options.nothing ?? 'There is nothing to draw: all values are 0.' }
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

/// Marks on the time axis, and what was observed, in the colours of the measures.
export function besideLines(groups, measures, options = {}) {
    const points = observedPoints(groups, measures);
    return {
        marks: [...(options.marks ?? []), ...policyMarks(groups)],
        releases: options.releases ? releasesOf(groups) : [],
        points: points.map((point) => ({ ...point, colour: groups.length === 1 ? point.place : null })),
        pointSources: sourcesNote(points),
    };
}

/// The parts of an entry that draws measures: all of them for one group, one at choice for several.
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

/// A measure's mean in the first and in the last year, as numbers and in words; null if there are none.
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

/// Whether a change is one to speak of: neither small nor what chance alone may do.
export const isMove = ({ first, last, noise }, steady = STEADY_POINTS) =>
    Math.abs(last - first) >= Math.max(steady, noise);

/// "rises from 4.0 % to 5.0 %", or "ends at 4.1 %, close to the 4.0 % it began at" when there is no change to speak of.
export function courseWords(seen, steady = STEADY_POINTS) {
    const { first, last, from, to } = seen;
    if (!isMove(seen, steady) || from === to)
        return from === to ? `ends at ${to}, as it began` : `ends at ${to}, close to the ${from} it began at`;
    return `${last > first ? 'rises' : 'falls'} from ${from} to ${to}`;
}

const SIZES = { sector: 'employment', occupation: 'employment_by_occupation', region: 'employment_by_region' };

/// Where most people work: what is shown of a dimension before anybody chooses.
function usualMember(groups, dimension) {
    const sizes = members(groups, dimension).map(({ key }) => ({
        key,
        size: SIZES[dimension] ? (statistic(groups[0], series(SIZES[dimension], { key }), 'end', 'last') ?? 0) : 0,
    }));
    return sizes.length ? sizes.reduce((best, one) => (one.size > best.size ? one : best)).key : undefined;
}

/// The choice of one member of a dimension, with what stands for all of them first.
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

/// Members that stand out at the end: the highest and the lowest.
function outstanding(lines, count) {
    const sorted = lines.map((line, index) => ({ index, value: lastKnown(line) })).sort((a, b) => b.value - a.value);
    const top = sorted.slice(0, count);
    return [...top, ...sorted.slice(Math.max(top.length, sorted.length - count))].map(({ index }) => index);
}

/// All members of a dimension as quiet lines, and those that stand out, or the one chosen, in colour.
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

/// What the one member does that was chosen.
function chosenFinding(group, list, chosen, measureOf, options) {
    const { key, name } = list.find((one) => one.key === chosen) ?? {};
    const seen = key && change(group, measureOf(key, name), options.how);
    return seen ? `${capitalised(options.what)} in ${name} ${courseWords(seen)}` : undefined;
}

const colourNote = (named) =>
    `In colour: ${named ? 'those named above, then ' : ''}those that end highest and lowest; the others in grey.`;

/// The member whose statistic in the last year is largest (or smallest), with its value.
export function extreme(group, dimension, measureOf, how, better) {
    const all = members([group], dimension)
        .map(({ key, name }) => ({ key, name, value: statistic(group, measureOf(key, name), how, 'last') }))
        .filter(({ value }) => value !== null);
    return all.length ? all.reduce((best, one) => (better(one.value, best.value) ? one : best)) : null;
}

export const named = (name, label, quantity) => series(name, { label, quantity });
