-- The same as far as MariaDB has it.
CREATE TABLE shop.`Odd ``name``.with ünïcode's \ %s 100%` (`Odd ``name``.with ünïcode's \ %s 100%` text);
INSERT INTO shop.`Odd ``name``.with ünïcode's \ %s 100%` VALUES ('found');
CREATE DATABASE empty;
GRANT SELECT ON empty.* TO maria;
CREATE DATABASE other;
CREATE TABLE other.unseen (a int);
CREATE TABLE other.partly (name text, pay int);
INSERT INTO other.partly VALUES ('Ana', 1);
GRANT SELECT (name) ON other.partly TO maria;
CREATE TABLE shop.kinds (
  big bigint unsigned, exact decimal(40, 9), old date, zero date, nothing text, blank text, longer longtext,
  bytes blob, bits bit(5), at point, doc json, lasts time, e enum('a', 'b')
);
SET sql_mode = '';
INSERT INTO shop.kinds VALUES (
  18446744073709551615, 12345678901234567890.123456789, '1842-03-01', '0000-00-00', NULL, '', repeat('ß', 5000),
  x'00ff41', b'101', point(1.5, 2), '{"a": 1}', '838:59:59', 'b'
);
CREATE VIEW shop.seen AS SELECT * FROM shop.ports;
CREATE VIEW shop.forever AS
  SELECT count(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c;
CREATE TABLE shop.nobody (a int);
CREATE TABLE shop.going (a int);
