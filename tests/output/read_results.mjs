// SPDX-License-Identifier: Apache-2.0
// Opens a results file with h5wasm, as the report page does, and compares what it finds with what h5py has found.
//   usage: node read_results.mjs FILE TABLE PACKAGES, where TABLE is written by read_results.py and PACKAGES is a folder
//   with node_modules
// The last line is `N passed, M failed`.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Filters that are part of HDF5. With any other h5wasm returns rubbish and complains to the console only.
const FILTERS = { 1: 'deflate', 2: 'shuffle', 3: 'fletcher32' };
const NO_VARIABLE = 'This is a netCDF dimension but not a netCDF variable';
const FEWEST_VARIABLES = 100;

const [filePath, tablePath, packages] = process.argv.slice(2);
const reader = join(resolve(packages), 'node_modules/h5wasm/dist/node/hdf5_hl.js');
const { default: h5wasm } = await import(pathToFileURL(reader));
await h5wasm.ready;
const file = new h5wasm.File(resolve(filePath), 'r');

/// {path: rows} of the table.
function expectations() {
    const [header, ...lines] = readFileSync(tablePath, 'utf8').trimEnd().split('\n');
    const columns = header.split('\t');
    const byName = new Map();
    for (const line of lines) {
        const cells = line.split('\t');
        const row = Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
        byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
    }
    return byName;
}

const numbers = (text) => (text === '' ? [] : text.split(',').map(Number));
const attribute = (item, name) => item.attrs[name]?.value;
const lastPart = (path) => path.split('/').at(-1);
const isScale = (dataset) => attribute(dataset, 'CLASS') === 'DIMENSION_SCALE';

/// Names of the scales that are attached to its axes, without groups; of a scale its own.
function axes(dataset) {
    if (isScale(dataset)) return [lastPart(dataset.path)];
    return dataset.shape.map((_, axis) => dataset.get_attached_scales(axis).map(lastPart).join('+'));
}

function filterProblems(dataset, textual) {
    const found = dataset.filters.map(({ id }) => id);
    const problems = found.filter((id) => !(id in FILTERS)).map((id) => `filter ${id}`);
    if (!textual && dataset.shape.length > 0) {
        for (const id of Object.keys(FILTERS)) {
            if (!found.includes(Number(id))) problems.push(`no ${FILTERS[id]}`);
        }
    }
    return problems;
}

function valueProblems(dataset, rows) {
    const { value } = dataset;
    const problems = [];
    for (const row of rows) {
        const place = numbers(row.place);
        const flat = place.reduce((sum, i, axis) => sum * dataset.shape[axis] + i, 0);
        const element = dataset.shape.length > 0 ? value[flat] : value;
        const same =
            row.type === 'text' ? String(element).split('\n', 1)[0] === row.value : Object.is(Number(element), Number(row.value));
        if (!same) problems.push(`[${row.place}] is ${element}, not ${row.value}`);
    }
    return problems;
}

/// What is wrong with a dataset; nothing if it is as the rows say.
function problemsOf(name, rows) {
    const dataset = file.get(name);
    if (!(dataset instanceof h5wasm.Dataset)) return ['is no dataset'];
    const [{ units, dimensions, lengths, type }] = rows;
    const problems = filterProblems(dataset, type === 'text');
    if ((attribute(dataset, 'units') ?? '') !== units) problems.push(`units ${attribute(dataset, 'units')}`);
    if (axes(dataset).join(',') !== dimensions) problems.push(`scales ${axes(dataset)}`);
    if (dataset.shape.join(',') !== lengths) return [...problems, `lengths ${dataset.shape}`];
    if (lastPart(name) !== 'time_bounds' && lastPart(name) !== 'dollar_bin_bounds' && !attribute(dataset, 'long_name')) {
        problems.push('no long_name');
    }
    return [...problems, ...valueProblems(dataset, rows)];
}

/// Paths of all datasets below a group, without those that are only axes.
function paths(group, prefix = '') {
    return group.keys().flatMap((key) => {
        const item = group.get(key);
        if (item instanceof h5wasm.Group) return paths(item, `${prefix}${key}/`);
        return String(attribute(item, 'NAME') ?? '').startsWith(NO_VARIABLE) ? [] : [prefix + key];
    });
}

function checks() {
    const expected = expectations();
    const found = [...expected].map(([name, rows]) => [name, problemsOf(name, rows)]);
    const unlisted = paths(file).filter((name) => !expected.has(name));
    found.push(['datasets that h5py does not find', unlisted]);
    const attributes = [
        [file, 'filetype', 'tenfold-results'],
        [file, 'Conventions', 'CF-1.10'],
        [file.get('run'), 'status', 'complete'],
    ];
    for (const [item, name, value] of attributes) {
        found.push([name, attribute(item, name) === value ? [] : [`is ${attribute(item, name)}`]]);
    }
    const verdict = attribute(file.get('observations'), 'o3_tasks_verdict');
    found.push(['o3_tasks_verdict', typeof verdict === 'string' ? [] : [`is ${verdict}`]]);
    found.push(['number of datasets', expected.size < FEWEST_VARIABLES ? [`is ${expected.size}`] : []]);
    return found;
}

const results = checks();
for (const [name, problems] of results) {
    for (const problem of problems) console.log(`FAIL ${name}: ${problem}`);
}
const failed = results.filter(([, problems]) => problems.length > 0).length;
console.log(`h5wasm: ${results.length} checks of datasets, filters, scales, units, values and attributes`);
console.log(`${results.length - failed} passed, ${failed} failed`);
file.close();
process.exitCode = failed > 0 ? 1 : 0;
