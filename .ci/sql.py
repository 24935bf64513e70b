"""Runs statements of 'fragility sql' in real databases and compares their rows with those of 'fragility score'."""

import csv
import getpass
import io
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import duckdb
import numpy as np
import pandas as pd

FRAGILITY, ROWS, FOLDER = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
FIXTURES = pathlib.Path("fixtures")
CODES = {"code", "code_qp", "code_commune", "code_departement", "insee_com", "uCode", "uName", "nom_qp"}


def fragility(*arguments):
    done = subprocess.run([FRAGILITY, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"fragility {' '.join(map(str, arguments))}:\n{done.stderr}")
    return done.stdout


# ---- Databases ----------------------------------------------------------------------------------------------------


class DuckDB:
    dialect = "duckdb"

    def __init__(self):
        # With more threads, sums of floating point run in another order each time.
        self.connection = duckdb.connect(config={"threads": 1})

    def load(self, name, path):
        self.connection.execute(f"CREATE OR REPLACE VIEW \"{name}\" AS SELECT * FROM '{path}'")

    def rows(self, statement):
        found = self.connection.execute(statement)
        return [column[0] for column in found.description], found.fetchall()


def quoted(name):
    return name.replace('"', '""')


class PostgreSQL:
    dialect = "postgresql"

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="fragility-postgresql-")
        binaries = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self.user = []
        if os.geteuid() == 0:
            # The server refuses to run as root.
            self.user = ["setpriv", "--reuid=nobody", "--clear-groups", "--"]
            shutil.chown(self.folder, "nobody")
        self.binaries, self.data = binaries, f"{self.folder}/data"
        self.run("initdb", "-D", self.data, "-U", "fragility", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off -c jit=off"
        self.run("pg_ctl", "-D", self.data, "-w", "-l", f"{self.folder}/log", "-o", options, "start")

    def run(self, name, *arguments):
        subprocess.run([*self.user, self.binaries / name, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def psql(self, *arguments, text=None):
        command = [self.binaries / "psql", "-h", self.folder, "-U", "fragility", "-d", "postgres", "-v", "ON_ERROR_STOP=1"]
        done = subprocess.run([*command, "-q", "--csv", *arguments], input=text, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def load(self, name, path):
        table = duckdb.sql(f"SELECT * FROM '{path}'")
        types = {"DOUBLE": "DOUBLE PRECISION"}
        columns = ", ".join(f'"{quoted(column)}" {types.get(str(kind), "TEXT")}' for column, kind in zip(table.columns, table.types))
        table.write_csv(f"{path}.csv", na_rep="\\N")
        self.psql("-c", f'DROP TABLE IF EXISTS "{name}"', "-c", f'CREATE TABLE "{name}" ({columns})')
        self.psql("-c", f"\\copy \"{name}\" FROM '{path}.csv' CSV HEADER NULL '\\N'")

    def rows(self, statement):
        lines = list(csv.reader(io.StringIO(self.psql(text=statement))))
        return lines[0], lines[1:]

    def close(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


class Spark:
    dialect = "spark"

    def __init__(self):
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
        builder = builder.config("spark.sql.shuffle.partitions", "4").config("spark.driver.memory", "4g")
        self.session = builder.config("spark.sql.warehouse.dir", str(FOLDER.resolve() / "warehouse")).getOrCreate()
        self.session.sparkContext.setLogLevel("OFF")
        # Spark 4 stops at a wrong cast of its own accord, Spark 3 where it is told to.
        self.session.conf.set("spark.sql.ansi.enabled", "true")

    def load(self, name, path):
        self.session.read.parquet(str(path)).createOrReplaceTempView(name)

    def rows(self, statement):
        found = self.session.sql(statement.rstrip().removesuffix(";"))
        return found.columns, [tuple(row) for row in found.collect()]

    def close(self):
        self.session.stop()


def databases():
    wanted = os.environ.get("SQL_DATABASES", "duckdb,postgresql,spark").split(",")
    found = [DuckDB()]
    if "postgresql" not in wanted:
        print("skipped: PostgreSQL, as asked")
    elif list(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        found.append(PostgreSQL())
    else:
        print("skipped: PostgreSQL, which is not installed (Debian: apt-get install postgresql)")
    java = shutil.which("java") or (os.environ.get("JAVA_HOME") and f"{os.environ['JAVA_HOME']}/bin/java")
    if "spark" not in wanted:
        print("skipped: Spark, as asked")
    elif not java:
        print("skipped: Spark, as there is no Java (Debian: apt-get install default-jre-headless)")
    else:
        try:
            found.append(Spark())
        except ImportError:
            print("skipped: Spark, as pyspark is not installed")
    return found


# ---- Tables -------------------------------------------------------------------------------------------------------


def table(name, path, delimiter=",", missing=("",), numbers=True):
    """Writes a CSV file as Parquet: columns of numbers where all cells are numbers or absent, or all as text."""
    cells = pd.read_csv(path, sep=delimiter, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    for column in cells.columns:
        if not numbers or column in CODES:
            continue
        values = pd.to_numeric(cells[column].mask(cells[column].isin(missing)), errors="coerce")
        if (values.isna() == cells[column].isin(missing)).all():
            cells[column] = values.astype("float64")
    target = FOLDER / f"{name}{'' if numbers else '-text'}.parquet"
    cells.to_parquet(target, index=False)
    return target.resolve()


# ---- Comparison ---------------------------------------------------------------------------------------------------


class Failure(Exception):
    pass


def compare(names, rows, expected, tolerance):
    """The largest relative difference of a number; everything else must be equal."""
    header, wanted = expected[0], expected[1:]
    if list(names) != header:
        raise Failure(f"columns {names} instead of {header}")
    if len(rows) != len(wanted):
        raise Failure(f"{len(rows)} rows instead of {len(wanted)}")
    worst = 0.0
    exact = {"rank", "class"}
    texts = [name in ("code", "name", "flags", "reliability") for name in header]
    for row, want in zip(rows, wanted):
        for name, is_text, cell, text in zip(header, texts, row, want):
            cell = "" if cell is None else cell
            if is_text or cell == "" or text == "":
                if str(cell) != text:
                    raise Failure(f"{row[0]} {name}: {cell!r} instead of {text!r}")
                continue
            if str(cell) == text:
                continue
            try:
                found, value = float(cell), float(text)
            except ValueError:
                raise Failure(f"{row[0]} {name}: {cell!r} instead of {text!r}")
            gap = abs(found - value) / max(abs(value), 1e-300) if found != value else 0.0
            # Near the end of the scale at 0 the digits of the scale count.
            gap = min(gap, abs(found - value) / 100)
            if math.isnan(gap) or gap > (0 if name in exact else tolerance):
                raise Failure(f"{row[0]} {name}: {cell!r} instead of {text!r}")
            worst = max(worst, gap)
    return worst


def check(database, title, method, tables, tolerance=0.0, options=(), expected=None):
    if expected is None:
        expected = list(csv.reader(io.StringIO(fragility("score", method, "--quiet"))))
    statement = fragility("sql", method, "--dialect", database.dialect, "--quiet", *options)
    for name, path in tables.items():
        database.load(name, path)
    try:
        worst = compare(*database.rows(statement), expected, tolerance)
    except Exception as failure:
        (FOLDER / "failed.sql").write_text(statement)
        print(f"{database.dialect:11} {title}: {str(failure)[:600]}")
        return False
    said = "the same bits" if worst == 0 else f"differences up to {worst:.1e}"
    print(f"{database.dialect:11} {title}: {len(expected) - 1} rows, {said}")
    return True


def fit(database, title, method, tables, tolerance=0.0, options=()):
    """Fits in the database and here: the frozen numbers must be the same, to the byte where nothing is a mean."""
    for name, path in tables.items():
        database.load(name, path)
    measured = []
    try:
        while True:
            known = [option for path in measured for option in ("--statistics", path)]
            command = ["sql", method, "--dialect", database.dialect, "--fit", *known, *options]
            done = subprocess.run([FRAGILITY, *map(str, command)], capture_output=True, text=True)
            if done.returncode:
                if "everything is measured" in done.stderr:
                    break
                raise Failure(done.stderr)
            (FOLDER / "failed.sql").write_text(done.stdout)
            names, rows = database.rows(done.stdout)
            path = FOLDER / f"statistics-{len(measured) + 1}.csv"
            with open(path, "w", newline="") as file:
                csv.writer(file).writerows([names, *rows])
            measured.append(path)
        frozen = FOLDER / f"fitted-{database.dialect}.toml"
        fragility("fit", method, *known, "-o", frozen, "--quiet")
        here = fragility("fit", method, "--quiet")
        there = frozen.read_text()
        if there == here:
            said = "the same bytes as fitting here"
        else:
            worst = numbers_apart(there, here)
            if worst > tolerance:
                raise Failure(f"frozen numbers differ by {worst:.1e}: {frozen}")
            said = f"frozen numbers differ by up to {worst:.1e}"
        scores = fragility("score", method, "--fitted", frozen, "--quiet")
        if there == here and scores != fragility("score", method, "--quiet"):
            raise Failure("the scores are not those of fitting here")
    except Exception as failure:
        print(f"{database.dialect:11} fit, {title}: {str(failure)[:600]}")
        return False
    print(f"{database.dialect:11} fit, {title}: {len(measured)} statements, {said}")
    return True


def numbers_apart(text, other):
    """The largest relative difference of the numbers in two texts that are otherwise the same."""
    number = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
    if number.sub("#", text) != number.sub("#", other):
        return math.inf
    pairs = zip(number.findall(text), number.findall(other))
    return max(abs(float(a) - float(b)) / max(abs(float(b)), 1e-300) for a, b in pairs if a != b)


# ---- Cases --------------------------------------------------------------------------------------------------------

FLOATING = 1e-12


def occitanie(numbers=True):
    folder = FIXTURES / "occitanie"
    return {
        "quartiers": table("quartiers", folder / "quartiers.csv", numbers=numbers),
        "communes": table("communes", folder / "communes.csv", numbers=numbers),
        "services": table("services", folder / "france-services.csv", numbers=numbers),
    }


VARIANTS = {
    "z-scores": ('normalisation = { method = "zscore", mean = 50, sd = 10 }', 0.0),
    "percent ranks": ('normalisation = { method = "percent_rank", convention = "midpoint", ties = "average" }', 0.0),
    "percent ranks, turned first": ('normalisation = { method = "percent_rank", ties = "max", inversion = "before" }', 0.0),
    "ranks": ('normalisation = "rank"', 0.0),
    "Borda": ('normalisation = { method = "borda", ties = "average", inversion = "after" }', 0.0),
    "exponential ranks": ('normalisation = "exponential_rank"', FLOATING),
    "deciles": ('normalisation = { method = "decile", inclusive = "left" }', 0.0),
    "steps": ('normalisation = { method = "steps", probabilities = [0.25, 0.75], scores = [0, 50, 100] }', 0.0),
    "fractions": ('normalisation = "fraction_of_maximum"', 0.0),
    "fractions, rounded": ('normalisation = { method = "fraction_of_maximum", round = 1 }', 0.0),
    "reliability": ('reliability = { min_population = 1500, min_denominator = 150, cv = [0.04, 0.1], min_weight_share = 0.9, unreliable = "not_ranked" }', 0.0),
    "geometric": ('aggregation = { method = "geometric", floor = 1 }', FLOATING),
    "harmonic": ('aggregation = { method = "harmonic", floor = 1 }', 0.0),
    "power": ('aggregation = { method = "power", exponent = 2.5, floor = 0 }', FLOATING),
    "power of -2": ('aggregation = { method = "power", exponent = -2, floor = 1 }', FLOATING),
    "product": ('aggregation = "product"', FLOATING),
    "sum": ('aggregation = "sum"', 0.0),
    "minimum": ('aggregation = "minimum"', 0.0),
    "maximum": ('aggregation = "maximum"', 0.0),
    "Mazziotta-Pareto": ('aggregation = { method = "mazziotta_pareto", variance = "sample" }', FLOATING),
    "rounded means": ('aggregation = { method = "arithmetic", round = 0 }\nranks = { ties = "average", round = 0 }', 0.0),
    "treated": ('treatment = { method = "winsorise", max_points = 3, else = "log", skewness = 0.5, kurtosis = 0 }', FLOATING),
    "Box-Cox": ('treatment = { method = "boxcox", lambda = 0.5, when = "always" }', FLOATING),
    "held at quantiles": ('treatment = { method = "quantiles", lower = 0.05, upper = 0.95 }', 0.0),
    "medians for gaps": ('imputation = { method = "median", group = "departement" }', 0.0),
    "means for gaps": ('imputation = "mean"\nranks = { ties = "max" }', 0.0),
    "row means for gaps": ('imputation = { method = "row_mean", within = "dimension" }', FLOATING),
    "scores for gaps": ('imputation = { method = "score", value = 50 }\nranks = { ties = "dense" }', 0.0),
    "screened": ('screening = { min_present = 0.95, min_nonzero = 0.9, exclude = ["QP081006"], include = ["QP009001"] }', 0.0),
    "bounds by parent": ('normalisation = { method = "minmax", scope = "departement" }', 0.0),
    "ranks of dimensions": ('levels = [{}, { rescaling = "rank" }]', 0.0),
    "rounded ranks of dimensions": ('levels = [{}, { rescaling = { method = "zscore", round = 2, shown_only = true } }]', 0.0),
    "classes by breaks": ('classes = { method = "breaks", breaks = [35, 50], inclusive = "left" }', 0.0),
    "classes by rank": ('classes = { method = "rank", count = 7 }\norientation = "strength"', 0.0),
}


# What the tables hold against the method must stop the statement: a change to the tables, and words of the message.
WRONG = {
    "a code twice": ("quartiers", lambda table: pd.concat([table, table.head(1)]), "QP009001"),
    "a row without a code": ("quartiers", lambda table: table.assign(code_qp=table.code_qp.mask(table.index == 3)), "no code"),
    "a code that is not in the joined table": ("communes", lambda table: table.iloc[1:], "no row with the code 09122"),
    "the same code twice in a joined table": ("communes", lambda table: pd.concat([table, table.head(1)]), "several rows"),
    "a value out of range": ("quartiers", lambda table: table.assign(tp60=table.tp60 + 60), "outside of 0 to 100"),
}


def stops(database, title, method, tables, name, change, words):
    """Whether the statement says what is wrong."""
    path = FOLDER / "wrong.parquet"
    change(pd.read_parquet(tables[name])).to_parquet(path, index=False)
    for table, source in {**tables, name: path.resolve()}.items():
        database.load(table, source)
    try:
        database.rows(fragility("sql", method, "--dialect", database.dialect, "--quiet"))
    except Exception as error:
        if words in str(error):
            print(f"{database.dialect:11} {title}: stops")
            return True
        print(f"{database.dialect:11} {title}: says {str(error)[:300]}")
        return False
    print(f"{database.dialect:11} {title}: goes through")
    return False


FITTED_VARIANTS = ["z-scores", "deciles", "steps", "held at quantiles", "medians for gaps", "row means for gaps", "classes by rank"]


def variant(name, rules):
    """Occitanie with other rules."""
    text = (FIXTURES / "occitanie/method.toml").read_text()
    head, rest = text.split("[rules]", 1)
    _, rest = rest.split("# ---- Equipment", 1)
    keys = {line.split("=")[0].strip() for line in rules.splitlines()}
    usual = ["scale = [0, 100]", "missing = { min_weight_share = 0.66 }"]
    kept = [line for line in usual if line.split("=")[0].strip() not in keys]
    head = head.replace('path = "', f'path = "{FIXTURES.resolve()}/occitanie/')
    rest = rest.split("# ---- The communes, to compare with")[0]
    rest = rest.replace('id = "france_services"', 'id = "france_services"\ntreatment = "none"')
    path = FOLDER / f"{name.replace(' ', '-').replace(',', '')}.toml"
    path.write_text(head + "[rules]\n" + "\n".join(kept + [rules]) + "\n\n# ---- Equipment" + rest)
    return path


def small():
    """Few territories with every kind of gap, and a method for each way to make an indicator."""
    random = np.random.default_rng(3)
    rows = 60
    frame = pd.DataFrame({"code": [f"Q'{row:03}" for row in range(rows)]})
    frame["epci"] = [["0100\"4", "2A\\004", "Évry", ""][row % 4] for row in range(rows)]
    frame["net"] = [["fibre", "none", "adsl", "n.d.", ""][row % 5] for row in range(rows)]
    persons = random.integers(40, 500, rows).astype(float)
    for name, share in {"a": 0.3, "b": 0.5, "c": 0.2, "d": 0.4}.items():
        frame[name] = np.where(random.random(rows) < 0.1, np.nan, random.binomial(persons.astype(int), share).astype(float))
    frame["pop"] = np.where(random.random(rows) < 0.1, 0.0, persons)
    frame["residents"] = persons
    frame["reference"] = [[10.0, 20.5, 0.1, 3.0][row % 4] for row in range(rows)]
    frame["error"] = random.random(rows) * 20
    texts = frame.map(lambda cell: "" if cell != cell else str(cell).replace(".", ",") if isinstance(cell, float) else cell)
    # Two markers of absence, blanks around some of them.
    texts["a"] = [" s " if cell == "" else cell for cell in texts["a"]]
    texts["b"] = ["/" if cell == "" else cell for cell in texts["b"]]
    texts.to_csv(FOLDER / "small.csv", index=False, sep=";")
    parquet = (FOLDER / "small-text.parquet").resolve()
    texts.to_parquet(parquet, index=False)
    return parquet


SMALL = """
format = "fragility-method/1"
id = "small"
version = "1.0.0"
[[table]]
id = "small"
path = "small.csv"
key = "code"
population = "pop"
parents = {{ epci = "epci" }}
decimal = ","
missing = {{ suppressed = ["s"], unavailable = ["", "n.d."], not_applicable = ["/"] }}
[rules]
missing = {{ min_weight_share = 0.4 }}
{rule}
[[indicator]]
id = "first"
column = "a"
direction = "higher_is_worse"
[[indicator]]
id = "second"
column = "b"
direction = "lower_is_worse"
[[indicator]]
id = "third"
direction = "higher_is_worse"
{last}
"""

# The last indicator, a rule, and how far numbers may differ.
SMALL_VARIANTS = {
    "a ratio, all parents": ('numerator = "c"\ndenominator = "pop"\nper = 100\nnormalisation = { method = "ratio", reference = "all" }', "", 0.0),
    "a ratio to the parent": ('numerator = "c"\ndenominator = "pop"\ndirection = "lower_is_worse"\nnormalisation = { method = "ratio", reference = "epci" }', "", 0.0),
    "a ratio to a column of the parent": ('column = "c"\nreference_column = "reference"\nnormalisation = { method = "ratio", reference = "epci" }', "", 0.0),
    "shrinkage": ('numerator = "c"\ndenominator = "residents"\nper = 100\nshrinkage = { towards = "epci" }', "", FLOATING),
    "shrinkage and a root": ('numerator = "c"\ndenominator = "residents"\ntransform = "sqrt"\nshrinkage = { towards = "epci" }', "", FLOATING),
    "expected numbers": ('expected = [{ persons = "c", rate = 0.3 }, { persons = "d", rate = 0.2 }]\ndenominator = "pop"', "", 0.0),
    "categories": ('column = "net"\ncategories = { "fibre" = 0, "none" = 9, "adsl" = 4 }', "", 0.0),
    "logarithms": ('column = "reference"\ntransform = "log"', "", FLOATING),
    "decimal logarithms": ('column = "reference"\ntransform = "log10"\nnormalisation = { method = "minmax", goalposts = [1, 90] }', "", FLOATING),
    "the latest date": ('column = { 2017 = "a", 2019 = "c", 2021 = "d" }\ndate = 2021\nimputation = { method = "latest", max_gap = 3 }', "", 0.0),
    "a constant date": ('column = { 2017 = "a", 2019 = "c", 2021 = "d" }\ndate = 2019\nimputation = "constant"', "", 0.0),
    "values of the parent": ('numerator = "c"\ndenominator = "pop"\nimputation = { method = "parent", level = "epci" }', "", 0.0),
    "a distance to a territory": ('column = "c"\nnormalisation = { method = "distance_to_target", target = 400, cap = true }', "", 0.0),
    "steps by breaks": ('column = "c"\nnormalisation = { method = "steps", breaks = [20, 40], scores = [0, 30, 100], inclusive = "left" }', "", 0.0),
    "no normalisation": ('column = "c"', 'normalisation = "none"\nscale = [0, 600]', 0.0),
    "a rounded z-score": ('column = "c"', 'normalisation = { method = "zscore", mean = 100, sd = 10, round = 3 }', 0.0),
    "a logarithm of the gaps to the top": ('column = "c"', 'treatment = { method = "log", form = "gii", side = "down", when = "always" }', FLOATING),
    "persons and errors": ('numerator = "c"\ndenominator = "pop"\nsampling_error = { margin = "error", confidence = 0.9 }', 'reliability = { min_population = 60, min_denominator = 90, cv = [0.2, 1.5], min_weight_share = 0.5 }', FLOATING),
}


JOINS = """
format = "fragility-method/1"
id = "joins"
version = "1.0.0"
[[table]]
id = "territories"
path = "territories.csv"
key = "code"
parents = { epci = "towns.epci", town = "town" }
missing = { suppressed = [""], unavailable = ["?"] }
[[table]]
id = "towns"
path = "towns.csv"
key = "code"
on = "town"
unmatched = "not_applicable"
missing = { unavailable = ["", "?"] }
[[table]]
id = "groups"
path = "groups.csv"
key = "code"
on = "towns.epci"
unmatched = "unavailable"
[[table]]
id = "places"
path = "places.csv"
key = "town"
on = "town"
[rules]
missing = { min_weight_share = 0.1 }
imputation = { method = "mean", group = "epci" }
[[indicator]]
id = "own"
column = "x"
direction = "higher_is_worse"
[[indicator]]
id = "of_town"
column = "towns.y"
direction = "higher_is_worse"
imputation = "none"
[[indicator]]
id = "of_group"
column = "groups.z"
direction = "lower_is_worse"
imputation = "none"
[[indicator]]
id = "help"
count = "places"
direction = "lower_is_worse"
imputation = "none"
"""


def joins():
    """Tables joined one behind the other, with codes that lead nowhere."""
    files = {
        "territories": "code,town,x\n1,01001,3\n2,01002,\n3,01003,4\n4,?,5\n5,09999,6.5\n6,,1\n7, 01001 ,2\n",
        "towns": "code,epci,y\n01001,A,1\n01002,B,2.5\n01003,?,\n01004,C,3\n",
        "groups": "code,z\nA,10\nD,20\nB,15\n",
        "places": "town,name\n01001,a\n01001,b\n01003,c\n",
    }
    method = FOLDER / "joins.toml"
    method.write_text(JOINS)
    for name, text in files.items():
        (FOLDER / f"{name}.csv").write_text(text)
    CODES.update(["town", "epci"])
    return method, {name: table(name, FOLDER / f"{name}.csv") for name in files}


def small_variant(name, last, rule):
    path = FOLDER / f"small-{name.replace(' ', '-').replace(',', '')}.toml"
    if "direction" in last:
        head = SMALL.replace('id = "third"\ndirection = "higher_is_worse"', 'id = "third"')
    else:
        head = SMALL
    path.write_text(head.format(rule=rule, last=last))
    return path


def synthetic(rows):
    """A large table with absent values, ties and tails, and a method with most kinds of choices."""
    random = np.random.default_rng(7)
    latent = random.normal(0, 1, rows)
    columns = {
        "share": np.round(random.beta(2, 5, rows) * 80 + 10 + 4 * latent, 1),
        "income": np.round(random.lognormal(10, 0.3, rows) * np.exp(-0.15 * latent)),
        "rare": np.round(random.beta(1, 9, rows) * 100, 1),
        "long": random.lognormal(6.5, 0.8, rows),
        "count": random.poisson(random.lognormal(1.5, 1.2, rows)).astype(float),
        "persons": random.poisson(200, rows).astype(float) + 1,
        "tail": np.round(random.lognormal(1.5, 1, rows) * np.exp(0.2 * latent), 3),
        "change": np.round(random.normal(0, 12, rows) + 3 * latent, 2),
    }
    frame = pd.DataFrame({"code": np.char.zfill(np.arange(rows).astype(str), 9)})
    frame["name"] = "Carré n° " + frame["code"]
    frame["area"] = np.char.zfill((np.arange(rows) // 977).astype(str), 4)
    for name, values in columns.items():
        frame[name] = np.where(random.random(rows) < 0.04, np.nan, values)
    parquet = (FOLDER / "squares.parquet").resolve()
    frame.to_parquet(parquet, index=False)
    frame.to_csv(FOLDER / "squares.csv", index=False)
    (FOLDER / "squares.toml").write_text(SQUARES)
    return FOLDER / "squares.toml", {"squares": parquet}


SQUARES = """
format = "fragility-method/1"
id = "squares"
version = "1.0.0"
[[table]]
id = "squares"
path = "squares.csv"
key = "code"
name = "name"
parents = { area = "area" }
[rules]
treatment = { method = "quantiles", lower = 0.01, upper = 0.99 }
missing = { min_weight_share = 0.5 }
levels = [{ aggregation = { method = "geometric", floor = 1 } }, { aggregation = "arithmetic" }]
[[dimension]]
id = "one"
weight = 3
[[dimension]]
id = "two"
[[dimension]]
id = "deep"
parent = "two"
[[indicator]]
id = "share_of"
dimension = "one"
column = "share"
direction = "higher_is_worse"
[[indicator]]
id = "income_of"
dimension = "one"
column = "income"
direction = "lower_is_worse"
weight = 0.7
[[indicator]]
id = "rare_of"
dimension = "one"
column = "rare"
direction = "higher_is_worse"
normalisation = { method = "decile" }
scale = [0, 100]
[[indicator]]
id = "long_of"
dimension = "two"
column = "long"
direction = "higher_is_worse"
imputation = { method = "median", group = "area" }
[[indicator]]
id = "counted"
dimension = "two"
numerator = "count"
denominator = "persons"
per = 100
direction = "higher_is_worse"
treatment = "none"
normalisation = { method = "zscore", mean = 50, sd = 10 }
[[indicator]]
id = "tail_of"
dimension = "deep"
column = "tail"
direction = "higher_is_worse"
weight = 0.3
[[indicator]]
id = "change_of"
dimension = "deep"
column = "change"
direction = "lower_is_worse"
weight = 0.1
"""


def isSlow(database):
    """Spark plans each of these statements for seconds."""
    return database.dialect == "spark" and os.environ.get("SQL_SPARK_VARIANTS") != "1"


def main():
    running = databases()
    isFine = True
    try:
        expected = lambda method: list(csv.reader(io.StringIO(fragility("score", method, "--quiet"))))
        typed, texts = occitanie(), occitanie(numbers=False)
        method = FIXTURES / "occitanie/method.toml"
        asem = FIXTURES / "asem/method.toml"
        countries = {"iData": table("iData", FIXTURES / "golden/asem/iData.csv", missing=("", "NA"))}
        squares, grid = synthetic(ROWS)
        known = {path: expected(path) for path in (method, asem, squares)}
        for database in running:
            isFine &= check(database, "Occitanie", method, typed, expected=known[method])
            all_text = [option for name in texts for option in ("--text", name)]
            isFine &= check(database, "Occitanie, all text", method, texts, options=all_text, expected=known[method])
            isFine &= check(database, "ASEM", asem, countries, expected=known[asem])
            isFine &= check(database, "synthetic", squares, grid, FLOATING, expected=known[squares])
            for title, (name, change, words) in WRONG.items():
                isFine &= stops(database, title, method, typed, name, change, words)
            isFine &= fit(database, "Occitanie", method, typed)
            isFine &= fit(database, "synthetic", squares, grid, FLOATING)
            if isSlow(database):
                continue
            for name in FITTED_VARIANTS:
                rules, _ = VARIANTS[name]
                isFine &= fit(database, name, variant(name, rules), typed, FLOATING)
        files = {"quartiers": "quartiers", "communes": "communes", "services": "france-services"}
        from_files = []
        for name, file in files.items():
            from_files += ["--table", f"{name}={FIXTURES}/occitanie/{file}.csv", "--text", name]
        isFine &= check(running[0], "Occitanie, CSV files", method, {}, 0.0, from_files, known[method])
        method, tables = joins()
        wanted = expected(method)
        for database in running:
            isFine &= check(database, "joins", method, tables, expected=wanted)
        table_of_texts = {"small": small()}
        for name, (last, rule, tolerance) in SMALL_VARIANTS.items():
            path = small_variant(name, last, rule)
            wanted = expected(path)
            for database in running:
                if not isSlow(database):
                    isFine &= check(database, name, path, table_of_texts, tolerance, ("--text", "small"), wanted)
        for name, (rules, tolerance) in VARIANTS.items():
            path = variant(name, rules)
            wanted = expected(path)
            for database in running:
                if isSlow(database):
                    continue
                isFine &= check(database, name, path, typed, tolerance, expected=wanted)
    finally:
        for database in running:
            if hasattr(database, "close"):
                database.close()
    sys.exit(0 if isFine else 1)


if __name__ == "__main__":
    main()
