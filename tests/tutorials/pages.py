# SPDX-License-Identifier: Apache-2.0
"""Reads a tutorial: its fenced blocks in order, what it shows as their output, and its figures."""

import codeop
import re

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
IMAGE = re.compile(r"!\[[^\]]*\]\(([^)]+\.png)\)")
LANGUAGES = ("sh", "python", "R")
LEAST_LITERAL = 20  # characters that a shown output must have beside `...`


class Block:
    """Code of a page with the output shown directly after it; `shown` is None where there is none."""

    def __init__(self, page, match, text):
        self.language = match[1]
        self.code = match[2]
        self.line = text.count("\n", 0, match.start()) + 1
        self.where = f"{page}:{self.line}"
        self.shown = None
        self.span = None  # of the shown output in the page

    def title(self):
        """The first line that does something, for people."""
        return next((line for line in self.code.splitlines() if line and not line.startswith("#")), "")[:60]


def blocks(name, text):
    """All blocks of code; a ```text block belongs to the block before it, with only blank lines between."""
    found = []
    end = None
    for match in FENCE.finditer(text):
        if match[1] in LANGUAGES:
            found.append(Block(name, match, text))
            end = match.end()
        elif match[1] == "text" and end is not None and not text[end:match.start()].strip():
            found[-1].shown = match[2]
            found[-1].span = match.span(2)
            end = None
        else:
            raise ValueError(f"{name}: a block that is neither code to run nor directly after one: {match[2][:60]!r}")
    return found


def prompt_problem(code):
    """Why Python code cannot be entered at the prompt as it stands (an empty line must end an indented part); or ""."""
    entered = []
    for line in [*code.splitlines(), ""]:
        entered.append(line)
        try:
            if codeop.compile_command("\n".join(entered), symbol="single") is not None:
                entered = []
        except SyntaxError as problem:
            return f"at the prompt, {line!r} is an error: {problem}"
    return ""


def images(text):
    return IMAGE.findall(text)


def tidy(output):
    """Output without spaces at the ends of lines and empty lines at its end."""
    lines = [line.rstrip() for line in output.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def agrees(shown, printed):
    """Whether the output is as shown, where `...` stands for anything."""
    pieces = tidy(shown).split("...")
    if len(pieces) > 1 and sum(len(piece.strip()) for piece in pieces) < LEAST_LITERAL:
        return False
    pattern = ".*?".join(re.escape(piece) for piece in pieces)
    return re.fullmatch(pattern, tidy(printed), re.S) is not None
