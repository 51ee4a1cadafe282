package io.dealstream.query.deals;

import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What deals are called, in small letters and apart from all that changes: so few pages that all of
 * a hundred thousand names are looked through within ten milliseconds.
 */
@Component
class NamesOfDeals implements DealFollower {

  /** A condition on a row {@code n} of the table: its name has the parameter {@code part}. */
  static final String HAVING = "n.sought LIKE lower(:part COLLATE \"pg_c_utf8\")";

  private static final String WRITE =
      """
      INSERT INTO deal_name (opened_position, sought)
      SELECT opened, lower(name COLLATE "pg_c_utf8")
      FROM unnest(?::bigint[], ?::text[]) AS called (opened, name)
      ON CONFLICT (opened_position) DO UPDATE SET sought = excluded.sought""";

  private final JdbcTemplate jdbc;

  NamesOfDeals(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What {@link #HAVING} takes for a part of a name: every sign stands for itself. */
  static String having(String words) {
    return '%' + words.replaceAll("[\\\\%_]", "\\\\$0") + '%';
  }

  @Override
  public String readModel() {
    return "deals";
  }

  @Override
  public void follow(List<DealStep> steps) {
    var names = new LinkedHashMap<Long, String>();
    for (var step : steps) {
      var label = step.after().label();
      if (step.before() == null || !step.before().label().name().equals(label.name())) {
        names.put(label.openedPosition(), label.name());
      }
    }
    if (!names.isEmpty()) {
      jdbc.update(
          WRITE, names.keySet().toArray(Long[]::new), names.values().toArray(String[]::new));
    }
  }
}
