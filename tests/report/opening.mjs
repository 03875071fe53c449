// SPDX-License-Identifier: Apache-2.0
// Opening results files in the page: what must be refused, and what is added or shown alone.

import { join } from 'node:path';
import { check, drop, open, python, ready } from './harness.mjs';
import { near } from './numbers.mjs';

// The program writes seven digits.
const DIGITS = 1e-6;

function sameNumbers(one, other) {
    const [a, b] = [one.split(','), other.split(',')];
    return a.length === b.length && a.every((value, place) => near(Number(value), Number(b[place]), DIGITS));
}

const REFUSED = [
    ['lzf.h5', /lzf.*cannot read|cannot read/i, 'a filter that is not everywhere'],
    ['truncated.h5', /damaged/, 'a truncated file'],
    ['damaged.h5', /damaged/, 'a damaged chunk'],
    ['newer.h5', /version 99/, 'a newer format'],
    ['other.h5', /not a results file/, 'a file of another kind'],
    ['unmarked.h5', /not a results file/, 'a file without a kind'],
    ['text.h5', /not an HDF5 file/, 'a text'],
    ['empty.h5', /not an HDF5 file/, 'an empty file'],
];

export async function testOpening(browser, path, source, folder) {
    python('make_files.py', source, folder);
    const { page, seen, close } = await open(browser, path);
    const before = await page.evaluate(() => document.querySelectorAll('.runs li').length);
    const numbers = await page.evaluate(() =>
        [...document.querySelectorAll('.cards .value')].map(({ dataset }) => dataset.value).join(),
    );
    for (const [name, words, what] of REFUSED) {
        const { problems, runs } = await drop(page, join(folder, name));
        check(
            `${what} is refused, and the page says why`,
            words.test(problems) && problems.includes(name) && runs === before,
            problems || 'no words',
        );
    }
    await page.locator('.radio input[value=replace]').check();
    const alone = await drop(page, join(folder, 'good.h5'));
    const same = await page.evaluate(() =>
        [...document.querySelectorAll('.cards .value')].map(({ dataset }) => dataset.value).join(),
    );
    check('a good file is shown alone when asked', alone.runs === 1 && alone.problems === '', JSON.stringify(alone));
    if (before === 1)
        check(
            'a file read in the page gives the numbers that the program put in',
            sameNumbers(same, numbers),
            `${same} against ${numbers}`,
        );
    await page.locator('.radio input[value=add]').check();
    await page.setInputFiles('#file-input', join(folder, 'good.h5'));
    await page.waitForTimeout(300);
    await ready(page);
    const added = await page.evaluate(() => ({
        runs: document.querySelectorAll('.runs li').length,
        status: document.getElementById('status').textContent,
    }));
    check('a good file is added by the button', added.runs === 2, JSON.stringify(added));
    await page.locator('.runs button').first().click();
    await ready(page);
    check(
        'a run can be removed again',
        (await page.evaluate(() => document.querySelectorAll('.runs li').length)) === 1,
    );
    check('opening files brings no complaint', seen.errors.length === 0, seen.errors.slice(0, 3).join(' | '));
    check(
        'opening files requests nothing',
        seen.requests.every((address) => /^(file|blob|data):/.test(address)),
    );
    await close();
}
