"""What there is in the stand-in for Snowflake."""

import cais

ask = cais.connect("sales").cursor().execute
ask("create table PORTS (NAME varchar, SHIPS number(10,2), MADE timestamp, RAW binary, V variant)")
ask(
    "insert into PORTS select 'Lisboa', 3.5, '2026-01-02 03:04:05'::timestamp, to_binary('00ff', 'HEX'), "
    """parse_json('{"a":1}')"""
)
ask("create schema EMPTY")
