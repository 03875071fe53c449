// SPDX-License-Identifier: Apache-2.0
// Tests the page of a sweep in a browser.
//   node sweep.test.mjs PAGE.html SWEEP.h5 [--screenshots FOLDER]
// PAGE is what `tenfold report` made from the sweep. The last line is `N passed, M failed`.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { check, counts, dataOf, open, python, read, ready, refilled, screenshots, startBrowser } from './harness.mjs';
import { figures, testDescriptions, testFile, testQuiet } from './looks.mjs';
import { near, spoken } from './numbers.mjs';
import { testContrast, testKeyboard, testPhone, testPrinting, testStructure, testTheme } from './access.mjs';

const COMPLETE = 1;
// Student's t for 95 %, by how many pairs there are.
const STUDENT = { 2: 12.7062, 3: 4.3027 };
const EVIL = '<img src=x onerror="document.title=1">';
// Charts whose contents depend on the design, and a word that their description must have.
const METHODS = {
    tornado: /Bars for/,
    saltelli: /Total, with interactions/,
    morris: /Scatter plot of \d+ factors/,
    rank: /Coefficient/,
};

/// As the page has it: between the order statistics.
function quantile(values, share) {
    const sorted = [...values].sort((a, b) => a - b);
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

const completeOf = (truth, values) => values.filter((_, run) => truth.status[run] === COMPLETE);

/// The page's data against the file, read by other means.
function testNumbers(data, truth) {
    const complete = truth.status.filter((status) => status === COMPLETE).length;
    check(
        'the counts are those of the file',
        data.counts.complete === complete && data.counts.runs === truth.status.length,
    );
    const wrong = data.scalars.filter(
        ({ key, quantiles }) => !near(quantiles[3], quantile(completeOf(truth, truth.scalars[key]), 0.5), 1e-4),
    );
    check(
        'the medians of the outputs are those of the file',
        wrong.length === 0,
        wrong.map(({ key }) => key).join(' '),
    );
    const bad = data.bands.series.filter(({ name, quantiles }) =>
        [0.05, 0.25, 0.5, 0.75, 0.95].some(
            (share, place) =>
                !near(quantiles[place].at(-1), quantile(completeOf(truth, truth.series[name]), share), 1e-4),
        ),
    );
    check(
        'the bands end at the quantiles of the file',
        data.bands.series.length > 0 && bad.length === 0,
        bad.map(({ name }) => name).join(' '),
    );
    const key = data.scalars[0].key;
    check(
        'the points of the scatter plot are the runs of the file',
        data.scatter.every === 1 &&
            data.scatter.runs.every((run, place) =>
                near(data.scatter.scalars[0][place], truth.scalars[key][run], 1e-4),
            ),
    );
}

/// A cell of the grid is the mean of the runs there.
function testGrid(data, truth) {
    if (!data.grid.length) return;
    const { row, column, means } = data.grid[0];
    const [down, across] = [row, column].map((place) => truth.factors[data.factors[place].key]);
    const [low, high] = [Math.min(...down), Math.max(...across)];
    const runs = truth.scalars[data.scalars[0].key].filter(
        (_, run) => truth.status[run] === COMPLETE && down[run] === low && across[run] === high,
    );
    const mean = runs.reduce((total, value) => total + value, 0) / runs.length;
    check(
        'a cell of the grid is the mean of its runs',
        near(means[0][data.factors[column].levels.length - 1], mean, 1e-4),
    );
}

const textOf = (page, selector) => page.evaluate((where) => document.querySelector(where)?.textContent ?? '', selector);

/// What the page says, against its data.
async function testWords(page, data) {
    for (const [card, value] of Object.entries({
        complete: data.counts.complete,
        failed: data.counts.failed,
        missing: data.counts.missing,
        factors: data.factors.length,
        replicates: data.attributes.replicates,
    }))
        check(`the card ${card} says ${value}`, (await textOf(page, `[data-card=${card}]`)) === String(value));
    check('the study stands in the page', (await textOf(page, '#provenance pre')) === data.study.text);
    if (menuIn(data)) return;
    const headline = await textOf(page, '#headline-bands');
    const said = spoken(/median (.*?);/.exec(headline)?.[1] ?? '');
    check(
        'the headline of the bands says the median at the end',
        near(said, data.bands.series[0].quantiles[2].at(-1), 0.006) ||
            Math.abs(said - data.bands.series[0].quantiles[2].at(-1)) < 0.00051,
        headline,
    );
}

/// Changes by a factor that is no number, such as a menu of policies.
const menuIn = (data) => data.changes.find(({ factor }) => !data.factors[factor].numeric);

/// What each case does leads, in a table against the first case, and cases are never pooled.
async function testMenu(page, data, truth) {
    const menu = menuIn(data);
    if (!menu) return;
    const { levels } = data.factors[menu.factor];
    const rows = await page.evaluate(() =>
        [...document.querySelectorAll('#parts > section:first-child tbody tr')].map((row) =>
            [...row.children].map((cell) => cell.textContent),
        ),
    );
    check(
        'the page leads with what each case does',
        rows.map(([name]) => name).join() === levels.slice(1).join(),
        rows.map(([name]) => name).join(),
    );
    // Runs are point after point, replicates together: the n-th of a case and the n-th of the first are a pair.
    const { replicates } = data.attributes;
    const { key } = data.scalars[0];
    const of = (level) => truth.scalars[key].slice(level * replicates, (level + 1) * replicates);
    const wrong = levels.slice(1).filter((_, index) => {
        const mean = of(index + 1).reduce((sum, value, run) => sum + value - of(0)[run], 0) / replicates;
        const [, change, low, high] = menu.scalars[0][index + 1];
        const scatter = of(index + 1).map((value, run) => value - of(0)[run] - mean);
        const squares = scatter.reduce((sum, value) => sum + value * value, 0);
        const half = STUDENT[replicates] * Math.sqrt(squares / (replicates - 1) / replicates);
        return !(Math.abs(change - mean) < 1e-6 && Math.abs((high - low) / 2 - half) < 1e-3 * half + 1e-6);
    });
    check('changes and intervals are those of the pairs in the file', wrong.length === 0, wrong.join());
    const options = await page.evaluate(() =>
        [...document.querySelectorAll('#chart-bands select')].at(-1).innerText.split('\n'),
    );
    check(
        'no band pools the cases',
        !options.includes('All runs') && options.some((text) => text.includes(`${levels[0]}, and ${levels[1]}`)),
        options.join('; '),
    );
    check('there are no medians over all cases', (await page.locator('#chart-categories').count()) === 0);
}

async function testCharts(page, data) {
    const all = await figures(page);
    const hasMethod = !data.sensitivity.why || data.changes.length === 0;
    const wanted = [
        'bands',
        ...(hasMethod ? ['sensitivity'] : []),
        'scatter',
        ...(data.grid.length ? ['grid'] : []),
        ...(data.changes.length ? ['changes'] : []),
    ];
    for (const id of wanted) {
        const figure = all.find((one) => one.id === id);
        check(
            `chart ${id} is drawn`,
            figure?.state === 'drawn' && figure.inked > 500,
            JSON.stringify(figure)?.slice(0, 300),
        );
    }
    const categories = data.categories.series.length && !menuIn(data) ? 1 : 0;
    check('there are no other charts', all.length === wanted.length + categories);
    testDescriptions(all);
    if (hasMethod) testMethod(all, data);
    await page.evaluate(() => document.querySelectorAll('figure details.table summary').forEach((one) => one.click()));
    const empty = await page.evaluate(() =>
        [...document.querySelectorAll('figure')]
            .filter((figure) => figure.querySelectorAll('tbody tr').length === 0)
            .map((figure) => figure.id),
    );
    check('the tables behind all charts have rows', empty.length === 0, empty.join(' '));
}

function testMethod(all, data) {
    const { label } = all.find(({ id }) => id === 'sensitivity');
    check(`the factors are told as ${data.sensitivity.method}`, METHODS[data.sensitivity.method].test(label), label);
}

/// Every option of every choice draws a chart that is described, or says why not.
async function testChoices(page) {
    const wrong = [];
    let tried = 0;
    for (const { id } of await figures(page)) {
        const selects = page.locator(`#chart-${id} select`);
        for (let place = 0; place < (await selects.count()); place += 1) {
            const count = await selects.nth(place).locator('option').count();
            for (let option = count - 1; option >= 0; option -= 1) {
                await selects.nth(place).selectOption({ index: option });
                const [{ state, inked, note, label, text }] = await figures(page, `#chart-${id}`);
                const good = state === 'drawn' ? inked > 500 && label.length >= 60 : note.length > 10;
                if (!good || /NaN|undefined|null|Infinity|\[object/.test(text + label))
                    wrong.push(`${id}: ${label} ${note}`);
                tried += 1;
            }
        }
    }
    check(`each of ${tried} options draws its chart`, tried > 0 && wrong.length === 0, wrong.slice(0, 3).join('; '));
}

/// A band for each value of a factor.
async function testValues(page, data) {
    if (!data.bands_by_value.factors.length) return;
    if (menuIn(data)) return;
    const { factor } = data.bands_by_value.factors[0];
    await page.locator('#chart-bands select').nth(1).selectOption({ index: 1 });
    const bands = await page.evaluate(() => Number(document.querySelector('#chart-bands').dataset.bands));
    const buttons = await page.locator('#chart-bands .legend button').count();
    const levels = data.factors[factor].levels.length;
    check(
        'each value of a factor has a band and a name',
        bands === levels && buttons === levels,
        `${bands} of ${levels}`,
    );
    await page.locator('#chart-bands select').nth(1).selectOption({ index: 0 });
}

/// Where a chart has the strongest colour, as shares of its width and height: there something is drawn.
function strongest(page, id) {
    return page.evaluate((name) => {
        const canvas = document.querySelector(`#chart-${name} canvas`);
        const { width, height } = canvas;
        const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, width, height);
        const strength = (x, y) => {
            const [red, green, blue, opaque] = data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4);
            return opaque ? Math.max(red, green, blue) - Math.min(red, green, blue) : 0;
        };
        let [best, place] = [-1, null];
        for (let y = 2; y < height - 2; y += 1) {
            for (let x = 2; x < width - 2; x += 1) {
                if (strength(x, y) <= best) continue;
                // Not the rim of a mark.
                const all = Math.min(
                    strength(x, y),
                    strength(x - 2, y),
                    strength(x + 2, y),
                    strength(x, y - 1),
                    strength(x, y + 1),
                );
                if (all > best) [best, place] = [all, [(x + 0.5) / width, (y + 0.5) / height]];
            }
        }
        return place;
    }, id);
}

async function testPointer(page, data) {
    const missing = [];
    const method = !data.sensitivity.why || data.changes.length === 0 ? ['sensitivity'] : [];
    for (const id of ['bands', ...method, 'scatter', ...(data.changes.length ? ['changes'] : [])]) {
        const canvas = page.locator(`#chart-${id} .canvas`);
        await canvas.scrollIntoViewIfNeeded();
        const { width, height } = await canvas.boundingBox();
        const [across, down] = await strongest(page, id);
        await canvas.hover({ position: { x: width * across, y: height * down } });
        await page.waitForTimeout(100);
        if (!/\d/.test(await textOf(page, `#chart-${id} .tip`))) missing.push(id);
    }
    check('charts tell the values under the pointer', missing.length === 0, missing.join(' '));
}

/// Runs that failed, with markup where texts can be, and parts that were left out.
async function testMadeUp(browser, html, data, folder) {
    const copy = structuredClone(data);
    copy.study.name = EVIL;
    copy.study.description = EVIL;
    copy.counts = { ...copy.counts, complete: copy.counts.complete - 60, failed: 60 };
    copy.failures = Array.from({ length: 50 }, (_, run) => ({
        run,
        point: run,
        replicate: 0,
        factors: copy.factors.map(() => EVIL),
        message: EVIL,
    }));
    copy.factors.forEach((factor) => {
        factor.name = EVIL;
    });
    copy.scatter.every = 3;
    copy.left_out = ['moves, which are many'];
    const opened = await open(browser, refilled(html, copy, join(folder, 'evil.html')));
    testQuiet('markup and failures', opened);
    check('markup in names stays text', (await opened.page.locator('img').count()) === 0);
    check('failed runs are listed', (await opened.page.locator('#failures tbody tr').count()) === 50);
    check('the page says how many failed in all', /first 50 of 60/.test(await textOf(opened.page, '#failures')));
    check(
        'the page says that not all runs are drawn',
        /One run in 3/.test(await textOf(opened.page, '#chart-scatter .note')),
    );
    check('the page says what it leaves out', /moves, which are many/.test(await textOf(opened.page, '#provenance')));
    await opened.close();
}

/// A sweep of which nothing is known yet.
async function testEmpty(browser, html, data, folder) {
    const copy = structuredClone(data);
    const none = (list) => list.map(() => null);
    copy.counts = { ...copy.counts, complete: 0, missing: copy.counts.runs };
    copy.scalars.forEach((scalar) => {
        scalar.quantiles = none(scalar.quantiles);
        scalar.runs = 0;
    });
    copy.bands.series.forEach((series) => {
        series.quantiles = series.quantiles.map(none);
    });
    copy.sensitivity.scalars &&= copy.sensitivity.scalars.map(() => ({ used: 0, of: 4, why: 'no sample is complete' }));
    copy.bands_by_value.factors.forEach((factor) => {
        factor.series = factor.series.map((levels) => levels.map((quantiles) => quantiles.map(none)));
    });
    copy.grid.forEach((pair) => {
        pair.means = pair.means.map(none);
    });
    copy.changes.forEach((factor) => {
        factor.scalars = factor.scalars.map((levels) => levels.map(none));
    });
    copy.scatter = {
        ...copy.scatter,
        runs: [],
        factors: copy.factors.map(() => []),
        scalars: copy.scalars.map(() => []),
    };
    const opened = await open(browser, refilled(html, copy, join(folder, 'empty.html')));
    testQuiet('no complete run', opened);
    const all = await figures(opened.page);
    check(
        'without complete runs every chart says why it is not drawn',
        all.length > 0 && all.every(({ state, note }) => state === 'missing' && note.length > 10),
        all.map(({ id, state, note }) => `${id} ${state} ${note}`).join('; '),
    );
    await opened.close();
}

/// A study that varies nothing and keeps nothing.
async function testBare(browser, html, data, folder) {
    const copy = {
        ...structuredClone(data),
        start: null,
        factors: [],
        scalars: [],
        bands: { every: 1, time: [], series: [] },
        bands_by_value: { every: 1, time: [], factors: [] },
        categories: { every: 1, time: [], series: [] },
        sensitivity: { method: 'rank', why: 'The study varies no factor.' },
        grid: [],
        changes: [],
        scatter: { every: 1, runs: data.scatter.runs, factors: [], scalars: [] },
    };
    const opened = await open(browser, refilled(html, copy, join(folder, 'bare.html')));
    testQuiet('nothing varied and nothing kept', opened);
    const states = (await figures(opened.page)).map(({ id, state, note }) => `${id} ${state} ${note}`);
    check(
        'a study that keeps nothing has charts that say so',
        states.length === 3 && states.every((state) => /missing .{10,}/.test(state)),
        states.join('; '),
    );
    await opened.close();
}

async function testPage(browser, path, { data, truth }, pictures) {
    const desk = await open(browser, path, { reducedMotion: 'reduce' });
    testQuiet('page', desk);
    await testWords(desk.page, data);
    await testMenu(desk.page, data, truth);
    await testStructure(desk.page);
    await testContrast(desk.page, 'light');
    await screenshots(desk.page, pictures, `${data.attributes.design}-desktop`);
    await testCharts(desk.page, data);
    await testKeyboard(desk.page);
    await testValues(desk.page, data);
    await testPointer(desk.page, data);
    await testChoices(desk.page);
    await testTheme(desk.page);
    await testPrinting(desk.page);
    await ready(desk.page);
    await screenshots(desk.page, pictures, `${data.attributes.design}-dark`);
    check('using the page brings no complaint', desk.seen.errors.length === 0, desk.seen.errors.join(' | '));
    await desk.close();
    await testPhone(browser, path, pictures);
}

async function main() {
    const words = process.argv.slice(2);
    const place = words.indexOf('--screenshots');
    const pictures = place >= 0 ? resolve(words.splice(place, 2)[1]) : null;
    const [given, sweep] = words.map((word) => resolve(word));
    if (!given || !sweep) {
        console.error('usage: node sweep.test.mjs PAGE.html SWEEP.h5 [--screenshots FOLDER]');
        process.exit(2);
    }
    if (pictures) mkdirSync(pictures, { recursive: true });
    const folder = mkdtempSync(join(tmpdir(), 'tenfold-sweep-report-'));
    const browser = await startBrowser();
    try {
        const html = read(given);
        const data = dataOf(html);
        const truth = JSON.parse(python('sweep_numbers.py', sweep));
        testFile(html, given);
        testNumbers(data, truth);
        testGrid(data, truth);
        await testPage(browser, given, { data, truth }, pictures);
        await testMadeUp(browser, html, data, folder);
        await testEmpty(browser, html, data, folder);
        await testBare(browser, html, data, folder);
    } finally {
        await browser.close();
        rmSync(folder, { recursive: true });
    }
    console.log(`${counts.passed} passed, ${counts.failed} failed`);
    process.exit(counts.failed ? 1 : 0);
}

await main();
