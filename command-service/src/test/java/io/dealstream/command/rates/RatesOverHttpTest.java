package io.dealstream.command.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.HistoryRow;
import io.dealstream.command.decision.Recorded;
import io.dealstream.testing.TestIssuer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RatesOverHttpTest {

  private static final String ADA = TestIssuer.shared().admin();

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    service.post(ADA, "/api/pipelines", "").isOk(201);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_rate_is_put_and_put_right() {
    var address = "/api/rates/GBP/EUR/2026-03-02";
    var put = service.put(ADA, address, "{\"rate\": \"1.15\"}").isOk(200);
    assertThat(put.body()).isEqualTo("{\"id\":\"GBP/EUR/2026-03-02\",\"version\":0}");
    assertThat(service.put(ADA, address, "{\"rate\": \"1.150\"}").isOk(200).etag())
        .isEqualTo("\"0\"");
    assertThat(
            service.put(ADA, address, "{\"rate\": \"1.16\"}", "If-Match", "\"0\"").isOk(200).etag())
        .isEqualTo("\"1\"");
    service
        .put(ADA, address, "{\"rate\": \"1.17\"}", "If-Match", "\"0\"")
        .isProblem(412, "version-moved-on", "If-Match");
  }

  @Test
  void only_an_admin_puts_rates() {
    var manager = TestIssuer.shared().manager("marek", "north");
    for (var token : List.of(manager, TestIssuer.shared().rep("rita"))) {
      assertThat(service.put(token, "/api/rates/GBP/EUR/2026-03-02", "{\"rate\": \"2\"}").status())
          .isEqualTo(403);
    }
  }

  @Test
  void what_is_wrong_is_named() {
    put("USX/EUR/2026-03-02", "1").isProblem(422, "unknown-currency", "from");
    put("EUR/USX/2026-03-02", "1").isProblem(422, "unknown-currency", "to");
    put("EUR/EUR/2026-03-02", "1").isProblem(422, "same-currency", "to");
    put("USD/EUR/1800-03-02", "1").isProblem(422, "invalid-date", "date");
    put("USD/EUR/2026-03-02", "0").isProblem(422, "invalid-rate", "rate");
    put("USD/EUR/2026-03-02", "1e-13").isProblem(422, "invalid-rate", "rate");
    put("USD/EUR/2026-03-02", "1e2000000000").isProblem(422, "invalid-rate", "rate");
    service.put(ADA, "/api/rates/USD/EUR/2026-03-02", "{}").isProblem(400, "missing-field", "rate");
    assertThat(put("USD/EUR/today", "1").status()).isEqualTo(400);
  }

  @Test
  void a_deal_in_another_currency_counts_at_the_rate_of_its_day() {
    put("CHF/EUR/2026-03-02", "0.95").isOk(200);
    var body =
        """
        {"pipelineId": "default", "name": "x", "owner": "rita",
         "amount": {"amount": "100", "currency": "CHF"}, "occurredAt": "2026-03-0%dT10:00:00Z"}\
        """;
    service
        .post(ADA, "/api/deals", body.formatted(1))
        .isProblem(422, "missing-rate", "amount.currency");
    var deal = service.post(ADA, "/api/deals", body.formatted(4)).isOk(201).id();
    assertThat(money(deal)).isEqualTo("100.00 CHF = 95.00 EUR");
    put("CHF/EUR/2026-03-04", "0.97").isOk(200);
    service
        .post(ADA, "/api/deals/" + deal + "/win", "{\"occurredAt\": \"2026-03-05T10:00:00Z\"}")
        .isOk(200);
    assertThat(money(deal)).isEqualTo("100.00 CHF = 97.00 EUR");
    service
        .post(
            ADA,
            "/api/deals/" + deal + "/amount",
            "{\"amount\": {\"amount\": \"200\", \"currency\": \"CHF\"}}")
        .isOk(200);
    assertThat(money(deal)).isEqualTo("200.00 CHF = 194.00 EUR");
  }

  @Test
  void an_imported_row_counts_at_the_rate_of_its_day_too() {
    put("SEK/EUR/2026-03-02", "0.1").isOk(200);
    var desk = service.bean(DealDesk.class);
    assertThat(
            desk.record(
                new DealHistory(
                    "default",
                    "k1",
                    "import-1",
                    List.of(row("2026-02-20", "prospecting"), row("2026-03-03", "prospecting")))))
        .satisfiesExactly(
            refused ->
                assertThat(refused)
                    .isInstanceOfSatisfying(
                        Recorded.Refused.class,
                        r -> assertThat(r.rule()).isEqualTo("missing-rate")),
            accepted -> assertThat(accepted).isEqualTo(new Recorded.Accepted(1)));
    assertThat(money("default~k1")).isEqualTo("100.00 SEK = 10.00 EUR");
  }

  private static HistoryRow row(String day, String stage) {
    return new HistoryRow(
        Instant.parse(day + "T10:00:00Z"),
        stage,
        null,
        "anna",
        new BigDecimal("100"),
        "SEK",
        null,
        null,
        null,
        null);
  }

  private static RunningService.Reply put(String rate, String value) {
    return service.put(ADA, "/api/rates/" + rate, "{\"rate\": \"" + value + "\"}");
  }

  /** As the deal's last event tells it. */
  private static String money(String deal) {
    return service
        .tables()
        .sql(
            """
            SELECT concat(e #>> '{amount,amount}', ' ', e #>> '{amount,currency}', ' = ',
              e #>> '{value,amount}', ' ', e #>> '{value,currency}')
            FROM (SELECT convert_from(payload, 'UTF8')::json AS e, sequence FROM event WHERE aggregate_id = ?)
            ORDER BY sequence DESC LIMIT 1\
            """)
        .param("deal:" + deal)
        .query(String.class)
        .single();
  }
}
