#!/usr/bin/env python3
"""Times the index from file to file in fragility and in its peers, side by side.

One round goes unmeasured, so that the system has every file and program in memory; then every round runs all commands
once, in a random order. Each command has all cores, and writes a new file: how long a file system takes to replace an old one
is another question, which `--replace` asks. The scores of all are compared before any time is printed.

Nothing large is imported here: the peak memory of a command counts what its parent held when it was started.
"""

import argparse
import datetime
import os
import platform
import random
import shlex
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from importlib.metadata import version

from spec import LOCALES, SIZES, index

PEERS = ["polars", "duckdb", "numpy"]
START, END = "<!-- run.py -->", "<!-- /run.py -->"
HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Runs:
    """What the runs of one command took."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def medians(self):
        return [statistics.median(runs) for runs in (self.wall, self.cpu, self.memory)]


def fragility(size, options):
    count = SIZES[size][1]
    command = [options.fragility, "score", f"{options.folder}/method-{count}.toml"]
    command += ["--table", f"t={options.folder}/{size}.csv", "--locale", options.locale, "--order", "input"]
    if not options.all_columns:
        command += ["--columns", ",".join(index(count).outputs)]
    return [*command, "--quiet", "-o", scores("fragility", size, options)]


def peer(name, size, options):
    script = os.path.join(HERE, f"peer_{name}.py")
    files = [f"{options.folder}/{size}.csv", scores(name, size, options)]
    return [sys.executable, script, *files, "--locale", options.locale]


def scores(name, size, options):
    return f"{options.folder}/{size}-{name}.csv"


def measure(command, runs=None):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"exit code {process.returncode}: {shlex.join(command)}")
    if runs is not None:
        runs.wall.append(wall)
        runs.cpu.append(usage.ru_utime + usage.ru_stime)
        runs.memory.append(usage.ru_maxrss / 1024)


def compare(size, options):
    outputs = [scores(name, size, options) for name in ["fragility", *PEERS]]
    check = [sys.executable, os.path.join(HERE, "check.py"), *outputs, "--locale", options.locale]
    if subprocess.run(check).returncode != 0:
        sys.exit(f"{size}: the scores differ, so the times mean nothing")


def benchmark(size, options):
    commands = {"fragility": fragility(size, options)} | {name: peer(name, size, options) for name in PEERS}
    for command in commands.values():
        measure(command)
    compare(size, options)
    runs = {name: Runs() for name in commands}
    for _ in range(options.rounds):
        for name in random.sample(list(commands), len(commands)):
            if not options.replace:
                os.remove(scores(name, size, options))
            measure(commands[name], runs[name])
    return runs


def rows(size, runs):
    own = runs["fragility"].medians()
    for name, of_name in runs.items():
        wall, cpu, memory = of_name.medians()
        ratios = [f"{theirs / ours:.2f}" for theirs, ours in zip((wall, cpu, memory), own)]
        count, indicators = SIZES[size]
        table = f"{size}, {count:,} x {indicators}"
        yield [table, name, f"{wall:.3f}", ratios[0], f"{cpu:.3f}", ratios[1], f"{memory:.0f}", ratios[2]]


HEADER = ["table", "command", "wall, s", "ratio", "CPU, s", "ratio", "peak memory, MiB", "ratio"]


def markdown(lines):
    yield "| " + " | ".join(HEADER) + " |"
    yield "|---|---|" + "--:|" * (len(HEADER) - 2)
    for line in lines:
        yield "| " + " | ".join(line) + " |"


def output_of(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def conditions(options):
    versions = ", ".join(f"{name} {version(name)}" for name in [*PEERS, "pyarrow"])
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    commit = output_of("git", "rev-parse", "--short", "HEAD")
    changed = " and changes after it" if output_of("git", "status", "--short", "../../Sources") else ""
    yield f"{datetime.date.today()}, commit {commit}{changed}."
    yield f"{processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}."
    yield f"{output_of('swift', '--version').splitlines()[0]}; Python {platform.python_version()}, {versions}."
    yield f"Medians of {options.rounds} rounds; ratios to fragility; load of the machine at the end {load:.1f}."
    yield f"`{os.path.basename(sys.argv[0])} {shlex.join(sys.argv[1:])}`"


def publish(text, path):
    """Writes the table to a file, or in place of the old one in a file that has the marks."""
    before, after = "", ""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            old = file.read()
        if START in old and END in old:
            before = old.split(START)[0] + START + "\n"
            after = END + old.split(END)[1]
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + text + after)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", default=["qpv", "com", "iris", "bg"], metavar="size", help=", ".join(SIZES))
    parser.add_argument("--folder", default=".build/peers", help="where generate.py and methods.py wrote")
    parser.add_argument("--fragility", default=".build/release/fragility", help="the command")
    parser.add_argument("--locale", choices=LOCALES, default="fr")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--all-columns", action="store_true", help="for a fragility without --columns")
    parser.add_argument("--replace", action="store_true", help="leave the file of the round before to be replaced")
    parser.add_argument("--markdown", metavar="FILE", help="write to a file too, between its marks if it has them")
    options = parser.parse_args()

    lines = []
    for size in options.sizes:
        lines += rows(size, benchmark(size, options))
    text = "\n".join([*markdown(lines), "", *conditions(options)]) + "\n"
    print(text, end="")
    if options.markdown:
        publish(text, options.markdown)


if __name__ == "__main__":
    main()
