#!/usr/bin/env python3
"""Times `fragility uncertainty` against the simulation in numpy, in random order, and prints medians and ratios.

Both draw weights, normalisations and means from the same laws with numbers of their own, so percentiles of ranks are compared
first: on average they may differ by one per cent of the number of territories, and they come closer with more draws.
"""

import argparse
import os
import random
import sys

import polars as pl

from run import HEADER, HERE, Runs, conditions, markdown, measure, publish, rows
from spec import LOCALES, SIZES


def paths(size, options):
    return [f"{options.folder}/{size}-{name}-uncertainty.csv" for name in ("fragility", "numpy")]


RANKS = ["rank_low", "rank_median", "rank_high"]


def commands(size, options):
    """Ours with what the peer computes, the percentiles of ranks, and with all columns."""
    ours, theirs = paths(size, options)
    table = f"{options.folder}/{size}.csv"
    method = f"{options.folder}/uncertainty-{SIZES[size][1]}.toml"
    fragility = [options.fragility, "uncertainty", method, "--table", f"t={table}", "--draws", str(options.draws)]
    fragility += ["--format", "csv", "--locale", options.locale, "--quiet", "-o", ours]
    ranks = [*fragility, "--columns", ",".join(["code", *RANKS])]
    script = os.path.join(HERE, "peer_uncertainty.py")
    numpy = [sys.executable, script, table, theirs, "--draws", str(options.draws), "--locale", options.locale]
    return {"fragility": ranks, "numpy": numpy, "fragility, all columns": fragility}


def read(path, names, locale):
    return pl.read_csv(
        path,
        separator=locale.delimiter,
        decimal_comma=locale.decimal == ",",
        schema_overrides={"code": pl.String} | dict.fromkeys(names, pl.Float64),
        columns=["code", *names],
        infer_schema=False,
    ).sort("code")


def compare(size, options):
    ours, theirs = paths(size, options)
    locale = LOCALES[options.locale]
    ours = read(ours, RANKS, locale)
    theirs = read(theirs, ["p05", "p50", "p95"], locale)
    if not ours["code"].equals(theirs["code"]):
        sys.exit(f"{size}: not the same territories")
    for own, other in zip(ours.columns[1:], theirs.columns[1:]):
        difference = (ours[own] - theirs[other]).abs().mean() / ours.height
        print(f"{size}: {own} and {other} differ by {difference:.4%} of the ranking on average")
        if not difference <= 0.01:
            sys.exit(f"{size}: the intervals differ, so the times mean nothing")


def benchmark(size, options):
    all_commands = commands(size, options)
    for command in all_commands.values():
        measure(command)
    compare(size, options)
    runs = {name: Runs() for name in all_commands}
    for _ in range(options.rounds):
        for name in random.sample(list(all_commands), len(all_commands)):
            measure(all_commands[name], runs[name])
    return runs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", default=["qpv", "com"], metavar="size", help=", ".join(SIZES))
    parser.add_argument("--folder", default=".build/peers", help="where generate.py and methods.py wrote")
    parser.add_argument("--fragility", default=".build/release/fragility", help="the command")
    parser.add_argument("--locale", choices=LOCALES, default="fr")
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--markdown", metavar="FILE", help="write to a file too, between its marks if it has them")
    options = parser.parse_args()
    lines = []
    for size in options.sizes:
        lines += rows(f"{size}", benchmark(size, options))
    text = "\n".join([*markdown(lines), "", f"{options.draws:,} draws.", *conditions(options)]) + "\n"
    print(text, end="")
    if options.markdown:
        publish(text, options.markdown)


if __name__ == "__main__":
    main()
