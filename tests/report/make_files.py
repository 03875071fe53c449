#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes files from one results file that the page must refuse, and one that it must open.

    make_files.py RESULTS.h5 FOLDER
"""

import pathlib
import shutil
import sys

import h5py


def changed(source, target, change):
    shutil.copy(source, target)
    with h5py.File(target, "r+") as file:
        change(file)


def with_lzf(file):
    """The series again under a filter that readers of HDF5 need not have."""
    values = file["unemployment_rate"][()]
    attributes = dict(file["unemployment_rate"].attrs)
    del file["unemployment_rate"]
    again = file.create_dataset("unemployment_rate", data=values, chunks=values.shape, compression="lzf")
    again.attrs["units"], again.attrs["long_name"] = attributes["units"], attributes["long_name"]
    again.dims[0].attach_scale(file["time"])


def newer(file):
    file.attrs["format_version"] = 99


def other_kind(file):
    file.attrs["filetype"] = "something-else"


def without_kind(file):
    del file.attrs["filetype"]


def damaged(source, target):
    """One byte of one stored chunk is other than it was; its checksum must tell."""
    with h5py.File(source) as file:
        chunk = file["unemployment_rate"].id.get_chunk_info(0)
    data = bytearray(pathlib.Path(source).read_bytes())
    data[chunk.byte_offset + chunk.size // 2] ^= 0xFF
    pathlib.Path(target).write_bytes(data)


def main():
    source, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, folder / "good.h5")
    changed(source, folder / "lzf.h5", with_lzf)
    changed(source, folder / "newer.h5", newer)
    changed(source, folder / "other.h5", other_kind)
    changed(source, folder / "unmarked.h5", without_kind)
    damaged(source, folder / "damaged.h5")
    whole = pathlib.Path(source).read_bytes()
    (folder / "truncated.h5").write_bytes(whole[: len(whole) * 2 // 3])
    (folder / "text.h5").write_text("This is no HDF5 file.\n")
    (folder / "empty.h5").write_bytes(b"")


if __name__ == "__main__":
    main()
