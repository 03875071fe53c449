# SPDX-License-Identifier: Apache-2.0
"""What a collected sweep holds, to compare it with another."""


def contents(path):
    """All outside /provenance in an HDF5 file, bit for bit: {name: (type, shape, values)}, attributes included."""
    import h5py  # of the packages that only tools/setup --all installs
    import numpy

    found = {}

    def exact(value):
        array = numpy.asarray(value)
        values = repr(array.tolist()) if array.dtype.kind == "O" else array.tobytes()
        return str(array.dtype), array.shape, values

    def note_attributes(name, node):
        for key, value in node.attrs.items():
            if key not in ("REFERENCE_LIST", "DIMENSION_LIST"):  # addresses within the file
                found[f"{name}@{key}"] = exact(value)

    def note_node(name, node):
        if name == "provenance" or name.startswith("provenance/"):
            return
        found[name] = exact(node[()]) if isinstance(node, h5py.Dataset) else "group"
        note_attributes(name, node)

    with h5py.File(path) as file:
        file.visititems(note_node)
        note_attributes("", file)
    return found
