"""Statements of Spark's SQL, as DuckDB reads them: each line that comes in is one, as JSON, and each that goes out the same for DuckDB, or what is wrong.

sqlglot translates what both have. What Spark alone has, or has otherwise, becomes a function of `functions.sql`, called `spark_` and its name.
"""

import json
import logging
import sys

from sqlglot import exp, parse_one

# A variant is read in a few ways, each of another type.
READINGS = {"map<string, variant>": "spark_map", "array<variant>": "spark_array", "string": "spark_text"}

# What sqlglot knows by a name of its own.
KNOWN = {
    exp.ArrayContains: "array_contains",
    exp.Concat: "concat",
    exp.Flatten: "flatten",
    exp.RegexpLike: "rlike",
    exp.RegexpReplace: "regexp_replace",
}


def to_dot(column, include_dots=True):
    """As sqlglot's own, which in a function of a list also takes the fields of what is around a call."""
    parts, parent = list(column.parts), column.parent
    while isinstance(parent, exp.Dot):
        parts.append(parent.expression)
        parent = parent.parent
    return exp.Dot.build([it.copy() for it in parts])


exp.Column.to_dot = to_dot


def called(name, *arguments):
    return exp.Anonymous(this=name, expressions=[it for it in arguments if it is not None])


def reading(node):
    variant, path, kind = node.expressions
    if path.name != "$" or kind.name not in READINGS:
        raise ValueError(f"no such reading of a variant: {node.sql()}")
    return called(READINGS[kind.name], variant)


def translated(node):
    if isinstance(node, exp.TryCast) and node.to.this in (exp.DataType.Type.DATE, exp.DataType.Type.TIMESTAMPTZ):
        node.set("this", called("spark_trimmed", node.this))
    if isinstance(node, exp.DataType) and node.this == exp.DataType.Type.TIMESTAMPLTZ:
        return exp.DataType.build("TIMESTAMPTZ", dialect="duckdb")
    for kind, name in KNOWN.items():
        if isinstance(node, kind):
            rest = [node.args.get(it) for it in ("expression", "replacement")]
            arguments = node.expressions or [node.this, *rest]
            return called(f"spark_{name}", *arguments)
    if not isinstance(node, exp.Anonymous) or node.name.lower().startswith("spark_"):
        return node
    name = node.name.lower()
    if name == "try_variant_get":
        return reading(node)
    # The text of what was a variant has no key twice, and DuckDB no subqueries within functions of lists.
    if name == "try_parse_json" and node.find(exp.Dot):
        return called("spark_parsed", *node.expressions)
    return called(f"spark_{name}", *node.expressions)


def answer(statement):
    try:
        tree = parse_one(statement, read="spark")
        # What is within is translated first.
        for node in reversed(list(tree.dfs())):
            other = translated(node)
            if other is not node:
                node.replace(other)
        return {"text": tree.sql(dialect="duckdb")}
    except Exception as error:  # whatever it is, whoever asked is told
        return {"wrong": f"{type(error).__name__}: {error}"}


logging.disable(logging.WARNING)
sys.setrecursionlimit(20000)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
