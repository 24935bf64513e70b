#!/usr/bin/env python3
"""Compares scores with those of the first file: the same territories, gaps and ranks, and values within 1e-9."""

import argparse
import sys

import polars as pl

from spec import LOCALES, TEXTS, index

TOLERANCE = 1e-9


def read(path, locale):
    numbers = [*index(20).upper, "score"]
    types = {name: pl.String for name in TEXTS} | {name: pl.Float64 for name in numbers} | {"rank": pl.Int64}
    return pl.scan_csv(
        path,
        separator=locale.delimiter,
        decimal_comma=locale.decimal == ",",
        infer_schema=False,
        schema_overrides=types,
    ).select(list(types)).collect()


def differences(table, reference):
    """What two outputs do not have in common, in words."""
    if table.height != reference.height:
        return [f"{table.height} rows instead of {reference.height}"]
    found = []
    for name in [*TEXTS, "rank"]:
        count = (~table[name].eq_missing(reference[name])).sum()
        if count:
            found.append(f"{name}: {count} differ")
    for name in [*index(20).upper, "score"]:
        gaps = (table[name].is_null() != reference[name].is_null()).sum()
        if gaps:
            found.append(f"{name}: {gaps} gaps differ")
        largest = (table[name] - reference[name]).abs().max() or 0.0
        if not largest <= TOLERANCE:
            found.append(f"{name}: values differ by up to {largest:.3g}")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reference")
    parser.add_argument("others", nargs="+")
    parser.add_argument("--locale", choices=LOCALES, default="fr")
    options = parser.parse_args()
    reference = read(options.reference, LOCALES[options.locale])
    failed = False
    for path in options.others:
        found = differences(read(path, LOCALES[options.locale]), reference)
        print(f"{path}: {'; '.join(found) or 'agrees'}")
        failed = failed or bool(found)
    sys.exit(failed)


if __name__ == "__main__":
    main()
