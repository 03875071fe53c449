// SPDX-License-Identifier: Apache-2.0
// Builds the template of the report page: one file that holds everything it needs.
//   node build.mjs OUTPUT.html
// Equal sources and packages give equal bytes. The program `tenfold report` fills in @TENFOLD_TITLE@ and @TENFOLD_DATA@.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const TARGET = ['chrome103', 'firefox115', 'safari16.4'];
const LARGEST = 2.0e6;
const STYLES = ['theme.css', 'page.css', 'parts.css', 'media.css'];

const source = (name) => readFileSync(join(FOLDER, 'src', name), 'utf8');
const packageFile = (name) => readFileSync(join(FOLDER, 'node_modules', name), 'utf8');
const checksum = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString('base64');
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

async function page() {
  const [css, load, program, library] = await Promise.all([
    style(),
    loader(),
    bundle('main.js'),
    bundle('hdf5.js', hdf5),
  ]);
  const policy = `default-src 'none'; script-src ${checksum(load)} blob: 'wasm-unsafe-eval'; style-src ${checksum(css)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const parts = {
    '@POLICY@': policy,
    '@STYLE@': css,
    '@LICENCES@': escaped(licences()),
    '@HDF5@': packed(library),
    '@PROGRAM@': packed(program),
    '@LOADER@': load,
  };
  return Object.entries(parts).reduce((text, [mark, value]) => text.split(mark).join(value), source('template.html'));
}

const output = process.argv[2];
if (!output || process.argv.length > 3) {
  console.error('usage: node build.mjs OUTPUT.html');
  process.exit(2);
}
const html = await page();
if (html.split('@TENFOLD_DATA@').length !== 2) throw new Error('the template must hold the place of the data once');
if (Buffer.byteLength(html) > LARGEST)
  throw new Error(`the template has ${Buffer.byteLength(html)} bytes; at most ${LARGEST} leave room for data`);
writeFileSync(output, html);
console.error(`${output}: ${Buffer.byteLength(html)} bytes`);
