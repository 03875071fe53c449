# SPDX-License-Identifier: Apache-2.0
"""Part (h) and branching: what a run under way may and may not be given."""

import re
import shutil
import struct
import zlib

from support import EXIT_FILE, EXIT_OK, EXIT_USAGE, ROOT, TINY, fresh_folder, part_files, refusal_problems

EVERY = ["--checkpoint-every", "9mo"]  # the last one is of 2024-07-01
PREAMBLE = 40  # bytes before the first frame
LATER = "policies.ubi={lever: basic_income, from: 2024-09-10, strength: 0.3}"
EARLY = "policies.ubi={lever: basic_income, from: 2023-02-01, strength: 0.3}"


def with_header(content, old, new):
    """A checkpoint in whose header a text is replaced by one of the same length, with right checksums."""
    assert len(old) == len(new)
    result, place, checksum, first = bytearray(content[:PREAMBLE]), PREAMBLE, 0, True
    while place < len(content):
        (size,) = struct.unpack_from("=I", content, place)
        frame = content[place + 8:place + 8 + size]
        if first:
            assert old in frame
            frame, first = frame.replace(old, new, 1), False
        checksum = zlib.crc32(frame, zlib.crc32(struct.pack("=I", size), checksum))
        result += struct.pack("=II", size, checksum) + frame
        place += 8 + size
    return bytes(result)


def program_problems(tenfold, folder):
    """A checkpoint of another version or commit of the program is refused."""
    version, commit = re.match(r"tenfold (\S+) \((\w+)", tenfold.call(["--version"], folder).stdout).groups()
    content = (folder / "a.checkpoint").read_bytes()
    problems = []
    for name in (version, commit):
        other = "".join("9" if each != "9" else "8" for each in name)
        (folder / "other.checkpoint").write_bytes(with_header(content, name.encode(), other.encode()))
        done = tenfold.call(["resume", "other.checkpoint", "--quiet"], folder)
        problems += refusal_problems(done, EXIT_FILE, "other.checkpoint", "it was written by tenfold", other)
    same = with_header(content, version.encode(), version.encode())
    return problems + ([] if same == content else ["the checksums of this test are not those of the program"])


# Arguments after the checkpoint, exit code, what must be said.
REFUSED = [
    (["--set", "adoption.enabled=false"], EXIT_USAGE, "adoption.enabled cannot be changed when a run is resumed"),
    (["--set", "seed=2"], EXIT_USAGE, "seed cannot be changed"),
    (["--set", "time.start=2022-01-01"], EXIT_USAGE, "time.start cannot be changed"),
    (["--set", EARLY], EXIT_USAGE, "policies.ubi would differ from 2023-02-01 on"),
    (["--set", "policies.ubi={lever: basic_incme, from: 2025-01-01, strength: 0.3}"], EXIT_USAGE,
     "did you mean basic_income?"),
    (["--set", "policies.ubi.strength=0.3"], EXIT_USAGE, "policies"),
    (["--until", "2023-01-15"], EXIT_USAGE, "the run would end on 2023-01-15"),
    (["--until", "2022-01-01"], EXIT_USAGE, "2022-01-01"),
    (["--checkpoint-every", "often"], EXIT_USAGE, "--checkpoint-every is 'often'"),
    (["--out", "a.checkpoint"], EXIT_FILE, "a.checkpoint"),
    (["--out", "b.h5", "--checkpoint", "b.h5"], EXIT_FILE, "different files"),
    (["--out", "b.h5", "--checkpoint", "./b.h5"], EXIT_FILE, "different files"),
    (["--out", "no/such/folder/b.h5"], EXIT_FILE, "no/such/folder"),
    (["--out", "b.h5", "--checkpoint", "no/such/folder/b.checkpoint"], EXIT_FILE, "no/such/folder"),
    (["--out", "."], EXIT_FILE, "directory"),
]
# The same for a run from the first day; TINY stands in the folder as tiny.yaml.
REFUSED_RUNS = [
    (["--out", "tiny.yaml"], EXIT_FILE, "tiny.yaml"),
    (["--out", "b.h5", "--checkpoint", "tiny.yaml"], EXIT_FILE, "tiny.yaml"),
    (["--out", "b.h5", "--checkpoint", "../{folder}/b.h5"], EXIT_FILE, "different files"),
]


def refusals_problems(tenfold, folder):
    shutil.copy(TINY, folder / "tiny.yaml")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    problems = []
    cases = [(["resume", "a.checkpoint", *arguments], code, word) for arguments, code, word in REFUSED]
    cases += [(["run", "tiny.yaml", *arguments], code, word) for arguments, code, word in REFUSED_RUNS]
    for arguments, code, word in cases:
        arguments = [each.format(folder=folder.name) if "../" in each else each for each in arguments]
        found = refusal_problems(tenfold.call([*arguments, "--quiet"], folder), code, word)
        problems += [f"{' '.join(arguments)}: {problem}" for problem in found]
        after = {path.name: path.read_bytes() for path in folder.iterdir()}
        if after != before:
            problems.append(f"{' '.join(arguments)}: files have changed: {sorted(after)}")
            break
    return problems


def branch_problems(tenfold, folder):
    """From a checkpoint with a later policy, and the whole run with it, are the same; without it they are not."""
    whole, failures = tenfold.outcome(["run", TINY, "--set", LATER], folder, "whole.h5")
    if failures:
        return failures
    problems = tenfold.resumed_differences("a.checkpoint", whole, folder, more=["--set", LATER])
    if not tenfold.resumed_differences("a.checkpoint", whole, folder):
        problems.append("the policy changes nothing: the test says nothing")
    return problems


def later_end_problems(tenfold, folder):
    end = ["--until", "2025-02-17"]
    whole, failures = tenfold.outcome(["run", TINY, *end], folder, "whole.h5")
    return failures or tenfold.resumed_differences("a.checkpoint", whole, folder, more=end)


def world_problems(tenfold, folder):
    """Several countries: one checkpoint, a results file each."""
    world = ["run", ROOT / "scenarios" / "world-8.yaml", "--scale", "200000", "--until", "2023-05-10"]
    for arguments in ([*world, "--out", "whole.h5"],
                      [*world, "--out", "w.h5", "--checkpoint-every", "45d"],
                      ["resume", "w.checkpoint", "--out", "again.h5", "--threads", "3"]):
        done = tenfold.call([*arguments, "--progress", "none"], folder)
        if done.returncode != EXIT_OK:
            return [f"exit {done.returncode}: {done.stderr[-300:]}"]
        digest = [line for line in done.stdout.splitlines() if line.startswith("digest ")]
        if arguments[1] == world[1]:
            expected = digest
    files = len(list(folder.glob("again.*.h5")))
    problems = [] if digest == expected and digest else [f"digest {digest} against {expected}"]
    problems += [] if files == 8 else [f"{files} results files instead of 8"]
    return problems + [f"left behind: {name}" for name in part_files(folder)]


def check(tenfold, report):
    parts = [
        ("a checkpoint of another version or commit is refused", program_problems),
        (f"{len(REFUSED) + len(REFUSED_RUNS)} requests that cannot be met are refused and change no file",
         refusals_problems),
        ("a policy given to a resumed run is as if the whole run had had it", branch_problems),
        ("a resumed run may end later", later_end_problems),
        ("a world of countries goes on bit for bit", world_problems),
    ]
    for name, problems in parts:
        with fresh_folder() as folder:
            tenfold.call(["run", TINY, *EVERY, "--quiet", "--out", "a.h5"], folder, check=True)
            report.part(name, problems, tenfold, folder)
