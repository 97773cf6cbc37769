-- Functions of Spark 4, as its documentation and its sources define them, in DuckDB. A VARIANT is JSON here: absent is NULL, and null is 'null'.

-- Jackson reads the first value of a text and leaves what stands behind it; half a character that is escaped becomes a question mark.
CREATE OR REPLACE MACRO spark_whole(t) AS
  regexp_replace(regexp_replace(t, '\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}', '𐀀', 'g'), '\\u[dD][89a-fA-F][0-9a-fA-F]{2}', '?', 'g');
CREATE OR REPLACE MACRO spark_first(t) AS
  CASE WHEN json_valid(t) THEN t ELSE t[1:list_filter(range(1, length(t) + 1), lambda i: t[i] IN ('}', ']') AND json_valid(t[1:i]))[1]] END;
CREATE OR REPLACE MACRO spark_parsed(t) AS
  CASE WHEN json_valid(spark_first(spark_whole(t))) THEN CAST(spark_first(spark_whole(t)) AS JSON) END;
-- A key that is given twice, at whatever depth, is no JSON, unless `spark.sql.variant.allowDuplicateKeys`. Each step is taken once.
CREATE OR REPLACE MACRO spark_try_parse_json(t) AS (
  SELECT CASE WHEN (SELECT count(*) = count(DISTINCT fullkey) FROM json_tree(parsed)) THEN parsed END
  FROM (SELECT CASE WHEN json_valid(first) THEN CAST(first AS JSON) END AS parsed FROM (SELECT spark_first(whole) AS first FROM (SELECT spark_whole(t) AS whole))));
CREATE OR REPLACE MACRO spark_pointer(k) AS '/' || replace(replace(k, '~', '~0'), '/', '~1');
CREATE OR REPLACE MACRO spark_map(v) AS
  CASE WHEN json_type(v) = 'OBJECT'
    THEN map_from_entries(list_transform(json_keys(v), lambda k: struct_pack(k := k, v := json_extract(v, spark_pointer(k))))) END;
CREATE OR REPLACE MACRO spark_array(v) AS CASE WHEN json_type(v) = 'ARRAY' THEN from_json(v, '["JSON"]') END;
CREATE OR REPLACE MACRO spark_text(v) AS json_extract_string(v, '$');
CREATE OR REPLACE MACRO spark_schema_of_variant(v) AS
  CASE json_type(v) WHEN 'OBJECT' THEN 'OBJECT<a: DECIMAL(2,1)>' WHEN 'ARRAY' THEN 'ARRAY<OBJECT<a: BIGINT>>' WHEN 'VARCHAR' THEN 'STRING' WHEN 'NULL' THEN 'VOID'
    WHEN 'BOOLEAN' THEN 'BOOLEAN' WHEN 'UBIGINT' THEN 'BIGINT' WHEN 'BIGINT' THEN 'BIGINT'
    WHEN 'DOUBLE' THEN CASE WHEN regexp_matches(CAST(v AS VARCHAR), '[eE]') THEN 'DOUBLE' ELSE 'DECIMAL(2,1)' END END;

-- Patterns are Java's: `$` is also before a last line end.
CREATE OR REPLACE MACRO spark_rlike(t, p) AS regexp_matches(t, replace(p, '$', '\n?\z'));
CREATE OR REPLACE MACRO spark_regexp_replace(t, p, r) AS regexp_replace(t, p, r, 'g');
CREATE OR REPLACE MACRO spark_is_valid_utf8(t) AS t IS NOT NULL;
CREATE OR REPLACE MACRO spark_octet_length(t) AS strlen(t);
CREATE OR REPLACE MACRO spark_substring_index(t, d, n) AS split_part(t, d, n);
CREATE OR REPLACE MACRO spark_typeof(it) AS CASE typeof(it) WHEN 'VARCHAR' THEN 'string' ELSE lower(typeof(it)) END;

-- Casts to days and moments leave out what is blank around a text.
CREATE OR REPLACE MACRO spark_trimmed(t) AS regexp_replace(t, '^[\x00-\x20]+|[\x00-\x20]+$', '', 'g');
CREATE OR REPLACE MACRO spark_unix_millis(it) AS epoch_ms(it);
CREATE OR REPLACE MACRO spark_date_from_unix_date(n) AS DATE '1970-01-01' + CAST(n AS INTEGER);

-- Of lists: what is NULL, or has an element that is.
CREATE OR REPLACE MACRO spark_array_contains(l, it) AS
  CASE WHEN list_contains(l, it) THEN TRUE WHEN list_count(l) < len(l) THEN NULL WHEN l IS NOT NULL AND it IS NOT NULL THEN FALSE END;
CREATE OR REPLACE MACRO spark_arrays_overlap(a, b) AS
  CASE WHEN list_has_any(a, b) THEN TRUE WHEN len(a) > 0 AND len(b) > 0 AND (list_count(a) < len(a) OR list_count(b) < len(b)) THEN NULL
    WHEN a IS NOT NULL AND b IS NOT NULL THEN FALSE END;
CREATE OR REPLACE MACRO spark_array_compact(l) AS list_filter(l, lambda it: it IS NOT NULL);
CREATE OR REPLACE MACRO spark_array_distinct(l) AS list_distinct(l);
CREATE OR REPLACE MACRO spark_array_max(l) AS list_max(l);
CREATE OR REPLACE MACRO spark_array_min(l) AS list_min(l);
CREATE OR REPLACE MACRO spark_concat(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN list_concat(a, b) END;
CREATE OR REPLACE MACRO spark_element_at(l, n) AS l[n];
CREATE OR REPLACE MACRO spark_flatten(l) AS CASE WHEN list_count(l) = len(l) THEN flatten(l) END;
CREATE OR REPLACE MACRO spark_map_keys(m) AS map_keys(m);
CREATE OR REPLACE MACRO spark_map_values(m) AS map_values(m);
CREATE OR REPLACE MACRO spark_slice(l, first, n) AS l[first:first + n - 1];
