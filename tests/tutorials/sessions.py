# SPDX-License-Identifier: Apache-2.0
"""Interpreters in which the blocks of a page run one after another, as a reader would enter them."""

import os
import pathlib
import subprocess
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
MARK = b"\x1e"
LONGEST_BLOCK = 300  # seconds
# The same words and numbers on every machine, no window and no colour.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "MPLBACKEND": "Agg", "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"}


class Outcome:
    def __init__(self, passed, output, complaint):
        self.passed = passed
        self.output = output
        self.complaint = complaint


def run_shell(code, folder):
    """A block of shell commands; the first that fails ends it."""
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", code], cwd=folder, env=os.environ | ENVIRONMENT,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LONGEST_BLOCK, check=False)
    return Outcome(done.returncode == 0, done.stdout, done.stderr)


class Session:
    """An interpreter that keeps its variables from block to block."""

    def __init__(self, interpreter, language, folder):
        self.suffix = {"python": "py", "R": "R"}[language]
        self.work = tempfile.TemporaryDirectory()
        self.complaints = tempfile.TemporaryFile()
        self.process = subprocess.Popen([interpreter, str(HERE / f"session.{self.suffix}")], cwd=folder,
                                        env=os.environ | ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.complaints)

    def run(self, code):
        """Runs one block; an interpreter that hangs is ended, and the block has failed."""
        path = pathlib.Path(self.work.name) / f"block.{self.suffix}"
        path.write_text(code, encoding="utf-8")
        begin = self.complaints.seek(0, os.SEEK_END)
        watch = threading.Timer(LONGEST_BLOCK, self.process.kill)
        watch.start()
        printed, status = [], b"the interpreter ended"
        try:
            self.process.stdin.write(f"{path}\n".encode())
            self.process.stdin.flush()
            for line in self.process.stdout:
                if line.startswith(MARK):
                    status = line[len(MARK):].strip()
                    break
                printed.append(line)
        except BrokenPipeError:
            pass
        finally:
            watch.cancel()
        output = b"".join(printed).decode(errors="replace").removesuffix("\n")
        self.complaints.seek(begin)
        return Outcome(status == b"passed", output, self.complaints.read().decode(errors="replace"))

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        self.complaints.close()
        self.work.cleanup()
