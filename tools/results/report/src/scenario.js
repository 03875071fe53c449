// SPDX-License-Identifier: Apache-2.0
// Reads the scenario text of a results file, which is YAML in the format that the program writes.

const ENTRY = /^( *)(- )?"?([^":]+)"?:(?: (.*))?$/;
const SOURCED = /^\{value: (.*), source: "(.*)"\}$/;
// Keys that only select random numbers or name the scenario.
const NO_PARAMETER = /^(seed|replicate|name|description):/;

function plain(text) {
    if (text.startsWith('"')) {
        try {
            return JSON.parse(text);
        } catch {
            return text.slice(1, -1);
        }
    }
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function leafOf(text) {
    const found = SOURCED.exec(text);
    return found ? { value: plain(found[1]), source: found[2] } : { value: plain(text), source: '' };
}

function linesOf(text) {
    return text
        .split('\n')
        .map((line) => ENTRY.exec(line))
        .filter(Boolean)
        .map(([, space, dash, key, rest]) => ({ indent: space.length, dash: Boolean(dash), key, rest: rest ?? '' }));
}

/// The map or list whose first line is `at`; maps are objects, lists are arrays, scalars are `{value, source}`.
function blockAt(lines, at) {
    const { indent, dash } = lines[at];
    const block = dash ? [] : {};
    let place = at;
    while (place < lines.length && lines[place].indent >= indent) {
        const line = lines[place];
        if (line.dash && dash && line.indent === indent) {
            lines[place] = { ...line, indent: indent + 2, dash: false };
            const item = blockAt(lines, place);
            block.push(item.block);
            place = item.next;
        } else if (line.rest !== '') {
            block[line.key] = leafOf(line.rest);
            place += 1;
        } else if (lines[place + 1]?.indent > line.indent) {
            const inner = blockAt(lines, place + 1);
            block[line.key] = inner.block;
            place = inner.next;
        } else {
            block[line.key] = {};
            place += 1;
        }
    }
    return { block, next: place };
}

/// One part of the scenario, such as "policies"; null if it has none.
function partOf(text, name) {
    const all = text.split('\n');
    const from = all.indexOf(`${name}:`);
    if (from < 0) return null;
    const length = all.slice(from + 1).findIndex((line) => !line.startsWith(' '));
    const lines = linesOf(all.slice(from + 1, length < 0 ? undefined : from + 1 + length).join('\n'));
    return lines.length ? blockAt(lines, 0).block : null;
}

const listIn = (part) => (Array.isArray(part) ? part : []);

const yearOf = (date) => {
    const [year, month, day] = String(date).split('-').map(Number);
    return year + (month - 1 + (day - 0.5) / 30.5) / 12;
};

/// The scenario without the keys that do not affect the economy, equal for replicates.
export function parametersIn(text) {
    return text
        .split('\n')
        .filter((line) => !NO_PARAMETER.test(line))
        .map((line) => line.replace(/\{value: (.*), source: ".*"\}$/, '$1'))
        .join('\n');
}

export function descriptionIn(text) {
    return /^description: "(.*)"$/m.exec(text)?.[1] ?? '';
}

/// The day after the last day of the scenario.
export function endIn(text) {
    const { end } = partOf(text, 'time') ?? {};
    return end ? String(end.value) : '';
}

/// Names of the countries of a world, by their keys.
export function countryNames(text) {
    return Object.fromEntries(
        listIn(partOf(text, 'countries')).map((country) => [
            country.key.value,
            country.name?.value ?? country.key.value,
        ]),
    );
}

/// Starts and ends of policies and events: `{year, label}`. `country`, if any, is that of the run.
export function policyDates(text, country) {
    return ['policies', 'events']
        .flatMap((name) => listIn(partOf(text, name)))
        .filter((one) => !one.country?.value || !country || one.country.value === country)
        .flatMap((one) => {
            const label = String(one.lever.value).replaceAll('_', ' ');
            const until = String(one.until?.value ?? '9999-12-31');
            const ends = until < '9999' ? [{ year: yearOf(until), label: `${label} ends` }] : [];
            return [{ year: yearOf(one.from.value), label }, ...ends];
        });
}

/// Observed data for a series: `{series, year, value, source}`, of one country.
export function observedIn(text) {
    const part = partOf(text, 'observations') ?? {};
    const point = (series, date, leaf) => ({
        series,
        year: yearOf(date.value),
        value: leaf.value,
        source: leaf.source,
    });
    const readings = listIn(part.survey_readings).map((one) =>
        point(
            one.new_question?.value === 'true' ? 'adoption_survey_after_nov_2025' : 'adoption_survey_before_nov_2025',
            one.date,
            one.share,
        ),
    );
    const figures = listIn(part.figures).map((one) => point(one.series.value, one.date, one.observed));
    return [...readings, ...figures].filter(({ year, value }) => Number.isFinite(year) && Number.isFinite(value));
}
