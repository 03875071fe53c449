#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Rules of style that no compiler checks: length, licence lines, no terminal and no globals in libraries."""

import pathlib
import re
import subprocess

from report import LIBRARIES, ROOT, Report, sources, without_comments

LONGEST_FILE = 600
SPDX = "SPDX-License-Identifier: Apache-2.0"
TERMINAL = re.compile(r"std::c(out|err|log)\b|(?<![\w])(std::|fmt::)?(printf|fprintf|puts|putchar)\s*\(|fmt::print\b"
                      r"|(?<![\w.])(std::)?(exit|_exit|quick_exit|abort|terminate)\s*\(")
# What throws, or goes unnoticed, where a stream cannot be written: tools/common/messages.hpp has what commands use instead.
PRINTING = re.compile(r"std::c(out|err|log)\b|(?<!\w)(std::)?(printf|fprintf|puts|fputs|putchar)\s*\(|fmt::print\b")
# A definition at namespace scope (our code does not indent inside namespaces) that is not constant.
GLOBAL = re.compile(r"^(?:static |inline |thread_local |extern )*(?!constexpr|const |using|namespace|template|class|struct"
                    r"|enum|__extension__|return|typedef|friend|public|private|protected|case|default|else|#)"
                    r"[A-Za-z_][\w:<>,\s*&]*\s[A-Za-z_]\w*\s*(=[^=].*|\{[^()]*\})?;\s*$")
# doctest's own comparison is nearly absolute for small numbers: tests/support/approximately.hpp is relative.
ABSOLUTE = re.compile(r"\bdoctest::Approx\b")
CONSTANT = re.compile(r"\b(constexpr|const|consteval|constinit const)\b")


def tracked_or_new(pattern):
    """Files of the project that git knows or would add; the folders themselves when there is no git."""
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0:
        names = listed.stdout.splitlines()
    else:
        names = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if "build" not in path.parts]
    return [name for name in names if re.search(pattern, name) and (ROOT / name).is_file()]


def scripts():
    """Files without suffix that start with #!."""
    found = []
    for name in tracked_or_new(r"(^|/)[\w-]+$"):
        with (ROOT / name).open("rb") as file:
            if file.read(2) == b"#!":
                found.append(name)
    return found


def length_problems(names):
    problems = []
    for name in names:
        lines = (ROOT / name).read_text().count("\n")
        if lines > LONGEST_FILE:
            problems.append(f"{name}: {lines} lines; at most {LONGEST_FILE}")
    return problems


def spdx_problems(names):
    problems = []
    for name in names:
        lines = (ROOT / name).read_text().splitlines()
        first = lines[1] if lines and lines[0].startswith("#!") and len(lines) > 1 else (lines or [""])[0]
        if SPDX not in first:
            problems.append(f"{name}: the first line (after #!) is not the SPDX line")
    return problems


def pattern_matches(pattern, paths):
    """Lines of code that a pattern finds."""
    problems = []
    for path in paths:
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1):
            if pattern.search(without_comments(line)):
                problems.append(f"{path}:{number}: {line.strip()}")
    return problems


def commands():
    """Sources of commands; tools/common/messages.hpp is what they speak through, so that a spoilt stream costs no work."""
    return [path for path in sources(["tools"])
            if "bench" not in pathlib.Path(path).parts and pathlib.Path(path).stem != "messages"]


def global_problems():
    problems = []
    for path in sources(LIBRARIES):
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1):
            code = without_comments(line)
            if GLOBAL.match(code) and not CONSTANT.search(code):
                problems.append(f"{path}:{number}: {line.strip()}")
            if re.match(r"\s+static (?!const|constexpr|inline const|void|\[)[\w:<>]+ \w+( =.*|\{.*\})?;", code):
                problems.append(f"{path}:{number}: static variable: {line.strip()}")
            if "thread_local" in code and not CONSTANT.search(code):
                problems.append(f"{path}:{number}: thread_local: {line.strip()}")
    return problems


# Lines that the patterns must and must not catch, so that a pattern that went blind is noticed.
CAUGHT = {
    TERMINAL: ["std::cout << x;", "std::printf(\"x\");", "    printf(text);", "std::exit(1);", "fmt::print(\"x\");"],
    PRINTING: ["fmt::print(stderr, \"x\");", "std::fputs(text, stderr);", "std::cerr << x;"],
    ABSOLUTE: ["CHECK(x == doctest::Approx(0.04));", "using doctest::Approx;"],
    GLOBAL: ["int counter = 0;", "static std::vector<int> cache;", "std::atomic<bool> flag{false};", "World* world;"],
}
LEFT_ALONE = {
    TERMINAL: ["std::snprintf(buffer, size, format);", "on_exit(x);", "node.exit(3);"],
    PRINTING: ["say(\"x\");", "print_data(text);", "std::snprintf(buffer, size, format);"],
    ABSOLUTE: ["CHECK(x == approximately(0.04));"],
    GLOBAL: ["using Day = int;", "int square(int x);", "std::string to_string(Date date);", "    int member = 0;"],
}


def pattern_problems():
    problems = [f"misses: {line}" for pattern in CAUGHT for line in CAUGHT[pattern] if not pattern.search(line)]
    return problems + [f"catches: {line}" for pattern in LEFT_ALONE for line in LEFT_ALONE[pattern]
                       if pattern.search(line)]


def main():
    report = Report()
    report.check("the patterns of this script see what they should", pattern_problems())
    code = [str(path) for path in sources()]
    cmake = tracked_or_new(r"(CMakeLists\.txt|\.cmake)$")
    shell = scripts() + tracked_or_new(r"\.sh$")
    python = tracked_or_new(r"\.py$")
    yaml = tracked_or_new(r"^scenarios/[^/]*\.yaml$")
    report.check(f"length: {len(code)} sources of at most {LONGEST_FILE} lines", length_problems(code + python + shell))
    licensed = code + cmake + shell + python + yaml
    report.check(f"licence: {len(licensed)} files start with the SPDX line", spdx_problems(licensed))
    quiet = sources(LIBRARIES + ("tools/analysis",))
    report.check("libraries and tools/analysis neither print nor end the process", pattern_matches(TERMINAL, quiet))
    report.check("commands speak through tools/common/messages.hpp", pattern_matches(PRINTING, commands()))
    tests = [path for path in sources(["tests"]) if pathlib.Path(path).stem != "approximately"]
    report.check("tests compare numbers by tests/support/approximately.hpp", pattern_matches(ABSOLUTE, tests))
    report.check("libraries have no mutable globals", global_problems())
    report.finish()


if __name__ == "__main__":
    main()
