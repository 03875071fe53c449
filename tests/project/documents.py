#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Documents keep step: links lead somewhere, commands and names exist, generated pages are up to date.

Usage: documents.py [PROGRAM]; without the program `tenfold`, what needs it is skipped.
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys

from model import PARAMETERS, declared_parameters
from report import ROOT, Report, sources

# Pages that `tenfold describe` writes. To renew one: tenfold describe OPTION > PAGE
GENERATED = {
    "docs/parameters.md": "--markdown",
    "docs/output_format.md": "format --markdown",
    "docs/output_series.md": "series --markdown",
    "docs/output_observations.md": "observed --markdown",
    "docs/policies.md": "levers --markdown",
    "docs/schedule.md": "schedule --markdown",
    "docs/accounts.md": "accounts --markdown",
    "docs/scenario.schema.json": "--json-schema",
    "docs/studies.md": "study --markdown",
    "docs/study.schema.json": "study --json-schema",
}
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")  # images too
GLOSSARY = "docs/glossary.md"
CODE_BLOCK = re.compile(r"^```(?:sh|bash|console)\n(.*?)^```", re.M | re.S)


def documents(root=ROOT):
    return sorted(path for path in list(root.glob("*.md")) + list(root.glob("docs/**/*.md")))


def link_problems(root=ROOT):
    """Links in the documents of a folder that lead to no file below it."""
    problems = []
    for path in documents(root):
        for target in LINK.findall(path.read_text()):
            file = (path.parent / target).resolve()
            if "://" not in target and not (file.exists() and file.is_relative_to(root)):
                problems.append(f"{path.relative_to(root)}: no {target}")
    return problems


def glossary_problems():
    """Names in the column "where" of the glossary that neither the sources nor the reference pages have."""
    known = declared_parameters((ROOT / PARAMETERS).read_text())
    for path in sources() + [pathlib.Path("docs/output_series.md")]:
        known |= set(re.findall(r"\w+", (ROOT / path).read_text()))
    problems = []
    for line in (ROOT / GLOSSARY).read_text().splitlines():
        cells = line.split("|")
        names = re.findall(r"`([\w.:]+)`", cells[3]) if len(cells) == 6 else []
        problems += [f"{GLOSSARY}: {cells[1].strip()}: no {name}" for name in names
                     if not known.issuperset(name.split("::"))]
    return problems


def commands():
    """(document, command line) of every line in a shell block, prompts and comments taken off."""
    for path in documents():
        for block in CODE_BLOCK.findall(path.read_text()):
            for line in block.replace("\\\n", " ").splitlines():
                line = line.removeprefix("$ ").strip()
                if line and not line.startswith("#"):
                    yield path.relative_to(ROOT), line


def command_problems():
    problems = []
    for path, line in commands():
        words = shlex.split(line, comments=True)
        name = words[0] if words else ""
        if name.startswith(("tools/", ".ci/", "tests/")) and not os.access(ROOT / name, os.X_OK):
            problems.append(f"{path}: {name} is not there or not executable")
        for word in words[1:]:
            if re.match(r"(scenarios|tests|docs|core|agents)/[\w./-]*$", word) and not (ROOT / word).exists():
                problems.append(f"{path}: {line}: no {word}")
    return problems


def help_of(program, words):
    return subprocess.run([program, *words, "--help"], capture_output=True, text=True, check=True).stdout


def helps(program, words=()):
    """(words of a command, its help), of the program and of every command below it."""
    text = help_of(program, words)
    found = {words: text}
    for name in re.findall(r"^  (\w+)  ", text.partition("Subcommands:")[2], re.M):
        found |= helps(program, (*words, name))
    return found


def option_problems(program):
    """Options of `tenfold COMMAND` in documents that its help does not name."""
    known = helps(program)
    problems = [] if len(known) > 1 else ["the help names no commands"]
    for path, line in commands():
        match = re.search(r"(?:^|(?<!/run)\s)(?:\S*/)?tenfold (.*)", line.partition(" #")[0])  # no argument of a script
        if not match:
            continue
        words = tuple(re.match(r"[a-z]*(?: [a-z]+)*", match[1])[0].split())
        while words not in known:
            words = words[:-1]
        for option in re.findall(r"(?<!\S)--[a-z][a-z-]*", match[1]):
            if option not in known[words]:
                problems.append(f"{path}: {line}: no option {option}")
    return problems


def generated_problems(program, page, option):
    written = subprocess.run([program, "describe", *option.split()], capture_output=True, text=True, check=True).stdout
    if (ROOT / page).read_text() == written:
        return []
    return [f"{page} is not what `tenfold describe {option}` prints; renew it with that command"]


def main():
    program = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
    report = Report()
    report.check(f"links in {len(documents())} documents lead to files", link_problems())
    report.check(f"names in {GLOSSARY} exist", glossary_problems())
    report.check(f"{len(list(commands()))} commands in documents exist", command_problems())
    if program:
        report.check("options in documents are options of tenfold", option_problems(program))
        for page, option in GENERATED.items():
            if (ROOT / page).exists():
                report.check(f"{page} is up to date", generated_problems(program, page, option))
    report.finish()


if __name__ == "__main__":
    main()
