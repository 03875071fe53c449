# SPDX-License-Identifier: Apache-2.0
"""Programs and packages that tests need beyond the compiler, and how a test says that one is missing."""

import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HOW_TO_INSTALL = "tools/setup --all installs it"


def from_shell(function, *arguments):
    """What a function of tools/lib.sh prints, or None when it fails."""
    script = 'set -euo pipefail; source "$1"; shift; "$@"'
    command = ["bash", "-c", script, "bash", str(ROOT / "tools" / "lib.sh"), function, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def has_python_module(python, name):
    return subprocess.run([python, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0


def has_r_package(rscript, name):
    return subprocess.run([rscript, "-e", f"library({name})"], capture_output=True, check=False).returncode == 0


def missing_python(*modules):
    """(interpreter, what is missing): the modules that it cannot import."""
    python = from_shell("interpreter", "python3")
    if not python:
        return None, ["python3"]
    return python, [name for name in modules if not has_python_module(python, name)]


def missing_r(*packages):
    """(interpreter, what is missing), the same for R."""
    rscript = from_shell("interpreter", "Rscript")
    if not rscript:
        return None, ["Rscript"]
    return rscript, [name for name in packages if not has_r_package(rscript, name)]


def missing_programs(*names):
    return [name for name in names if not shutil.which(name)]
