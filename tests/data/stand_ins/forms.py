"""Reads statements as a parser of SQL does, each in its dialect; the first that is none ends it."""

import json
import sys

import sqlglot

for read, statement in json.load(sys.stdin):
    parsed = sqlglot.parse_one(statement, read=read, error_level=sqlglot.ErrorLevel.RAISE)
    assert isinstance(parsed, sqlglot.exp.Select), statement
    assert not list(parsed.find_all(sqlglot.exp.Command)), statement
sys.stdout.write("all\n")
