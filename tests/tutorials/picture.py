# SPDX-License-Identifier: Apache-2.0
"""Looks into a PNG file without a package for images: its size, its colours, and how much of it is drawn on."""

import collections
import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type


class Picture:
    def __init__(self, width, height, colours):
        self.width = width
        self.height = height
        self.colours = len(colours)
        # The share of pixels that have another colour than most have.
        self.drawn = 1 - max(colours.values()) / (width * height)


def chunks(data):
    """(type, content) of each chunk; checksums must hold."""
    if not data.startswith(SIGNATURE):
        raise ValueError("not a PNG file")
    position = len(SIGNATURE)
    while position < len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        content = data[position + 8:position + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, position + 8 + length)
        if zlib.crc32(kind + content) != checksum:
            raise ValueError(f"chunk {kind.decode()} is damaged")
        yield kind, content
        position += length + 12


def paeth(left, above, corner):
    """The neighbour that is nearest to left + above - corner."""
    estimate = left + above - corner
    distances = abs(estimate - left), abs(estimate - above), abs(estimate - corner)
    return (left, above, corner)[distances.index(min(distances))]


def unfiltered(kind, line, above, step):
    """A line of pixels from its differences to the neighbours."""
    if kind == 0:
        return line
    if kind == 2:
        return bytearray((a + b) & 255 for a, b in zip(line, above))
    for i, value in enumerate(line):
        left = line[i - step] if i >= step else 0
        if kind == 1:
            line[i] = (value + left) & 255
        elif kind == 3:
            line[i] = (value + (left + above[i]) // 2) & 255
        else:
            line[i] = (value + paeth(left, above[i], above[i - step] if i >= step else 0)) & 255
    return line


def read(data):
    """The picture in the bytes of a PNG file of 8 bits a channel."""
    parts = collections.defaultdict(bytes)
    for kind, content in chunks(data):
        parts[kind] += content
    width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    if bits != 8 or interlaced or b"IEND" not in parts:
        raise ValueError("not a whole PNG file of 8 bits a channel")
    step = CHANNELS[colour]
    lines = zlib.decompress(parts[b"IDAT"])
    above = bytearray(width * step)
    colours = collections.Counter()
    for row in range(height):
        start = row * (width * step + 1)
        above = unfiltered(lines[start], bytearray(lines[start + 1:start + 1 + width * step]), above, step)
        colours.update(bytes(above[i:i + step]) for i in range(0, len(above), step))
    return Picture(width, height, colours)
