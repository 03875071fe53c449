// SPDX-License-Identifier: Apache-2.0
// The library that reads HDF5, as a bundle of its own: it is large, and only needed once a file is opened.

export { File, ready } from 'h5wasm';
