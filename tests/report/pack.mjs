// SPDX-License-Identifier: Apache-2.0
// Fills the template of the report page as `tenfold report` does.
//   node pack.mjs TEMPLATE.html DATA.json OUTPUT.html [TITLE]

import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function packPage(template, data, title) {
    const packed = gzipSync(data, { level: 9 }).toString('base64');
    return template.split('@TENFOLD_TITLE@').join(escaped(title)).split('@TENFOLD_DATA@').join(packed);
}

if (import.meta.url === `file://${process.argv[1]}`) {
    const [template, data, output, title = 'Tenfold report'] = process.argv.slice(2);
    writeFileSync(output, packPage(readFileSync(template, 'utf8'), readFileSync(data), title));
}
