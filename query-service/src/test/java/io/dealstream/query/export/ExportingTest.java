package io.dealstream.query.export;

import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.lost;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.reassigned;
import static io.dealstream.query.support.Sample.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ExportingTest {

  private static final Service service = Service.shared();

  private final String p = newId("p");
  private final String d = newId("d");
  private final String e = newId("d");

  @Test
  void transitions_come_oldest_first_as_the_audit_answers_them() {
    twoDeals();
    var items = service.get("/api/transitions?pipeline=" + p).json().at("/items");
    assertThat(lines("/api/export?format=ndjson&pipeline=" + p).reversed())
        .isEqualTo(items.valueStream().toList());
  }

  @Test
  void a_sheet_has_a_header_and_blanks_where_there_is_nothing() {
    twoDeals();
    var sheet = sheet("/api/export?pipeline=" + p);
    assertThat(sheet)
        .extracting(row -> row.get("kind"))
        .containsExactly("opened", "opened", "moved", "lost", "won");
    var move = sheet.get(2);
    assertThat(move.get("from")).isEqualTo("pitch");
    assertThat(move.get("to")).isEqualTo("closing");
    assertThat(move.get("dwellSeconds")).isEqualTo("86400.000");
    assertThat(move.get("fromPipelineId")).isEmpty();
    assertThat(sheet.get(3).get("reason")).isEqualTo("price");
  }

  @Test
  void deals_come_with_their_amounts_and_what_became_of_them() {
    twoDeals();
    var sheet = sheet("/api/export?of=deals&pipeline=" + p);
    assertThat(sheet).extracting(row -> row.get("id")).containsExactly(d, e);
    assertThat(sheet).extracting(row -> row.get("status")).containsExactly("won", "lost");
    assertThat(sheet.getFirst().get("value/amount")).isEqualTo("1250.00");
    assertThat(sheet.getFirst().get("value/currency")).isEqualTo("EUR");
    assertThat(sheet.getLast().get("value/amount")).isEmpty();
    assertThat(lines("/api/export?of=deals&format=ndjson&deal=" + d))
        .containsExactly(service.get("/api/deals/" + d).json());
  }

  @Test
  void events_come_with_their_data_as_they_were_published() {
    twoDeals();
    var timeline = new ArrayList<JsonNode>();
    service.get("/api/deals/" + d + "/timeline").json().at("/items").forEach(timeline::add);
    assertThat(lines("/api/export?of=events&format=ndjson&deal=" + d)).isEqualTo(timeline);
  }

  @Test
  void a_part_is_what_lies_between_two_instants_and_of_one_owner() {
    twoDeals();
    assertThat(kinds("&from=" + TUESDAY)).containsExactly("moved", "lost", "won");
    assertThat(kinds("&to=" + TUESDAY)).containsExactly("opened", "opened");
    assertThat(kinds("&from=" + TUESDAY + "&to=" + FRIDAY)).containsExactly("moved", "lost");
    assertThat(kinds("&owner=rita")).hasSize(5);
    assertThat(kinds("&owner=nobody")).isEmpty();
    assertThat(kinds("&deal=" + e)).containsExactly("opened", "lost");
  }

  @Test
  void a_name_that_a_spreadsheet_would_take_for_a_formula_has_a_quote_before_it() {
    Publisher.SHARED.publish(
        pipeline(p), opened(d, p, "pitch", null), reassigned(d, p, "=1+1", TUESDAY));
    visible(d, 1);
    assertThat(sheet("/api/export?of=deals&deal=" + d).getFirst().get("owner")).isEqualTo("'=1+1");
    assertThat(
            lines("/api/export?of=deals&format=ndjson&deal=" + d)
                .getFirst()
                .at("/owner")
                .asString())
        .isEqualTo("=1+1");
  }

  @Test
  void nothing_of_a_long_history_is_left_out_or_comes_twice() {
    Publisher.SHARED.publish(pipeline(p), pipeline(RandomHistory.other(p)));
    var history = new RandomHistory(11, p).next(3_500, 300);
    Publisher.SHARED.publish(history);
    var last = history.getLast();
    visible(
        last.dealId(),
        history.stream().filter(event -> event.dealId().equals(last.dealId())).count() - 1);
    var ofDeals = new ArrayList<String>();
    for (var pipeline : List.of(p, RandomHistory.other(p))) {
      lines("/api/export?of=events&format=ndjson&pipeline=" + pipeline)
          .forEach(line -> ofDeals.add(line.at("/eventId").asString()));
    }
    var handedOff = history.stream().filter(DealEvent.HandedOff.class::isInstance).count();
    assertThat(ofDeals).hasSize((int) (history.size() + handedOff));
    assertThat(ofDeals).doesNotContainNull();
    assertThat(ofDeals.stream().distinct()).hasSize(history.size());
  }

  @ParameterizedTest
  @CsvSource({
    "of=owners, unknown-of, of",
    "format=xlsx, unknown-format, format",
    "from=yesterday, malformed-parameter, from"
  })
  void what_is_asked_wrongly_is_said(String query, String rule, String field) {
    var answer = service.get("/api/export?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/type").asString()).isEqualTo("/problems/" + rule);
    assertThat(answer.json().at("/field").asString()).isEqualTo(field);
    assertThat(service.getAs(null, "/api/export").status()).isEqualTo(401);
  }

  private void twoDeals() {
    Publisher.SHARED.publish(
        pipeline(p),
        opened(d, p, "pitch", "1250.00"),
        opened(e, p, "pitch", null),
        moved(d, p, "pitch", "closing", 1, TUESDAY),
        lost(e, p, "pitch", TUESDAY),
        won(d, p, "closing", "1250.00", FRIDAY));
    assertThat(MONDAY).isBefore(TUESDAY);
    visible(d, 2);
    visible(e, 1);
  }

  private static void visible(String deal, long version) {
    assertThat(service.get("/api/deals/" + deal + "?minVersion=" + version).status())
        .isIn(200, 308);
  }

  private List<String> kinds(String query) {
    return sheet("/api/export?pipeline=" + p + query).stream().map(row -> row.get("kind")).toList();
  }

  private static List<CSVRecord> sheet(String path) {
    var answer = service.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(new java.io.StringReader(answer.text()))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<JsonNode> lines(String path) {
    var answer = service.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text().lines().map(Service.JSON::readTree).toList();
  }
}
