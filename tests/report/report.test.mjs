// SPDX-License-Identifier: Apache-2.0
// Tests a report page in a browser.
//   node report.test.mjs PAGE.html FILE.h5... [--screenshots FOLDER]
// PAGE is the template, or a page that `tenfold report` made from these files. The last line is `N passed, M failed`.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { check, counts, dataOf, python, read, ready, refilled, screenshots, startBrowser, open } from './harness.mjs';
import { figures, testDescriptions, testFile, testQuiet } from './looks.mjs';
import { expected, groupsOf, near, spoken, yearlyFall } from './numbers.mjs';
import { testAccess } from './access.mjs';
import { testOpening } from './opening.mjs';

const CHARTS = [
    'people',
    'coworkers',
    'delegation',
    'productivity',
    'adoption',
    'adoption-sector',
    'adoption-size',
    'delegation-occupation',
    'token-price',
    'token-volume',
    'token-spend',
    'horizon',
    'unemployment',
    'beveridge',
    'turnover',
    'wages',
    'employment-change',
    'moves',
    'output',
    'prices',
    'sector-prices',
    'labour-share',
    'gini',
    'wage-spread',
    'sources',
    'quantiles',
    'capacity',
    'utilisation',
    'chips',
    'energy',
    'heat',
    'explorer',
];
// Charts of series that results may not have yet.
const NEW_SERIES = { moves: 'occupation_moves', quantiles: 'wage_quantile' };
const NEW_CHARTS = Object.keys(NEW_SERIES);

// Charts on a logarithmic scale, which have nothing to draw where all values are 0.
const LOGARITHMIC = {
    'token-volume': ['token_volume', 'people_token_volume'],
    'token-spend': ['token_spend', 'people_token_spend'],
    horizon: ['frontier_horizon_minutes'],
};

/// Charts for which the run has nothing.
function absentCharts({ series }) {
    const empty = (name) => !series[name]?.values.some((value) => value > 0);
    const idle = Object.entries(LOGARITHMIC).filter(([, names]) => names.every(empty));
    return [...NEW_CHARTS.filter((id) => !series[NEW_SERIES[id]]), ...idle.map(([id]) => id)];
}

function testFigures(all, absent) {
    for (const id of CHARTS) {
        const figure = all.find((one) => one.id === id);
        const wanted = absent.includes(id) ? 'missing' : 'drawn';
        const drawn =
            figure?.state === wanted &&
            (wanted === 'missing' ? /no series|no models|No tokens|All values/.test(figure.note) : figure.inked > 500);
        check(
            `chart ${id} ${wanted === 'drawn' ? 'is drawn' : 'says that its series are missing'}`,
            drawn,
            JSON.stringify(figure)?.slice(0, 300),
        );
    }
    testDescriptions(all);
}

async function testCards(page, runsOf) {
    const cards = await page.evaluate(() =>
        [...document.querySelectorAll('.cards .value')].map(({ dataset, textContent }) => ({
            ...dataset,
            text: textContent,
        })),
    );
    check('there are cards', cards.length >= 12, `${cards.length}`);
    for (const { series, statistic, group, value, text } of cards) {
        const truth = expected(runsOf(Number(group)), series, statistic);
        const written = statistic === 'yearly-fall' && text === 'none' ? 1 : spoken(text);
        const rounded =
            near(written, truth, 0.006) ||
            (text.includes('%') && Math.abs(written - truth) <= 0.00051) ||
            (statistic === 'yearly-fall' && Math.abs(written - truth) <= 0.051);
        if (statistic === 'yearly-fall') {
            const falls = runsOf(Number(group)).map((run) => yearlyFall(run, series));
            const fall = falls.reduce((total, one) => total + one, 0) / falls.length;
            check(`the fall of group ${group} is that of its prices`, near(truth, fall, 0.01), `${truth}, not ${fall}`);
        }
        check(
            `card ${series} ${statistic} of group ${group} is what the file says`,
            near(Number(value), truth, 1e-6) && rounded,
            `${value} and "${text}", not ${truth}`,
        );
    }
}

/// Opens the table of a chart and compares its first and last year with the data.
async function testTable(page, runs) {
    await page.evaluate(() =>
        document.querySelectorAll('figure details.table summary').forEach((summary) => summary.click()),
    );
    const empty = await page.evaluate(() =>
        [...document.querySelectorAll('figure:not([data-state=missing])')]
            .filter((figure) => figure.querySelectorAll('tbody tr').length === 0)
            .map((figure) => figure.id),
    );
    check('the tables behind all charts open and have rows', empty.length === 0, empty.join(', '));
    const cells = await page.evaluate(() =>
        [...document.querySelectorAll('#chart-unemployment tbody tr')].map((row) =>
            [...row.children].map((cell) => cell.textContent),
        ),
    );
    const year = cells[0]?.[0];
    const known = runs.flatMap((run) =>
        run.series.unemployment_rate.values.filter(
            (value, month) => run.time[month].startsWith(year) && value !== null,
        ),
    );
    const truth = known.reduce((total, value) => total + value, 0) / known.length;
    check(
        'a table has the means of the years',
        Math.abs(spoken(cells[0]?.[1] ?? '') - truth) <= 0.00051,
        `${cells[0]} against ${truth}`,
    );
    await page.evaluate(() =>
        document.querySelectorAll('figure details.table summary').forEach((summary) => summary.click()),
    );
}

/// A run as if from another seed: the same scenario, other values.
function replicate(run, seed) {
    const copy = structuredClone(run);
    copy.file = `seed-${seed}.h5`;
    copy.attributes.seed = seed;
    copy.scenario = run.scenario.replace(/^seed:.*$/m, `seed: ${seed}`);
    for (const series of Object.values(copy.series))
        series.values = series.values.map((value) => (value === null ? null : value * (1 + 0.01 * seed)));
    return copy;
}

/// Another name alone would make no other scenario.
function otherScenario(run) {
    const copy = replicate(run, 5);
    copy.attributes.scenario_name = 'another';
    copy.scenario = copy.scenario
        .replace(/^name:.*$/m, 'name: "another"')
        .replace(/retraining_days: (\{value: )?\d+/, 'retraining_days: $1121');
    return copy;
}

/// A run as if of a country in a world of two.
function countryOf(run, key) {
    const copy = structuredClone(run);
    copy.attributes.country = key;
    copy.world = `${copy.scenario.replace(/^countries:.*\n/m, '')}countries:
  - key: "AAA"
    name: "First land"
  - key: "BBB"
    name: "Second land"
`;
    return copy;
}

const headOf = (page) => page.evaluate(() => document.getElementById('head').innerText);

async function testWorld(browser, html, run, folder, pictures) {
    const runs = ['BBB', 'AAA'].map((key) => countryOf(run, key));
    const opened = await open(browser, refilled(html, { format: 1, runs }, join(folder, 'world.html')));
    testQuiet('world', opened);
    const legend = () =>
        opened.page.evaluate(() =>
            [...document.querySelectorAll('#chart-unemployment .legend button')].map((one) => one.textContent),
        );
    check(
        'a world has a line for each country, in the order of its scenario',
        (await legend()).join() === 'First land,Second land',
        (await legend()).join(),
    );
    check('and no bands over them', (await figures(opened.page, '#chart-unemployment'))[0].bands === 0);
    await screenshots(opened.page, pictures, 'world');
    await opened.page.locator('#country').selectOption('BBB');
    await ready(opened.page);
    const head = await headOf(opened.page);
    check('the switch shows one country alone', /Second land/.test(head) && /one run of the scenario/.test(head), head);
    const [chart] = await figures(opened.page, '#chart-people');
    check('with its sectors', /Stacked areas/.test(chart.label), chart.label);
    await opened.page.locator('#country').selectOption('');
    await ready(opened.page);
    check('and back', (await legend()).length === 2);
    check('the switch brings no complaint', opened.seen.errors.length === 0, opened.seen.errors.join(' | '));
    await opened.close();
}

/// A run that stopped in its second year, and one without any model.
async function testKinds(browser, html, run, folder) {
    const months = 18;
    const short = structuredClone(run);
    short.run.status = 'interrupted';
    short.time = run.time.slice(0, months);
    for (const series of Object.values(short.series))
        if (series.dimensions[0] === 'time')
            series.values = series.values.slice(0, (series.values.length / run.time.length) * months);
    const early = await open(browser, refilled(html, { format: 1, runs: [short] }, join(folder, 'early.html')));
    testQuiet('a run that ended early', early);
    const head = await headOf(early.page);
    check(
        'a run that ended early says so at the top',
        /ended early, in [A-Z][a-z]{2} \d{4}; its scenario ends in/.test(head),
        head,
    );
    await early.close();
    const bare = structuredClone(run);
    for (const name of ['coworkers_total', 'token_volume', 'people_token_volume', 'training_spend'])
        bare.series[name].values = bare.series[name].values.map(() => 0);
    const without = await open(browser, refilled(html, { format: 1, runs: [bare] }, join(folder, 'without.html')));
    testQuiet('a run without models', without);
    check('a run without models says so at the top', /no artificial intelligence/.test(await headOf(without.page)));
    check(
        'and has no sections on models',
        (await without.page.locator('#observations, #spread, #tokens, #compute').count()) === 0,
    );
    await without.close();
}

/// Differences that the program worked out, beside the lines.
async function testDifferences(page, data, shown) {
    if (!data?.comparison || shown.length < 2) return;
    const rows = await page.evaluate(() =>
        [...document.querySelectorAll('#differences tbody tr')].map((row) =>
            [...row.children].map((cell) => cell.textContent),
        ),
    );
    const { headlines, pairing } = data.comparison.against_first[0];
    check(
        'each headline has its difference',
        rows.length === headlines.length,
        `${rows.length} of ${headlines.length}`,
    );
    const words = await page.evaluate(() => document.querySelector('#differences').innerText);
    check(
        'the page says how sure differences are',
        pairing === 'single' ? /Single runs have no interval/.test(words) : /95 % interval/.test(words),
    );
    const row = headlines.find(({ series, relative }) => series === 'real_gdp' && relative);
    const cell = rows.find(([name]) => name === row.name);
    check(
        'a difference is that of the data',
        Math.abs(spoken(cell[3].replace('+', '')) - row.difference) <= 0.0006,
        `${cell} against ${row.difference}`,
    );
}

async function testComparison(browser, html, run, folder, pictures) {
    const small = {
        ...structuredClone(run),
        series: Object.fromEntries(
            Object.entries(run.series).filter(([name]) => !/by_occupation|by_sector|by_size/.test(name)),
        ),
    };
    const runs = [small, replicate(small, 2), replicate(small, 3), otherScenario(small)];
    const opened = await open(browser, refilled(html, { format: 1, runs }, join(folder, 'comparison.html')));
    testQuiet('comparison', opened);
    const all = await figures(opened.page);
    check(
        'replicates are drawn as bands',
        all.find(({ id }) => id === 'unemployment').bands === 1 &&
            /bands show the lowest to highest of 3 runs/.test(all.find(({ id }) => id === 'unemployment').text),
    );
    check('a scenario alone has no band', all.find(({ id }) => id === 'unemployment').bands === 1);
    check(
        'charts whose series were left out say so',
        all.find(({ id }) => id === 'employment-change').state === 'missing',
    );
    check(
        'the charts name both scenarios',
        (await opened.page.evaluate(() => document.querySelector('h1').textContent)).includes('another'),
    );
    await testCards(opened.page, (group) => (group === 0 ? runs.slice(0, 3) : runs.slice(3)));
    await screenshots(opened.page, pictures, 'comparison');
    await opened.close();
}

/// Data with the series that the newest programs write, made up.
function withNewSeries(run) {
    const copy = structuredClone(run);
    const { keys } = copy.axes.occupation;
    copy.axes.occupation_from = copy.axes.occupation;
    copy.axes.quantile = { keys: ['0.1', '0.5', '0.9'], names: ['0.1', '0.5', '0.9'] };
    copy.series.occupation_moves = {
        unit: 'persons',
        meaning: 'People who changed occupation.',
        dimensions: ['occupation_from', 'occupation'],
        values: keys.flatMap((_, from) =>
            keys.map((__, to) => (from === to ? 7 : 1000 * (1 + ((from * 7 + to * 3) % 11)))),
        ),
    };
    for (const name of ['wage_quantile', 'income_quantile', 'wealth_quantile']) {
        copy.series[name] = {
            unit: name === 'wealth_quantile' ? 'USD' : 'USD/yr',
            meaning: 'Quantiles.',
            dimensions: ['time', 'quantile'],
            values: copy.time.flatMap(() => [20000, 50000, 120000]),
        };
    }
    return copy;
}

async function testNewAndMissing(browser, html, run, folder) {
    const newest = withNewSeries(run);
    const full = await open(browser, refilled(html, { format: 1, runs: [newest] }, join(folder, 'new.html')));
    testQuiet('new series', full);
    testFigures(await figures(full.page), absentCharts(newest));
    await full.close();
    const bare = {
        ...structuredClone(run),
        series: { unemployment_rate: run.series.unemployment_rate },
        observations: {},
        run: {},
        axes: {},
    };
    const poor = await open(browser, refilled(html, { format: 1, runs: [bare] }, join(folder, 'bare.html')));
    testQuiet('one series only', poor);
    const states = (await figures(poor.page)).filter(({ state }) => state === 'drawn').map(({ id }) => id);
    check(
        'with one series the charts of it are drawn and the others say why not',
        states.includes('unemployment') && states.includes('explorer') && !states.includes('wages'),
        states.join(' '),
    );
    await poor.close();
    const none = await open(browser, refilled(html, { format: 1, runs: [] }, join(folder, 'none.html')));
    testQuiet('no results', none);
    await none.close();
}

async function testHandMade(browser, html, run, folder) {
    const copy = structuredClone(run);
    const evil = '<img src=x onerror="document.title=1">';
    copy.attributes.scenario_name = evil;
    copy.file = evil;
    copy.changes = [{ path: evil, value: evil, default: evil, unit: evil, meaning: evil }];
    if (copy.axes.sector) copy.axes.sector.names = copy.axes.sector.names.map(() => evil);
    const opened = await open(browser, refilled(html, { format: 1, runs: [copy] }, join(folder, 'evil.html')));
    testQuiet('markup in names', opened);
    check(
        'markup in names stays text',
        await opened.page.evaluate(() => document.querySelectorAll('img').length === 0),
    );
    await opened.close();
}

async function main() {
    const words = process.argv.slice(2);
    const place = words.indexOf('--screenshots');
    const pictures = place >= 0 ? resolve(words.splice(place, 2)[1]) : null;
    const [given, ...files] = words.map((word) => resolve(word));
    if (!given || !files.length) {
        console.error('usage: node report.test.mjs PAGE.html FILE.h5... [--screenshots FOLDER]');
        process.exit(2);
    }
    if (pictures) mkdirSync(pictures, { recursive: true });
    const folder = mkdtempSync(join(tmpdir(), 'tenfold-report-'));
    const browser = await startBrowser();
    try {
        const html = read(given);
        const truth = JSON.parse(python('make_json.py', ...files));
        const filled = dataOf(html)
            ? given
            : refilled(html, { format: 1, runs: truth.runs.slice(0, 1) }, join(folder, 'page.html'));
        const run = truth.runs[0];
        testFile(read(filled), filled);
        const opened = await open(browser, filled);
        testQuiet('page', opened);
        const absent = absentCharts(run);
        const shown = dataOf(html) ? groupsOf(truth.runs) : [[run]];
        if (shown.flat().length === 1) testFigures(await figures(opened.page), absent);
        await testCards(opened.page, (group) => shown[group]);
        if (shown.length === 1) await testTable(opened.page, shown[0]);
        await testDifferences(opened.page, dataOf(html), shown);
        await screenshots(opened.page, pictures, 'desktop');
        await opened.close();
        await testAccess(browser, filled, pictures);
        await testComparison(browser, html, run, folder, pictures);
        await testNewAndMissing(browser, html, run, folder);
        await testHandMade(browser, html, run, folder);
        await testWorld(browser, html, run, folder, pictures);
        if (run.series.training_spend) await testKinds(browser, html, run, folder);
        await testOpening(browser, filled, files[0], folder);
    } finally {
        await browser.close();
        rmSync(folder, { recursive: true });
    }
    console.log(`${counts.passed} passed, ${counts.failed} failed`);
    process.exit(counts.failed ? 1 : 0);
}

await main();
