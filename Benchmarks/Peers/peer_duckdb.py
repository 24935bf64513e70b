#!/usr/bin/env python3
"""The index in DuckDB: a table read once, a query for its quantiles, tables of scores and ranks beside it."""

import duckdb

from spec import QUANTILES, SCALE, TEXTS, index_of, peer_arguments


def normalised(name, bounds, higher_is_worse):
    low, high = bounds
    start, end = SCALE if higher_is_worse else reversed(SCALE)
    # greatest and least pass over nulls, so a gap is asked for first.
    clipped = f"least(greatest({name}, {low!r}::double), {high!r}::double)"
    scaled = f"{start}::double + {end - start}::double * ({clipped} - {low!r}::double) / {high - low!r}::double"
    return f"case when {name} is not null then {scaled} end as {name}"


def mean(children, of="{}"):
    total = " + ".join(f"coalesce({child.weight}::double * {of.format(child.id)}, 0)" for child in children)
    weight = " + ".join(f"if({child.id} is null, 0, {child.weight}::double)" for child in children)
    return f"({total}) / nullif({weight}, 0)"


def means(nodes):
    return ", ".join(f"{mean(children)} as {name}" for name, children in nodes.items())


def written(name, locale):
    return name if locale.decimal == "." else f"replace({name}::varchar, '.', '{locale.decimal}') as {name}"


def main():
    source, target, locale = peer_arguments(__doc__)
    spec = index_of(source, locale)
    database = duckdb.connect()
    types = {name: "varchar" for name in TEXTS} | {name: "double" for name in spec.indicators}
    database.execute(
        f"""
        create temp table t as from read_csv(
          '{source}', auto_detect = false, header = true, delim = '{locale.delimiter}', quote = '"', escape = '"',
          decimal_separator = '{locale.decimal}', nullstr = {locale.absent}, columns = {types}
        )
        """
    )
    asked = ", ".join(f"quantile_cont({name}, {list(QUANTILES)})" for name in spec.indicators)
    bounds = dict(zip(spec.indicators, database.execute(f"select {asked} from t").fetchone()))
    scaled = ", ".join(normalised(name, bounds[name], worse) for name, worse in spec.higher_is_worse.items())
    # Ranks are put back in the order of the rows alone, so that no sort carries texts and scores along.
    database.execute(
        f"""
        create temp table scored as
          with
            normalised as (select {scaled} from t),
            lower as (select {means(spec.lower)} from normalised),
            upper as (select {means(spec.upper)} from lower)
          select {", ".join(spec.upper)}, exp({mean(spec.top, of="ln({})")}) as score from upper;
        create temp table ranked as
          with ranks as (
            select rowid as row, if(score is null, null, rank() over (order by score desc nulls last)) as rank
            from scored
          )
          select rank from ranks order by row
        """
    )
    numbers = ", ".join(written(name, locale) for name in [*spec.upper, "score"])
    database.execute(
        f"""
        copy (select {", ".join(TEXTS)}, {numbers}, rank from t positional join scored positional join ranked)
        to '{target}' (format csv, header true, delimiter '{locale.delimiter}')
        """
    )


if __name__ == "__main__":
    main()
