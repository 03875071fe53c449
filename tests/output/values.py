# SPDX-License-Identifier: Apache-2.0
"""Writes what h5py finds in a results file as a table, with which readers in other languages compare what they find.

A line for some elements of every dataset, the first and the last among them, with tabs between: path, type (number or
text), dimensions, lengths, place (from 0), value, units. Of texts the first line is meant.
"""

import h5py

STEPS = 7  # parts into which a dataset is cut; an element at each cut
INTERNAL = ("CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST", "_Netcdf4Dimid", "_Netcdf4Coordinates", "_NCProperties",
            "_nc3_strict")  # what HDF5 and netCDF keep for themselves


def text(value):
    """An attribute or element as text, whichever way h5py brings it."""
    return value.decode() if isinstance(value, bytes) else str(value)


def is_text(dataset):
    return h5py.check_string_dtype(dataset.dtype) is not None


def is_bare_axis(dataset):
    """A dimension without coordinates, which netCDF keeps as a dataset without content."""
    return text(dataset.attrs.get("NAME", "")).startswith("This is a netCDF dimension but not a netCDF variable")


def datasets(file):
    """{path: dataset} of all datasets of the file and its groups, without bare axes."""
    found = {}
    file.visititems(lambda name, item: found.update({name: item}) if isinstance(item, h5py.Dataset) else None)
    return {name: item for name, item in found.items() if not is_bare_axis(item)}


def dimensions(dataset):
    """Names of its axes, without the groups in which they are."""
    if dataset.attrs.get("CLASS") == b"DIMENSION_SCALE":
        return [dataset.name.rsplit("/", 1)[-1]]
    return [axis[0].name.rsplit("/", 1)[-1] for axis in dataset.dims]


def places(shape):
    """Some places in an array of that shape; one for a single value."""
    size = 1
    for length in shape:
        size *= length
    for flat in sorted({(size - 1) * step // STEPS for step in range(STEPS + 1)} if size else set()):
        place = []
        for length in reversed(shape):
            place.append(flat % length)
            flat //= length
        yield tuple(reversed(place))


def rows(file):
    for name, dataset in datasets(file).items():
        values = dataset[()]
        for place in places(dataset.shape):
            value = values[place] if place else values
            if is_text(dataset):
                kind, shown = "text", text(value).split("\n", 1)[0]
            else:
                kind, shown = "number", repr(float(value)).replace("inf", "Infinity")
            yield (name, kind, ",".join(dimensions(dataset)), ",".join(map(str, dataset.shape)),
                   ",".join(map(str, place)), shown, text(dataset.attrs.get("units", "")))


def write(path, out):
    """Writes the table of the results file `path`; returns the number of its lines."""
    with h5py.File(path) as file:
        lines = ["\t".join(row) for row in rows(file)]
    with open(out, "w", encoding="utf-8") as table:
        table.write("\n".join(["name\ttype\tdimensions\tlengths\tplace\tvalue\tunits", *lines]) + "\n")
    return len(lines)
