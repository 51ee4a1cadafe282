package io.dealstream.query.intake;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.OlderBuild;
import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestServers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Read models that an older build made are brought up to date where they are, and go on. */
class OldReadModelsTest {

  private static final String OWNER = "query_owner";

  private final String deal = newId("old");
  private final String pipeline = newId("p");
  private final TestDatabase old = TestServers.queryDatabase();

  @TempDir Path migrations;

  /** One of the first that knew merged deals, and the last that could neither rebuild nor send. */
  @ParameterizedTest
  @ValueSource(strings = {"V([1-6]_1|[34]_2)__.*", "(?!V(1_2|3_3|3_4|19_1|20_1|20_2|21_1)__).*"})
  void what_was_read_is_kept_and_reading_goes_on_where_it_was(String had) throws Exception {
    OlderBuild.migrate(
        old, OWNER, "query-service/src/main/resources/db", n -> n.matches(had), migrations);
    Publisher.SHARED.publish(pipeline(pipeline), opened(deal, pipeline, "prospecting", "1250.00"));
    var read = read();
    Publisher.SHARED.publish(moved(deal, pipeline, "prospecting", "pitch", 1, TUESDAY));

    try (var service = Service.start(old, List.of()).caughtUp()) {
      eventually(() -> assertThat(json(service, "/api/deals/" + deal)).contains("\"pitch\""));
      assertThat(json(service, "/api/deals?q=" + deal.toUpperCase(Locale.ROOT)))
          .contains("\"id\":\"" + deal);
      for (var table : List.of("pipeline", "deal_history")) {
        var columns = read.columns.get(table);
        assertThat(OlderBuild.rows(old, OWNER, table, columns))
            .as(table)
            .containsAll(read.rows.get(table));
      }
      assertThat(json(service, "/api/audit/verify?deal=" + deal)).contains("\"holds\":true");
      assertThat(number("SELECT count(*) FROM dead_letter WHERE key = '" + deal + "'")).isZero();
    }
  }

  /** What the older build had at the end, by the columns it knew. */
  private record Kept(Map<String, List<String>> columns, Map<String, List<String>> rows) {}

  private Kept read() throws Exception {
    var kept = new Kept(new HashMap<>(), new HashMap<>());
    try (var service = Service.start().caughtUp()) {
      eventually(() -> assertThat(service.get("/api/deals/" + deal).status()).isEqualTo(200));
      for (var table : OlderBuild.tables(old, OWNER)) {
        OlderBuild.copy(service.database(), old, OWNER, table);
        var columns = OlderBuild.columns(old, OWNER, table);
        kept.columns.put(table, columns);
        kept.rows.put(table, OlderBuild.rows(old, OWNER, table, columns));
      }
    }
    assertThat(kept.rows.get("deal_history")).isNotEmpty();
    return kept;
  }

  private static String json(Service service, String path) {
    var answer = service.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().toString();
  }

  private long number(String sql) {
    return new JdbcTemplate(old.as(OWNER)).queryForObject(sql, Long.class);
  }
}
