package io.dealstream.query;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestIssuer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemAnswersTest {

  private static final String P = newId("p");
  private static final Service service = Service.shared();

  @BeforeAll
  static void start() {
    Publisher.SHARED.publish(pipeline(P));
    eventually(() -> assertThat(service.get("/api/board?pipeline=" + P).status()).isEqualTo(200));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/board?pipeline=none,                             404, unknown-pipeline,    pipeline",
    "/api/board,                                           400, missing-parameter,   pipeline",
    "/api/board?pipeline=P&limit=0,                        400, limit-out-of-range,  limit",
    "/api/board?pipeline=P&limit=many,                     400, malformed-parameter, limit",
    "/api/board/stream?pipeline=none,                      404, unknown-pipeline,    pipeline",
    "/api/board/stream?pipeline=P&limit=201,               400, limit-out-of-range,  limit",
    "/api/deals/none,                                      404, unknown-deal,        id",
    "/api/deals/none/timeline,                             404, unknown-deal,        id",
    "/api/deals/none?minVersion=x,                         400, malformed-parameter, minVersion",
    "/api/deals/none?minVersion=-1,                        400, malformed-version,   minVersion",
    "/api/deals?status=lots,                               400, unknown-status,      status",
    "/api/deals?cursor=%25%25,                             400, malformed-cursor,    cursor",
    "/api/deals?limit=201,                                 400, limit-out-of-range,  limit",
    "/api/deals?minValue=much,                             400, malformed-number,    minValue",
    "/api/deals?maxValue=,                                 400, malformed-number,    maxValue",
    "/api/deals?maxValue=1e3,                              400, malformed-number,    maxValue",
    "/api/deals?minValue=2&maxValue=1.99,                  400, reversed-range,      minValue",
    "/api/deals?openedFrom=2026-03-01,                     400, malformed-instant,   openedFrom",
    "/api/deals?openedBefore=%2B99999-01-01T00:00:00Z,     400, instant-out-of-range, openedBefore",
    "/api/deals?openedFrom=2026-03-02T00:00:00Z&openedBefore=2026-03-01T00:00:00Z, 400,"
        + " reversed-range, openedFrom",
    "/api/deals?closedBefore=now,                          400, malformed-instant,   closedBefore",
    "/api/deals?closedFrom=2026-03-02T00:00:00Z&closedBefore=2026-03-01T00:00:00Z, 400,"
        + " reversed-range, closedFrom",
    "/api/deals?expectedFrom=2026-02-30,                   400, malformed-date,      expectedFrom",
    "/api/deals?expectedTo=%2B10000-01-01,                 400, date-out-of-range,   expectedTo",
    "/api/deals?expectedFrom=2026-03-02&expectedTo=2026-03-01, 400, reversed-range,  expectedFrom",
    "/api/deals?q=%00,                                     400, malformed-question,  q",
    "/api/transitions?kind=jumped,                         400, unknown-kind,        kind",
    "/api/transitions?from=monday,                         400, malformed-instant,   from",
    "/api/transitions?from=2026-03-02T00:00:00Z&before=2026-03-01T00:00:00Z, 400, reversed-range,"
        + " from",
    "/api/transitions?cursor=aGVsbG8,                      400, malformed-cursor,    cursor",
    "/api/transitions/stream?pipeline=none,                404, unknown-pipeline,    pipeline",
    "/api/metrics/win-rate,                                400, missing-parameter,   pipeline",
    "/api/metrics/win-rate?pipeline=none,                  404, unknown-pipeline,    pipeline",
    "/api/metrics/luck?pipeline=P,                         404, unknown-metric,      metric",
    "/api/metrics/win-rate?pipeline=P&window=year:2026,    400, unknown-window,      window",
    "/api/metrics/win-rate?pipeline=P&window=day:2026-02-30, 400, unknown-window,    window",
    "/api/metrics/win-rate?pipeline=P&window=week:2026-09, 400, unknown-window,      window",
    "/api/metrics/velocity?pipeline=P&window=month,        400, unknown-window,      window",
    "/api/metrics/open-pipeline?pipeline=P&window=trailing90, 400, unknown-window,   window",
    "/api/metrics/forecast?pipeline=P&window=month:2026-12, 400, unknown-window,     window",
    "/api/forecast,                                        400, missing-parameter,   pipeline",
    "/api/forecast?pipeline=none,                          404, unknown-pipeline,    pipeline",
    "/api/forecast?pipeline=P&segment=moon:full,           400, unknown-segment,     segment",
    "/api/forecast?pipeline=P&horizon=45,                  400, unknown-horizon,     horizon",
    "/api/forecast?pipeline=P&horizon=soon,                400, unknown-horizon,     horizon",
    "/api/forecast?pipeline=P&month=2026-13,               400, malformed-month,     month",
    "/api/forecast?pipeline=P&month=december,              400, malformed-month,     month",
    "/api/forecast?pipeline=P&month=2026-01&asOf=2026-02-01T00:00:00Z, 400, month-is-over, month",
    "/api/forecast?pipeline=P&month=2026-12&horizon=30,    400, horizon-or-month,    month",
    "/api/forecast?pipeline=P&asOf=yesterday,              400, malformed-instant,   asOf",
    "/api/forecast?pipeline=P&knownAt=0,                   400, malformed-position,  knownAt",
    "/api/metrics/bottleneck?pipeline=P&window=trailing90, 400, unknown-window,      window",
    "/api/metrics/bottleneck?pipeline=P&segment=moon:full, 400, unknown-segment,     segment",
    "/api/metrics/bottleneck?pipeline=none,                404, unknown-pipeline,    pipeline",
    "/api/metrics/win-rate?pipeline=P&segment=owner:,      400, unknown-segment,     segment",
    "/api/metrics/win-rate?pipeline=P&segment=moon:full,   400, unknown-segment,     segment",
    "/api/metrics/win-rate?pipeline=P&asOf=yesterday,      400, malformed-instant,   asOf",
    "/api/metrics/win-rate?pipeline=P&asOf=,               400, malformed-instant,   asOf",
    "/api/metrics/win-rate?pipeline=P&asOf=2026-03-01,     400, malformed-instant,   asOf",
    "/api/metrics/win-rate?pipeline=P&asOf=%2B99999-01-01T00:00:00Z, 400, instant-out-of-range,"
        + " asOf",
    "/api/metrics/win-rate?pipeline=P&knownAt=0,           400, malformed-position,  knownAt",
    "/api/metrics/win-rate?pipeline=P&knownAt=1.5,         400, malformed-position,  knownAt",
    "/api/metrics/win-rate?pipeline=none&knownAt=1,        404, unknown-pipeline,    pipeline",
    "/api/metrics/luck?pipeline=P&asOf=2026-03-01T00:00:00Z, 404, unknown-metric,    metric",
    "/api/metrics/velocity?pipeline=P&window=month&asOf=2026-03-01T00:00:00Z, 400, unknown-window,"
        + " window",
    "/api/board?pipeline=P&asOf=yesterday,                 400, malformed-instant,   asOf",
    "/api/board?pipeline=none&knownAt=1,                   404, unknown-pipeline,    pipeline",
    "/api/deals/none?knownAt=-1,                           400, malformed-position,  knownAt",
    "/api/deals/none?asOf=2026-03-01T00:00:00Z,            404, unknown-deal,        id",
    "/api/metrics/stream?pipeline=none,                    404, unknown-pipeline,    pipeline",
    "/api/metrics/stream?pipeline=P&metric=win-rate&metric=luck, 404, unknown-metric, metric",
    "/api/metrics/stream?pipeline=P&window=soon,           400, unknown-window,      window",
    "/api/reviews,                                         400, missing-parameter,   pipeline",
    "/api/reviews?pipeline=none,                           404, unknown-pipeline,    pipeline",
    "/api/reviews?pipeline=P&period=daily,                 400, unknown-period,      period",
    "/api/reviews?pipeline=P&date=2026-02-30,              400, malformed-date,      date",
    "/api/reviews?pipeline=P&date=2026-W09,                400, malformed-date,      date",
    "/api/reviews?pipeline=P&date=0000-01-01,              400, date-out-of-range,   date",
    "/api/reviews?pipeline=P&segment=moon:full,            400, unknown-segment,     segment",
    "/api/reviews?pipeline=P&format=pdf,                   400, unknown-format,      format",
    "/api/reviews?pipeline=P&format=html&lang=de,          400, unknown-lang,        lang",
  })
  void bad_input_names_its_field_and_rule(String path, int status, String rule, String field) {
    var answer = service.get(path.replace("=P", "=" + P));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + rule);
    assertThat(answer.json().get("rule").asString()).isEqualTo(rule);
    assertThat(answer.json().get("field").asString()).isEqualTo(field);
  }

  @Test
  void a_refusal_tells_all_that_may_be_asked() {
    assertThat(service.get("/api/deals?status=lots").json().get("detail").asString())
        .isEqualTo("it may be open, won, lost, merged or deleted, not lots");
    assertThat(service.get("/api/deals?q=" + "x".repeat(201)).json().get("detail").asString())
        .contains("200 characters");
    assertThat(service.get("/api/deals?minValue=2&maxValue=1").json().get("detail").asString())
        .isEqualTo("minValue may not lie beyond maxValue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/pipelines",
        "/api/board?pipeline=P",
        "/api/deals",
        "/api/deals/d1",
        "/api/deals/d1/timeline",
        "/api/transitions",
        "/api/metrics/win-rate?pipeline=P",
        "/api/metrics/stream?pipeline=P",
        "/api/forecast?pipeline=P",
        "/api/reviews?pipeline=P",
        "/api/reviews/subscriptions",
        "/api/reviews/sendings",
        "/api/dead-letters",
        "/api/board/stream?pipeline=P",
        "/api/transitions/stream?pipeline=P",
        "/actuator/prometheus",
      })
  void nothing_is_told_without_a_valid_token_and_a_role(String path) {
    var issuer = TestIssuer.shared();
    assertThat(service.getAs(null, path).status()).isEqualTo(401);
    assertThat(service.getAs("nonsense", path).status()).isEqualTo(401);
    var late = issuer.token("rita", Map.of("roles", "[\"rep\"]"), Instant.now().minusSeconds(600));
    assertThat(service.getAs(late, path).status()).isEqualTo(401);
    var noRole = issuer.token("rita", Map.of("roles", "[\"guest\"]"));
    assertThat(service.getAs(noRole, path).status()).isEqualTo(403);
  }

  @Test
  void every_role_may_read() {
    var issuer = TestIssuer.shared();
    for (var token :
        new String[] {
          issuer.rep("rita"), issuer.manager("marek", "north"), issuer.admin(), issuer.service()
        }) {
      assertThat(service.getAs(token, "/api/deals").status()).isEqualTo(200);
    }
  }
}
