// SPDX-License-Identifier: Apache-2.0
// The HDF5 library as a separate bundle, because it is large and only needed to open files.

export { File, ready } from 'h5wasm';
