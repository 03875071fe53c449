// SPDX-License-Identifier: Apache-2.0
// A browser without a network, counting of checks, and pages filled with other data.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

const FOLDER = dirname(fileURLToPath(import.meta.url));
// Where the packages of tools/results/report are installed.
const TOOLS = resolve(process.env.TENFOLD_REPORT_TOOLS ?? join(FOLDER, '../../tools/results/report'));
const { chromium } = createRequire(join(TOOLS, 'package.json'))('playwright-core');
const DATA = /(<script type="application\/octet-stream" id="tenfold-data">)([^<]*)(<\/script>)/;
const FLAGS = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];
const LONGEST_WAIT = 60000;

export const counts = { passed: 0, failed: 0 };

export function check(name, holds, why = '') {
    counts[holds ? 'passed' : 'failed'] += 1;
    console.log(holds ? `ok ${name}` : `FAILED: ${name}${why ? `: ${why}` : ''}`);
}

export function python(script, ...parameters) {
    return execFileSync('/usr/bin/python3', [join(FOLDER, script), ...parameters], {
        maxBuffer: 1e9,
        encoding: 'utf8',
        env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    });
}

/// The page's own data; null in a template.
export function dataOf(html) {
    const text = DATA.exec(html)?.[2] ?? '';
    return text === '@TENFOLD_DATA@' ? null : JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8'));
}

/// The same page with other data, in a file; figures are named and written as on the page.
export function refilled(html, data, path) {
    const packed = gzipSync(JSON.stringify({ figures: dataOf(html)?.figures, ...data })).toString('base64');
    writeFileSync(
        path,
        html
            .replace(DATA, (_, before, __, after) => before + packed + after)
            .replaceAll('@TENFOLD_TITLE@', 'Test of the report page'),
    );
    return path;
}

export const read = (path) => readFileSync(path, 'utf8');

export async function startBrowser() {
    return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

async function until(page, condition, ...parameters) {
    const end = Date.now() + LONGEST_WAIT;
    while (Date.now() < end) {
        if (await page.evaluate(condition, ...parameters)) return true;
        await new Promise((done) => {
            setTimeout(done, 40);
        });
    }
    return false;
}

export const ready = (page) => until(page, () => document.documentElement.dataset.ready === 'true');

/// Opens a page in a window of its own; complaints of the browser and requests are kept.
export async function open(browser, path, { width = 1280, height = 900, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, ...options });
    const page = await context.newPage();
    const seen = { errors: [], requests: [] };
    page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') seen.errors.push(message.text());
    });
    page.on('pageerror', (problem) => seen.errors.push(problem.message));
    page.on('request', (request) => seen.requests.push(request.url()));
    await page.goto(`file://${path}`);
    const isReady = await ready(page);
    return { page, seen, isReady, close: () => context.close() };
}

/// Lets a file fall on the page, as a person with a mouse does, and waits for what the page says.
export async function drop(page, path) {
    const content = readFileSync(path).toString('base64');
    await page.evaluate(
        ([name, text]) => {
            document.getElementById('status').textContent = '';
            const transfer = new DataTransfer();
            transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
            document.dispatchEvent(
                new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: transfer }),
            );
            document.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
        },
        [path.split('/').pop(), content],
    );
    await until(page, () => /added|opened/.test(document.getElementById('status').textContent));
    await ready(page);
    return page.evaluate(() => ({
        status: document.getElementById('status').textContent,
        problems: document.querySelector('.problems').textContent,
        runs: document.querySelectorAll('.runs li').length,
    }));
}

export async function screenshots(page, folder, name) {
    if (!folder) return;
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
