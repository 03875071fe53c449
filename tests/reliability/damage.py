# SPDX-License-Identifier: Apache-2.0
"""Parts (f) and (g): files that are cut off or in which a bit is flipped.

As a program, `damage.py WHOLE`, it reads results files: a path a line on stdin, and for each prints `same`, `other`
or `refused` against the results file WHOLE. A process of its own, because libhdf5 may crash on damaged files.
"""

import functools
import hashlib
import pathlib
import random
import re
import subprocess
import sys

from support import (EVERY, EXIT_FILE, EXIT_OK, HAS_H5PY, LIMIT, PYTHON, TINY, Outcome, fresh_folder, note,
                     read_results)

PLACES = 20


def cut_lengths(size):
    return [number * (size - 1) // (PLACES - 1) for number in range(PLACES)]


def flipped(content, draw):
    """The content with one bit changed, and where."""
    place = draw.randrange(len(content))
    damaged = bytearray(content)
    damaged[place] ^= 1 << draw.randrange(8)
    return bytes(damaged), place


def checkpoint_verdict(tenfold, folder, content, expected):
    """`refused`, `same`, or what is wrong, for a checkpoint of these bytes."""
    (folder / "damaged.checkpoint").write_bytes(content)
    arguments = ["resume", "damaged.checkpoint", "--out", "damaged.h5", "--progress", "none"]
    done = tenfold.call(arguments, folder)
    if done.returncode == EXIT_FILE:
        if "cannot read damaged.checkpoint: " not in done.stderr:
            return f"no path or reason: {done.stderr[-200:]}"
        return "written in spite of the refusal" if (folder / "damaged.h5").exists() else "refused"
    if done.returncode != EXIT_OK:
        return f"exit {done.returncode}: {done.stderr[-200:]}"
    return "same" if not Outcome(done.stdout, folder / "damaged.h5").differences(expected) else "another result"


def checkpoint_problems(tenfold, folder, cases, expected, allowed):
    """`cases` are (name, bytes); each must come out as one of `allowed`."""
    counts = dict.fromkeys(allowed, 0)
    problems = []
    for name, content in cases:
        verdict = checkpoint_verdict(tenfold, folder, content, expected)
        if verdict in counts:
            counts[verdict] += 1
        else:
            problems.append(f"{name}: {verdict}")
        (folder / "damaged.h5").unlink(missing_ok=True)
    note(f"{len(cases)} checkpoints: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
    return problems


def check_checkpoints(tenfold, report, expected, flips, seed):
    with fresh_folder() as folder:
        arguments = ["run", TINY, *EVERY, "--quiet", "--out", "a.h5"]
        tenfold.call(arguments, folder, check=True)
        whole = (folder / "a.checkpoint").read_bytes()
        cases = [(f"cut to {length} bytes", whole[:length]) for length in cut_lengths(len(whole))]
        report.part(f"a checkpoint cut at {PLACES} places is refused",
                    checkpoint_problems, tenfold, folder, cases, expected, ["refused"])
        draw = random.Random(seed)
        cases = []
        for _ in range(flips):
            content, place = flipped(whole, draw)
            cases.append((f"bit in byte {place}", content))
        report.part(f"{flips} single bits flipped in a checkpoint (seed {seed}) are refused or change nothing",
                    checkpoint_problems, tenfold, folder, cases, expected, ["refused", "same"])


def texts_are_whole(path):
    """libhdf5 keeps texts without a checksum; their digests stand beside them (docs/output_format.md)."""
    import h5py  # not at the top: it may be missing

    def as_bytes(text):
        return text if isinstance(text, bytes) else str(text).encode()

    def digest(*parts):
        return hashlib.sha256(b"".join(parts)).hexdigest().encode()

    def has_right_digest(node):
        if not isinstance(node, h5py.Dataset) or "sha256" not in node.attrs:
            return True
        value = node[()]
        texts = value.ravel().tolist() if hasattr(value, "ravel") else [value]
        return digest(*(as_bytes(text) + b"\0" for text in texts)) == as_bytes(node.attrs["sha256"])

    with h5py.File(path) as file:
        whole = [digest(as_bytes(file["scenario"][()])) == as_bytes(file.attrs["scenario_sha256"])]
        file.visititems(lambda name, node: whole.append(has_right_digest(node)))
    return all(whole)


def verdicts_of_h5py(_folder, whole, paths):
    """One verdict a path; a reader that crashes or hangs is one too, and the next reader goes on after it."""
    verdicts = []
    while len(verdicts) < len(paths):
        rest = "".join(f"{path}\n" for path in paths[len(verdicts):])
        try:
            done = subprocess.run([PYTHON, __file__, whole], input=rest, capture_output=True, text=True, timeout=LIMIT)
            said, end = done.stdout, f"ended with {done.returncode}"
        except subprocess.TimeoutExpired as late:
            said, end = (late.stdout or b"").decode(), "the reader hangs"
        verdicts += said.splitlines()
        if len(verdicts) < len(paths):
            verdicts.append(end if "hangs" in end else "crashed the reader")
    return verdicts


def verdicts_of_show(tenfold, folder, whole, paths):
    """The same by `tenfold show`, which must refuse or print what it prints of the whole file."""
    def shown(path, text):
        return re.sub(r"^FILE: .*$", "", text.replace(str(path), "FILE"), flags=re.M)  # a line about /run

    expected = shown(whole, tenfold.call(["show", whole], folder).stdout)
    verdicts = []
    for path in paths:
        done = tenfold.call(["show", path], folder)
        if done.returncode == EXIT_FILE:
            verdicts.append("refused" if str(path) in done.stderr else f"no path: {done.stderr[-200:]}")
        elif done.returncode != EXIT_OK:
            verdicts.append(f"exit {done.returncode}: {done.stderr[-200:]}")
        else:
            verdicts.append("same" if shown(path, done.stdout) == expected else "other")
    return verdicts


def is_in_global_heap(content, place):
    """Whether a byte lies in a global heap, where libhdf5 keeps texts of variable length without a checksum."""
    start = content.rfind(b"GCOL", 0, place + 4)
    return start >= 0 and place < start + int.from_bytes(content[start + 8:start + 16], "little")


def results_problems(reader, verdicts, whole, cases, allowed, heap_allowed):
    """`cases` are (name, path, in a global heap); each must come out as one of `allowed`, and the undamaged file as
    the same. `heap_allowed` are the further verdicts on files damaged in a global heap.
    """
    counts = dict.fromkeys([*allowed, *heap_allowed, "other"], 0)
    first, *found = verdicts([whole, *(path for _, path, _ in cases)])
    problems = []
    for (name, _, in_heap), verdict in zip(cases, found):
        counts[verdict] = counts.get(verdict, 0) + 1
        if verdict not in allowed and not (in_heap and verdict in heap_allowed):
            problems.append(f"{name}: {'other values, without an error' if verdict == 'other' else verdict}")
    note(f"{len(cases)} results files read by {reader}: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
    if first != "same":
        problems.insert(0, f"the undamaged file: {first}")
    return [f"{len(problems)} of {len(cases)}", *problems[:10]] if problems else []


def damaged_results(folder, whole, flips, seed):
    """(cut, flipped): each a list of (name, path, whether the damage is in a global heap)."""
    draw = random.Random(seed)
    cut, bits = [], []
    for length in cut_lengths(len(whole)):
        path = folder / f"cut-{length}.h5"
        path.write_bytes(whole[:length])
        cut.append((f"cut to {length} bytes", path, False))
    for number in range(flips):
        content, place = flipped(whole, draw)
        path = folder / f"bit-{number}.h5"
        path.write_bytes(content)
        bits.append((f"bit in byte {place}", path, is_in_global_heap(whole, place)))
    return cut, bits


def check_results(tenfold, report, flips, seed):
    readers = []
    if HAS_H5PY:
        # libhdf5 1.10.8 crashes on some damaged files, and loops for ever on some with a wrong size of an object in a
        # global heap. Neither shows a wrong value in somebody else's program; in `tenfold show` neither may happen.
        readers.append(("h5py", ["crashed the reader"], ["the reader hangs"], verdicts_of_h5py))
    if tenfold.shows:
        readers.append(("tenfold show", [], [], functools.partial(verdicts_of_show, tenfold)))
    if not readers:
        report.skip("damaged results files", "neither h5py nor `tenfold show` is there to read them")
        return
    with fresh_folder() as folder:
        whole = folder / "whole.h5"
        tenfold.call(["run", TINY, "--quiet", "--out", whole], folder, check=True)
        cut, bits = damaged_results(folder, whole.read_bytes(), flips, seed)
        for reader, more, in_heap, verdicts in readers:
            for what, cases in ((f"cut at {PLACES} places", cut), (f"with a flipped bit ({flips}, seed {seed})", bits)):
                report.part(f"a results file {what} is refused or reads the same, by {reader}",
                            results_problems, reader, functools.partial(verdicts, folder, whole), whole, cases,
                            ["refused", "same", *more], in_heap)


def check(tenfold, report, expected, flips, seed):
    check_checkpoints(tenfold, report, expected, flips, seed)
    check_results(tenfold, report, flips, seed)


def main():
    expected = read_results(pathlib.Path(sys.argv[1]))
    for line in sys.stdin:
        try:
            found, whole = read_results(line.strip()), texts_are_whole(line.strip())
            verdict = "refused" if not whole else "same" if found == expected else "other"
        except Exception:  # whatever h5py raises is a refusal
            verdict = "refused"
        print(verdict, flush=True)


if __name__ == "__main__":
    main()
