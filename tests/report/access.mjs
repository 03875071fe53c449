// SPDX-License-Identifier: Apache-2.0
// Whether the page can be read and used by everybody: by keyboard, on a phone, in the dark, on paper.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, open, ready, screenshots } from './harness.mjs';

const LEAST_CONTRAST = 4.5;
const MOST_TABS = 500;
const TEXTS = [
    'h1',
    'h2',
    'h3',
    '.eyebrow',
    '.lead',
    '.note',
    '.unit',
    '.under',
    '.claim',
    '.difference',
    'nav a',
    'button',
    'select',
    'summary',
    '.judgement',
    '.legend button',
    'footer p',
    '.choice label',
    '.muted',
    'th',
];

/// Contrast of the text of the first elements of each kind against what is behind it.
function contrasts(page) {
    return page.evaluate((selectors) => {
        const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
        const light = ([red, green, blue]) =>
            [red, green, blue]
                .map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
                .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
        const behind = (node) => {
            for (let one = node; one; one = one.parentElement) {
                const colour = parse(getComputedStyle(one).backgroundColor);
                if (colour.length < 4 || colour[3] > 0) return colour;
            }
            return [255, 255, 255];
        };
        return selectors.flatMap((selector) =>
            [...document.querySelectorAll(selector)].slice(0, 6).map((node) => {
                const [ink, paper] = [light(parse(getComputedStyle(node).color)), light(behind(node))];
                return { selector, ratio: (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) };
            }),
        );
    }, TEXTS);
}

export async function testContrast(page, name) {
    const poor = (await contrasts(page)).filter(({ ratio }) => ratio < LEAST_CONTRAST);
    check(`${name}: text has a contrast of at least 4.5`, poor.length === 0, JSON.stringify(poor.slice(0, 5)));
}

/// All that a keyboard must reach, and what it does reach by Tab alone.
export async function testKeyboard(page) {
    await page.evaluate(() => {
        window.scrollTo(0, 0);
        document.activeElement?.blur();
    });
    const wanted = await page.evaluate(() => {
        const all = [...document.querySelectorAll('a[href], button, select, input, summary, [tabindex="0"]')].filter(
            (node) => node.tabIndex >= 0 && node.checkVisibility() && !(node.type === 'radio' && !node.checked),
        );
        all.forEach((node, index) => {
            node.dataset.stop = String(index);
        });
        return all.length;
    });
    const reached = new Set();
    const unseen = [];
    for (let count = 0; count < MOST_TABS && reached.size < wanted; count += 1) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => {
            const node = document.activeElement;
            return {
                stop: node.dataset?.stop,
                outline: getComputedStyle(node).outlineStyle,
                name: node.textContent.slice(0, 30),
            };
        });
        if (here.stop !== undefined) reached.add(here.stop);
        if (here.stop !== undefined && here.outline === 'none') unseen.push(here.name);
    }
    check(`the keyboard reaches all ${wanted} controls`, reached.size === wanted, `${reached.size} of ${wanted}`);
    check('what has the focus is outlined', unseen.length === 0, unseen.slice(0, 5).join(', '));
    await page.evaluate(() => {
        document.activeElement?.blur();
    });
}

export async function testStructure(page) {
    const levels = await page.evaluate(() =>
        [...document.querySelectorAll('h1, h2, h3, h4')].map((node) => Number(node.tagName[1])),
    );
    check(
        'there is one first heading, and no level is left out',
        levels.filter((level) => level === 1).length === 1 &&
            levels.every((level, place) => place === 0 || level - levels[place - 1] <= 1),
        levels.join(''),
    );
    check(
        'there are landmarks and a skip link',
        await page.evaluate(() =>
            ['header', 'nav', 'main', 'footer', 'a.skip[href="#main"]'].every(
                (selector) => document.querySelectorAll(selector).length === 1,
            ),
        ),
    );
    const unnamed = await page.evaluate(() =>
        [...document.querySelectorAll('button, select, input, summary')]
            .filter(
                (node) =>
                    !(node.textContent.trim() && node.tagName !== 'SELECT') &&
                    !node.labels?.length &&
                    !node.getAttribute('aria-label') &&
                    node.getAttribute('aria-hidden') !== 'true',
            )
            .map((node) => node.outerHTML.slice(0, 80)),
    );
    check('every control has a name', unnamed.length === 0, unnamed.join(' '));
    const twice = await page.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        return ids.filter((id, place) => ids.indexOf(id) !== place);
    });
    check('no id is used twice', twice.length === 0, twice.join(' '));
}

async function testChoices(page) {
    const before = await page.evaluate(() => document.querySelector('#headline-people').textContent);
    await page.locator('#chart-people select').first().selectOption({ index: 1 });
    const after = await page.evaluate(() => ({
        headline: document.querySelector('#headline-people').textContent,
        state: document.querySelector('#chart-people').dataset.state,
        focus: document.activeElement.tagName,
    }));
    check(
        'a choice changes the chart and its headline',
        after.headline !== before && after.state === 'drawn',
        JSON.stringify(after),
    );
    const button = page.locator('#chart-adoption .legend button').first();
    await button.click();
    check(
        'a line can be hidden by its name',
        (await page.evaluate(() =>
            document.querySelector('#chart-adoption .legend button').getAttribute('aria-pressed'),
        )) === 'false',
    );
}

/// The values under the pointer come up without any help of inline styles, which the policy forbids.
async function testPointer(page) {
    const missing = [];
    for (const id of ['people', 'adoption', 'employment-change', 'heat']) {
        const canvas = page.locator(`#chart-${id} .canvas`);
        await canvas.scrollIntoViewIfNeeded();
        const { width, height } = await canvas.boundingBox();
        let words = '';
        for (let share = 0.3; share < 0.9 && !/\d/.test(words); share += 0.02) {
            await canvas.hover({ position: { x: width * share, y: height * 0.45 } });
            words = await page.evaluate((name) => document.querySelector(`#chart-${name} .tip`)?.textContent ?? '', id);
        }
        if (!/\d/.test(words)) missing.push(id);
    }
    check('charts tell the values under the pointer', missing.length === 0, missing.join(' '));
}

export async function testTheme(page) {
    const colour = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const before = await colour();
    await page.locator('#theme').click();
    await ready(page);
    check(
        'the button changes between dark and light',
        (await colour()) !== before && (await page.locator('#theme').textContent()) === 'Light colours',
    );
    await testContrast(page, 'dark by the button');
}

async function testPaper(page) {
    await page.emulateMedia({ media: 'print' });
    check(
        'on paper there are no controls',
        await page.evaluate(
            () =>
                !document.querySelector('nav').checkVisibility() &&
                !document.querySelector('#open').checkVisibility() &&
                document.querySelector('#chart-unemployment').checkVisibility(),
        ),
    );
    await page.emulateMedia({ media: 'screen' });
}

const wideTables = (page) =>
    page.evaluate(() =>
        [...document.querySelectorAll('.scroll')]
            .filter((box) => box.querySelector('table').getBoundingClientRect().width > box.clientWidth + 1)
            .map((box) => box.getAttribute('aria-label')),
    );

const TRIES = 25;

/// Tables whose content is wider than their box, with all of them open: what stands there would be cut. They settle in
/// the moment after they are opened.
async function cutTables(page) {
    await page.evaluate(() =>
        document.querySelectorAll('details').forEach((node) => {
            node.open = true;
        }),
    );
    let cut = [];
    for (let count = 0; count < TRIES && (count === 0 || cut.length > 0); count += 1) {
        await page.waitForTimeout(200);
        cut = await wideTables(page);
    }
    return cut;
}

const HALF = 0.5;
const INK = 200; // of 255: darker is something, lighter is paper

/// How far down each printed page is used, as a share of its height; the last one may end anywhere.
function usedPages(pdf, folder) {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '20', '-gray', join(folder, 'paper.pdf'), join(folder, 'paper')]);
    const pages = readdirSync(folder)
        .filter((name) => /^paper-\d+\.pgm$/.test(name))
        .sort();
    return pages.slice(0, -1).map((name) => {
        const bytes = readFileSync(join(folder, name));
        const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/
            .exec(bytes.subarray(0, 40).toString('latin1'))
            .map(Number);
        const pixels = bytes.subarray(bytes.length - width * height);
        let last = 0;
        pixels.forEach((value, place) => {
            if (value < INK) last = Math.floor(place / width);
        });
        return last / height;
    });
}

export async function testPrinting(page) {
    const folder = mkdtempSync(join(tmpdir(), 'tenfold-paper-'));
    try {
        const used = usedPages(await page.pdf({ format: 'A4', printBackground: true }), folder);
        const poor = used.map((share, place) => [place + 1, share.toFixed(2)]).filter(([, share]) => share < HALF);
        check(
            `no page of ${used.length + 1} on paper is half empty`,
            used.length > 0 && poor.length === 0,
            poor.join('; '),
        );
    } finally {
        rmSync(folder, { recursive: true });
    }
}

export async function testPhone(browser, path, pictures) {
    for (const colorScheme of ['light', 'dark']) {
        const phone = await open(browser, path, { width: 390, height: 844, colorScheme });
        const { scroll, client, tables } = await phone.page.evaluate(() => {
            document.querySelectorAll('details').forEach((node) => {
                node.open = true;
            });
            return {
                scroll: document.documentElement.scrollWidth,
                client: document.documentElement.clientWidth,
                tables: document.querySelectorAll('.scroll').length,
            };
        });
        check(
            `390 px wide, ${colorScheme}: the page does not scroll sideways, ${tables} tables open or not`,
            scroll <= client,
            `${scroll} > ${client}`,
        );
        const cut = await cutTables(phone.page);
        check(`390 px wide, ${colorScheme}: no table is cut`, cut.length === 0, cut.join('; '));
        await phone.page.evaluate(() =>
            document.querySelectorAll('details').forEach((node) => {
                node.open = false;
            }),
        );
        await screenshots(phone.page, pictures, `phone-${colorScheme}`);
        await phone.close();
    }
}

export async function testAccess(browser, path, pictures) {
    const desk = await open(browser, path, { reducedMotion: 'reduce' });
    check(
        'nothing moves for those who want no motion',
        await desk.page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior === 'auto'),
    );
    await testStructure(desk.page);
    await testContrast(desk.page, 'light');
    await testKeyboard(desk.page);
    await testPointer(desk.page);
    await testChoices(desk.page);
    await testTheme(desk.page);
    await testPaper(desk.page);
    await testPrinting(desk.page);
    const cut = await cutTables(desk.page);
    check('1280 px wide: no table is cut', cut.length === 0, cut.join('; '));
    check('using the page brings no complaint', desk.seen.errors.length === 0, desk.seen.errors.join(' | '));
    await desk.close();
    const dark = await open(browser, path, { colorScheme: 'dark' });
    await testContrast(dark.page, 'dark by preference');
    await screenshots(dark.page, pictures, 'dark');
    await dark.close();
    await testPhone(browser, path, pictures);
}
