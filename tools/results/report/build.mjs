// SPDX-License-Identifier: Apache-2.0
// Builds the parts of the report page, from which `tenfold report` makes one file that holds everything it needs.
//   node build.mjs FOLDER
// writes into FOLDER frame.html, program.js, hdf5.js and sources.sha256, which lists what they were built from. Equal
// sources and packages give equal bytes, with any version of node: nothing is compressed here.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const TARGET = ['chrome103', 'firefox115', 'safari16.4'];
const LARGEST = 6.0e6; // bytes of all parts; packed they are a quarter, and the page must leave room for data
const STYLES = ['theme.css', 'page.css', 'parts.css', 'media.css'];

const source = (name) => readFileSync(join(FOLDER, 'src', name), 'utf8');
const packageFile = (name) => readFileSync(join(FOLDER, 'node_modules', name), 'utf8');
const checksum = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

async function bundle(name, options = {}) {
  const result = await build({
    entryPoints: [join(FOLDER, 'src', name)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
    ...options,
  });
  return result.outputFiles[0].contents;
}

/// The wrapper of h5wasm asks for the address of its module, which a bundle does not have and does not need.
const hdf5 = { globalName: 'tenfoldHdf5', define: { 'import.meta.url': '""' } };

async function style() {
  const result = await build({
    stdin: { contents: STYLES.map(source).join('\n'), loader: 'css' },
    minify: true,
    write: false,
    target: TARGET,
  });
  return result.outputFiles[0].text.trim();
}

async function loader() {
  const result = await build({ stdin: { contents: source('loader.js') }, minify: true, write: false, target: TARGET });
  return result.outputFiles[0].text.trim();
}

function licences() {
  const parts = [
    ['Apache ECharts and zrender', 'echarts/NOTICE'],
    ['Apache ECharts: licence, with those of the parts it includes', 'echarts/LICENSE'],
    ['zrender', 'zrender/LICENSE'],
    ['tslib', 'tslib/LICENSE.txt'],
    ['h5wasm', 'h5wasm/LICENSE.txt'],
  ];
  return parts
    .map(([name, file]) => `${name}\n${'='.repeat(name.length)}\n\n${packageFile(file).trim()}\n`)
    .join('\n\n');
}

async function frame() {
  const [css, load] = await Promise.all([style(), loader()]);
  const policy = `default-src 'none'; script-src ${checksum(load)} blob: 'wasm-unsafe-eval'; style-src ${checksum(css)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const parts = {
    '@POLICY@': policy,
    '@STYLE@': css,
    '@LICENCES@': escaped(licences()),
    '@LOADER@': load,
  };
  const html = Object.entries(parts).reduce((text, [mark, value]) => text.split(mark).join(value), source('template.html'));
  for (const mark of ['@TENFOLD_DATA@', '@TENFOLD_PROGRAM@', '@TENFOLD_HDF5@'])
    if (html.split(mark).length !== 2) throw new Error(`the template must hold the place ${mark} once`);
  return html;
}

/// The lines of `sha256sum` for everything that the parts are built from, by name.
function sources() {
  const names = readdirSync(join(FOLDER, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(FOLDER.length + 1));
  return ['build.mjs', 'package.json', 'package-lock.json', ...names]
    .sort()
    .map((name) => `${createHash('sha256').update(readFileSync(join(FOLDER, name))).digest('hex')}  ${name}\n`)
    .join('');
}

const folder = process.argv[2];
if (!folder || process.argv.length > 3) {
  console.error('usage: node build.mjs FOLDER');
  process.exit(2);
}
const parts = {
  'frame.html': await frame(),
  'program.js': await bundle('main.js'),
  'hdf5.js': await bundle('hdf5.js', hdf5),
  'sources.sha256': sources(),
};
const bytes = Object.values(parts).reduce((sum, part) => sum + Buffer.byteLength(part), 0);
if (bytes > LARGEST) throw new Error(`the parts have ${bytes} bytes; at most ${LARGEST} leave room for data`);
mkdirSync(folder, { recursive: true });
for (const [name, part] of Object.entries(parts)) writeFileSync(join(folder, name), part);
console.error(`${folder}: ${bytes} bytes`);
