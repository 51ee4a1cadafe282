package io.dealstream.bench.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestServers;
import io.dealstream.testing.sales.EventTopics;
import io.dealstream.testing.sales.SalesYear;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BareUpsertsTest {

  private static final String CONTENT =
      "SELECT count(*) || md5(string_agg(t::text, ',' ORDER BY t::text COLLATE \"C\")) FROM %s t";

  @Test
  void leave_behind_what_the_query_side_does() throws Exception {
    var kafka = TestServers.anotherKafka();
    var events = SalesYear.of(2_000, Duration.ofDays(91), Instant.parse("2026-06-01T00:00:00Z"));
    EventTopics.fill(kafka, events);
    var theirs = TestServers.queryDatabase("classpath:db/query");
    var capture = Capture.on(theirs);
    try (var projected = new Projected(theirs, kafka)) {
      projected.takeIn(events.size());
    }
    var bare = TestServers.queryDatabase("classpath:db/query");
    BareUpserts.write(bare, capture.rows(), true, events.size());
    assertThat(contents(bare)).isEqualTo(contents(theirs)).hasSizeGreaterThan(3);
  }

  /** Of tables with anything in them. */
  private static List<String> contents(TestDatabase database) throws SQLException {
    var contents = new ArrayList<String>();
    try (var owner = database.as("query_owner").getConnection();
        var statement = owner.createStatement()) {
      for (var table : Table.all(owner)) {
        try (var row = statement.executeQuery(CONTENT.formatted(table.name()))) {
          row.next();
          if (row.getString(1) != null) {
            contents.add(table.name() + " " + row.getString(1));
          }
        }
      }
    }
    return contents;
  }
}
