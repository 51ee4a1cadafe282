package io.dealstream.query.leads;

import io.dealstream.query.store.Columns;
import io.dealstream.query.store.RowWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The leads as rows. */
@Component
class LeadTable {

  private static final RowWriter<Lead> WRITER =
      RowWriter.<Lead>into("lead")
          .key("id", "text", Lead::id)
          .column("name", "text", Lead::name)
          .column("contact_id", "text", Lead::contactId)
          .column("status", "text", l -> l.status().word())
          .column("owner", "text", Lead::owner)
          .column("team", "text", Lead::team)
          .column("source", "text", Lead::source)
          .column("campaign_id", "text", Lead::campaignId)
          .column("deal_id", "text", Lead::dealId)
          .column("reason", "text", Lead::reason)
          .column("captured_at", "timestamptz", Lead::capturedAt)
          .column("decided_at", "timestamptz", Lead::decidedAt)
          .column("version", "bigint", Lead::version)
          .column("position", "bigint", Lead::position)
          .column("captured_position", "bigint", Lead::capturedPosition)
          .replacing();

  private final JdbcTemplate jdbc;

  LeadTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, Lead> of(Collection<String> ids) {
    var found = new HashMap<String, Lead>();
    jdbc.query(
        "SELECT * FROM lead WHERE id = ANY (?)",
        row -> {
          var lead = read(row);
          found.put(lead.id(), lead);
        },
        (Object) ids.toArray(String[]::new));
    return found;
  }

  void save(List<Lead> leads) {
    WRITER.write(jdbc, leads);
  }

  static Lead read(ResultSet row) throws SQLException {
    return new Lead(
        row.getString("id"),
        row.getString("name"),
        row.getString("contact_id"),
        Status.named(row.getString("status")).orElseThrow(),
        row.getString("owner"),
        row.getString("team"),
        row.getString("source"),
        row.getString("campaign_id"),
        row.getString("deal_id"),
        row.getString("reason"),
        Objects.requireNonNull(Columns.instant(row, "captured_at")),
        Columns.instant(row, "decided_at"),
        row.getLong("version"),
        row.getLong("position"),
        row.getLong("captured_position"));
  }
}
