package io.dealstream.query.rebuild;

import io.dealstream.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** The live read models as they stand in a database, looked at by its owner. */
final class LiveTables {

  // The order in which rows came, where a table has that, may be another one.
  private static final String COLUMNS =
      """
      SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
      WHERE attrelid = ('public.' || ?)::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = ''
      """;

  private static final String CONTENT =
      """
      SELECT count(*) || ' rows ' || coalesce(md5(string_agg(r::text, ' ' ORDER BY r::text COLLATE "C")), '')
      FROM (SELECT %s FROM public.%s) AS r
      """;

  private static final String SHAPE =
      """
      WITH it AS (SELECT ('public.' || ?)::regclass::oid AS id)
      SELECT string_agg(line, chr(10) ORDER BY line) FROM (
        SELECT concat_ws(' ', 'column', row_number() OVER (ORDER BY attnum), attname, format_type(atttypid, atttypmod),
            attnotnull, attidentity, attgenerated, attstorage, pg_get_expr(adbin, adrelid))
          FROM it, pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
          WHERE attrelid = id AND attnum > 0 AND NOT attisdropped
        UNION ALL SELECT concat_ws(' ', conname, pg_get_constraintdef(oid)) FROM it, pg_constraint WHERE conrelid = id
        UNION ALL SELECT pg_get_indexdef(indexrelid) FROM it, pg_index WHERE indrelid = id
        UNION ALL SELECT concat_ws(' ', 'may', grantee::regrole, privilege_type)
          FROM it, pg_class, aclexplode(relacl) WHERE oid = id
        UNION ALL SELECT concat_ws(' ', 'may', grantee::regrole, privilege_type, attname)
          FROM it, pg_attribute, aclexplode(attacl) WHERE attrelid = id
        UNION ALL SELECT concat_ws(' ', 'stored', relowner::regrole, reloptions, relpersistence, relnamespace::regnamespace)
          FROM it, pg_class WHERE oid = id
      ) AS lines (line)
      """;

  private final JdbcTemplate jdbc;

  LiveTables(TestDatabase database) {
    this.jdbc = new JdbcTemplate(database.as("query_owner"));
  }

  List<String> names() {
    return jdbc.queryForList("SELECT table_name FROM read_model ORDER BY 1", String.class);
  }

  /** By its table, how many rows there are and a hash of them. */
  Map<String, String> contents() {
    return ofEach(
        table ->
            jdbc.queryForObject(
                CONTENT.formatted(jdbc.queryForObject(COLUMNS, String.class, table), table),
                String.class));
  }

  /** By its table, all that it is besides its rows. */
  Map<String, String> shapes() {
    return ofEach(table -> jdbc.queryForObject(SHAPE, String.class, table));
  }

  /** One row less than there should be of each that the feed fills. */
  void loseOneRowEach(String feed) {
    var tables =
        jdbc.queryForList(
            "SELECT table_name FROM read_model WHERE feed = ? AND model IS NOT NULL",
            String.class,
            feed);
    for (var table : tables) {
      jdbc.update("DELETE FROM %1$s WHERE ctid = (SELECT ctid FROM %1$s LIMIT 1)".formatted(table));
    }
  }

  /** What is left beside the live ones. */
  List<String> beside() {
    return jdbc.queryForList(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'beside'", String.class);
  }

  JdbcTemplate jdbc() {
    return jdbc;
  }

  private Map<String, String> ofEach(Function<String, String> what) {
    var all = new TreeMap<String, String>();
    names().forEach(table -> all.put(table, what.apply(table)));
    return all;
  }
}
