#!/usr/bin/env python3
"""The index in polars: a plan up to the quantiles, and one from them to the file."""

import polars as pl
from polars import col

from spec import QUANTILES, SCALE, TEXTS, index_of, peer_arguments


def normalised(name, bounds, higher_is_worse):
    low, high = bounds
    start, end = SCALE if higher_is_worse else reversed(SCALE)
    return start + (end - start) * (col(name).clip(low, high) - low) / (high - low)


def mean(children, of=col):
    weights = [pl.when(col(child.id).is_not_null()).then(child.weight).otherwise(0.0) for child in children]
    total = pl.sum_horizontal(child.weight * of(child.id) for child in children)
    weight = pl.sum_horizontal(weights)
    return pl.when(weight > 0).then(total / weight)


def main():
    source, target, locale = peer_arguments(__doc__)
    spec = index_of(source, locale)
    table = pl.read_csv(
        source,
        separator=locale.delimiter,
        decimal_comma=locale.decimal == ",",
        null_values=locale.absent,
        schema={name: pl.String for name in TEXTS} | {name: pl.Float64 for name in spec.indicators},
    )
    quantiles = table.select(col(spec.indicators).quantile(list(QUANTILES), "linear")).row(0)
    bounds = dict(zip(spec.indicators, quantiles))
    score = mean(spec.top, of=lambda name: col(name).log()).exp()
    (
        table.lazy()
        .with_columns(normalised(name, bounds[name], worse).alias(name) for name, worse in spec.higher_is_worse.items())
        .with_columns(mean(children).alias(name) for name, children in spec.lower.items())
        .with_columns(mean(children).alias(name) for name, children in spec.upper.items())
        .with_columns(score.alias("score"))
        .with_columns(col("score").rank("min", descending=True).alias("rank"))
        .select(spec.outputs)
        .sink_csv(target, separator=locale.delimiter, decimal_comma=locale.decimal == ",")
    )


if __name__ == "__main__":
    main()
