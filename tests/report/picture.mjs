// SPDX-License-Identifier: Apache-2.0
// Takes the picture of a report page that README shows.
//   node picture.mjs PAGE.html docs/report.png

import { resolve } from 'node:path';
import { open, startBrowser } from './harness.mjs';

const [page, picture] = process.argv.slice(2).map((word) => resolve(word));
if (!page || !picture) {
    console.error('usage: node picture.mjs PAGE.html PICTURE.png');
    process.exit(2);
}
const browser = await startBrowser();
// 900 by 1536 points: as wide as README is shown.
const opened = await open(browser, page, { width: 1280, height: 2184, deviceScaleFactor: 900 / 1280 });
await opened.page.screenshot({ path: picture });
await browser.close();
