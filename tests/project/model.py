#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The page of the model keeps step with the sources: equations, files, parameters and sections that one names, the other has."""

import re

from report import LIBRARIES, ROOT, Report, sources

PAGE = "docs/model.md"
PARAMETERS = "docs/parameters.md"
PLANNED = " (planned)"
MARK = re.compile(r"Eq\.\s*\d+(?:(?:\s*,\s*|\s+and\s+|\s+to\s+)(?:Eq\.\s*)?\d+)*")
TAG = re.compile(r"\\tag\{Eq\. (\d+)\}")
COMMENT = re.compile(r"\n\s*//+ ?")  # from one line of a comment to the next
SECTION = re.compile(r"docs/model\.md, section\s+([A-Z][a-z]*(?: [a-z]+)*)")
HEADING = re.compile(r"^#+ (.+)$", re.M)


def numbers(text):
    """All equations that a text names: "Eq. 3", "Eq. 30, 31", "Eq. 16 to Eq. 22"."""
    found = set()
    for mark in MARK.findall(text):
        parts = re.findall(r"\d+|to", mark)
        for place, part in enumerate(parts):
            if part == "to":
                found |= set(range(int(parts[place - 1]), int(parts[place + 1]) + 1))
            else:
                found.add(int(part))
    return found


def joined_comments(path):
    """A source in which comments are not broken into lines."""
    return COMMENT.sub(" ", (ROOT / path).read_text())


def equation_problems(page, named):
    """`named`: the equations that each source names."""
    tags = [int(tag) for tag in TAG.findall(page)]
    defined = set(tags)
    problems = [f"{PAGE}: Eq. {tag} is there {tags.count(tag)} times" for tag in sorted(defined) if tags.count(tag) > 1]
    problems += [f"{PAGE}: Eq. {tag} is missing" for tag in range(1, max(defined, default=0)) if tag not in defined]
    problems += [f"{PAGE} names Eq. {number} and does not have it" for number in sorted(numbers(page) - defined)]
    for path, found in named.items():
        problems += [f"{path}: {PAGE} has no Eq. {number}" for number in sorted(found - defined)]
    marked = set().union(*(found for path, found in named.items() if path.parts[0] in LIBRARIES))
    return problems + [f"{PAGE}: no source is marked (Eq. {number})" for number in sorted(defined - marked)]


def mechanisms(page):
    """Rows of the table of mechanisms: mechanism, file, equation, parameters, evidence, test."""
    rows = []
    for line in page.split("\n## Mechanisms\n", 1)[-1].split("\n## ", 1)[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and cells[0] != "mechanism" and not cells[0].startswith("---"):
            rows.append(cells)
    return rows


def names(cell):
    return [name.strip() for name in cell.split(",") if name.strip() not in ("", "-")]


def file_problems(rows):
    """Files exist; tests exist, or say that they are planned and do not."""
    problems = []
    for mechanism, files, _, _, _, tests in rows:
        problems += [f"{mechanism}: no {name}" for name in names(files) if not (ROOT / name).is_file()]
        for name in names(tests):
            path = ROOT / name.removesuffix(PLANNED)
            if name.endswith(PLANNED) and path.exists():
                problems.append(f"{mechanism}: {name.removesuffix(PLANNED)} is there; it is planned no longer")
            elif not name.endswith(PLANNED) and not path.exists():
                problems.append(f"{mechanism}: no {name}")
        if not names(files) or not names(tests):
            problems.append(f"{mechanism}: names no file or no test")
    return problems


def declared_parameters(text):
    """Paths of all parameters and of their groups, as in `wages.norm_share`; lists without brackets."""
    declared = set()
    group = ""
    for line in text.splitlines():
        heading = re.match(r"## `([\w.\[\]]+)`", line)
        row = re.match(r"\| `(\w+)` \|", line)
        if heading:
            group = heading[1].replace("[]", "") + "."
            declared.add(group.rstrip("."))
        elif row:
            declared.add(group + row[1])
    return declared


def parameter_problems(rows, declared):
    problems = []
    for mechanism, _, _, parameters, _, _ in rows:
        for name in names(parameters):
            if not re.fullmatch(r"`[\w.]+`", name):
                problems.append(f"{mechanism}: {name} is no parameter in backticks")
            elif name.strip("`") not in declared:
                problems.append(f"{mechanism}: {PARAMETERS} has no {name}")
    return problems


def section_problems(page, texts):
    """Sections of the page that comments send readers to."""
    headings = set(HEADING.findall(page))
    return [f"{path}: {PAGE} has no section {section}" for path, text in texts.items()
            for section in SECTION.findall(text) if section not in headings]


# What the patterns must understand, so that a pattern that went blind is noticed.
UNDERSTOOD = {
    "(Eq. 3)": {3},
    "(Eq. 30, 31).": {30, 31},
    "(Eq. 6, Eq. 7)": {6, 7},
    "Eq. 16 to 18: shares": {16, 17, 18},
    "(Eq. 16 to Eq. 18)": {16, 17, 18},
    "Eq. 2 and 5 give 7 days": {2, 5},
}


def pattern_problems():
    problems = [f"{text}: {sorted(numbers(text))}" for text, right in UNDERSTOOD.items() if numbers(text) != right]
    if numbers(COMMENT.sub(" ", "/// see (Eq.\n    /// 12) there")) != {12}:
        problems.append("a mark over two lines of a comment is not seen")
    return problems


def main():
    report = Report()
    page = (ROOT / PAGE).read_text()
    texts = {path: joined_comments(path) for path in sources()}
    named = {path: numbers(text) for path, text in texts.items()}
    rows = mechanisms(page)
    report.check("the patterns of this script understand what they should", pattern_problems())
    report.check(f"{len(TAG.findall(page))} equations of {PAGE} are marked in the sources, and the other way round",
                 equation_problems(page, named))
    report.check(f"{len(rows)} mechanisms: files and tests are there",
                 file_problems(rows) if rows else [f"no table of mechanisms in {PAGE}"])
    report.check("mechanisms: parameters are declared",
                 parameter_problems(rows, declared_parameters((ROOT / PARAMETERS).read_text())))
    report.check(f"sections of {PAGE} that comments name are there", section_problems(page, texts))
    report.finish()


if __name__ == "__main__":
    main()
