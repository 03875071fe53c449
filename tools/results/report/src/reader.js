// SPDX-License-Identifier: Apache-2.0
// Reads a results file in the browser into the format of the embedded data, and refuses invalid files.

const NEWEST_FORMAT = 1;
const FILETYPE = 'tenfold-results';
// The filters of results files: deflate, shuffle and the checksum fletcher32.
const READABLE_FILTERS = new Set([1, 2, 3]);
const NOT_SERIES = new Set(['time', 'time_bounds', 'month_days', 'scenario', 'world', 'bounds']);
const DAY = 86400000;

/// A refused file, with the reason for the user.
export class Refused extends Error {}

function attributesOf(node) {
    return Object.fromEntries(
        Object.keys(node.attrs)
            .map((name) => [name, node.attrs[name].value])
            .filter(([, value]) => value !== null && ['string', 'number', 'bigint', 'boolean'].includes(typeof value))
            .map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
    );
}

function checkFilters(dataset, name) {
    for (const filter of dataset.filters) {
        if (!READABLE_FILTERS.has(filter.id))
            throw new Refused(
                `Its dataset “${name}” is compressed with ${filter.name || `filter ${filter.id}`}, which this page cannot read. Results of Tenfold use deflate.`,
            );
    }
}

/// The values of a dataset; any failure to read them means that the file is damaged.
function valuesOf(dataset, name) {
    checkFilters(dataset, name);
    let values = null;
    try {
        values = dataset.value;
    } catch {
        values = null;
    }
    if (values === null || values === undefined)
        throw new Refused(`Its dataset “${name}” cannot be read: the file is damaged.`);
    return values;
}

function monthsOf(file) {
    const time = file.get('time');
    const start = /\d{4}-\d\d-\d\d/.exec(time?.attrs.units?.value ?? '');
    if (!start) throw new Refused('Its time axis cannot be read.');
    const origin = Date.parse(`${start[0]}T00:00:00Z`);
    return Array.from(valuesOf(time, 'time'), (days) =>
        new Date(origin + Number(days) * DAY).toISOString().slice(0, 10),
    );
}

function axisOf(file, dimension) {
    const keys = Array.from(valuesOf(file.get(dimension), dimension), String);
    const names = file.keys().includes(`${dimension}_name`)
        ? Array.from(valuesOf(file.get(`${dimension}_name`), `${dimension}_name`), String)
        : keys;
    return { keys, names };
}

function isSeries(dataset, name) {
    return (
        !NOT_SERIES.has(name) &&
        dataset?.type === 'Dataset' &&
        dataset.attrs.long_name &&
        dataset.attrs.units &&
        dataset.shape.length > 0
    );
}

function dimensionsOf(dataset) {
    return dataset.shape.map((_, index) => String(dataset.get_attached_scales(index)[0] ?? '').replace(/^\//, ''));
}

function readSeries(file) {
    const [series, axes] = [{}, {}];
    for (const name of file.keys()) {
        const dataset = file.get(name);
        if (!isSeries(dataset, name)) continue;
        const dimensions = dimensionsOf(dataset);
        if (dimensions.includes('')) continue;
        for (const dimension of dimensions)
            if (dimension !== 'time' && !axes[dimension]) axes[dimension] = axisOf(file, dimension);
        const values = Array.from(valuesOf(dataset, name), (value) =>
            Number.isFinite(Number(value)) ? Number(value) : null,
        );
        if (values.length !== dataset.shape.reduce((size, length) => size * length, 1))
            throw new Refused(`Its dataset “${name}” is incomplete: the file is damaged.`);
        series[name] = { unit: dataset.attrs.units.value, meaning: dataset.attrs.long_name.value, dimensions, values };
    }
    return { series, axes };
}

/// Parameters set on the command line, the only changes that a file records.
function changesIn(scenario) {
    const changes = [];
    let above = [];
    for (const line of scenario.split('\n')) {
        const start = /^( *)([\w-]+):/.exec(line);
        if (!start) continue;
        above = [...above.slice(0, start[1].length / 2), start[2]];
        const set = /\{value: (.*), source: "set on the command line"\}$/.exec(line);
        const path = above.join('.');
        if (set && path !== 'seed' && path !== 'replicate')
            changes.push({ path, value: set[1], default: '', unit: '', meaning: 'Set on the command line.' });
    }
    return changes;
}

function checkKind(attributes) {
    if (attributes.filetype !== FILETYPE) throw new Refused('It is not a results file of Tenfold.');
    if (!(Number(attributes.format_version) <= NEWEST_FORMAT)) {
        throw new Refused(
            `Its format is version ${attributes.format_version}; this page knows versions up to ${NEWEST_FORMAT}. Write the page again with the program that wrote the file.`,
        );
    }
}

function readOpened(file, name) {
    const attributes = attributesOf(file);
    checkKind(attributes);
    const group = (path) => (file.keys().includes(path) ? attributesOf(file.get(path)) : {});
    const textOf = (path) => String(valuesOf(file.get(path), path));
    const scenario = textOf('scenario');
    const time = monthsOf(file);
    const { series, axes } = readSeries(file);
    if (!time.length || !Object.keys(series).length) throw new Refused('It holds no months of results.');
    return {
        file: name,
        attributes,
        run: group('run'),
        observations: group('observations'),
        scenario,
        world: file.keys().includes('world') ? textOf('world') : '',
        changes: changesIn(scenario),
        time,
        axes,
        series,
    };
}

/// A damaged file may fail to close; the library is then not used again.
function closeQuietly(file) {
    try {
        file.close();
    } catch {
        // The reason is reported already.
    }
}

let opened = 0;

/// A run from the bytes of a file. `library` is h5wasm, ready.
export async function readResults(library, bytes, name) {
    const module = await library.ready;
    // Otherwise a failed read would be silent and return arbitrary memory.
    module.activate_throwing_error_handler();
    opened += 1;
    const path = `/${opened}.h5`;
    module.FS.writeFile(path, bytes);
    let file = null;
    try {
        file = new library.File(path, 'r');
        if (!(file.file_id > 0)) throw new Refused('It is not an HDF5 file, or it is damaged.');
        return readOpened(file, name);
    } catch (problem) {
        throw problem instanceof Refused ? problem : new Refused('It is not an HDF5 file, or it is damaged.');
    } finally {
        if (file && file.file_id > 0) closeQuietly(file);
        module.FS.unlink(path);
    }
}
