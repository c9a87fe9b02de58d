-- What there is to look around in: odd names, values that programs round, what may not be read.
CREATE SCHEMA "Odd ""name"".with ünïcode's \ %s 100%";
GRANT USAGE ON SCHEMA "Odd ""name"".with ünïcode's \ %s 100%" TO maria;
CREATE TABLE "Odd ""name"".with ünïcode's \ %s 100%"."Odd ""name"".with ünïcode's \ %s 100%" ("Odd ""name"".with ünïcode's \ %s 100%" text);
INSERT INTO "Odd ""name"".with ünïcode's \ %s 100%"."Odd ""name"".with ünïcode's \ %s 100%" VALUES ('found');
GRANT SELECT ON "Odd ""name"".with ünïcode's \ %s 100%"."Odd ""name"".with ünïcode's \ %s 100%" TO maria;

CREATE SCHEMA empty;
CREATE SCHEMA hidden;
CREATE TABLE hidden.inside (a int);
GRANT SELECT ON hidden.inside TO maria;
CREATE TABLE salaries (name text, pay numeric);
CREATE TABLE partly (name text, pay numeric);
INSERT INTO partly VALUES ('Ana', 1);
GRANT SELECT (name) ON partly TO maria;

CREATE TABLE kinds (
  big bigint, exact numeric, nan float8, old date, older date, never timestamptz, json jsonb, words text[],
  at point, nothing text, blank text, long text, bytes bytea, yes boolean, cents numeric(12, 2), lasts interval,
  "Ünï" char(5), "case" int, "CASE" int
);
INSERT INTO kinds VALUES (
  9007199254740993, 12345678901234567890.123456789, 'NaN', '1842-03-01', '0044-03-15 BC', 'infinity',
  '{"a": [1, null]}', ARRAY['x', NULL, 'y,z'], point(1.5, 2), NULL, '', repeat('ß', 5000),
  decode('00ff41', 'hex'), true, 10.50, '1 day 2 hours', 'ab', 1, 2
);
GRANT SELECT ON kinds TO maria;

CREATE TABLE sold (year int, amount int) PARTITION BY RANGE (year);
CREATE TABLE sold_2025 PARTITION OF sold FOR VALUES FROM (2025) TO (2026);
CREATE TABLE sold_2026 PARTITION OF sold FOR VALUES FROM (2026) TO (2027);
INSERT INTO sold VALUES (2025, 1), (2026, 2);
CREATE VIEW by_year AS SELECT * FROM sold;
CREATE MATERIALIZED VIEW totals AS SELECT sum(amount) FROM sold;
CREATE EXTENSION postgres_fdw;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw;
CREATE FOREIGN TABLE far (a int) SERVER elsewhere;
GRANT SELECT ON sold, by_year, totals, far TO maria;

CREATE VIEW forever AS SELECT count(*) FROM generate_series(1, 100000000000);
CREATE VIEW broken AS SELECT 1 / (ships - ships) AS x FROM ports;
CREATE TABLE many AS SELECT generate_series(1, 101) AS n;
CREATE TABLE columnless ();
CREATE TABLE nobody (a int);
CREATE TABLE going (a int);
GRANT SELECT ON forever, broken, many, columnless, nobody, going TO maria;
