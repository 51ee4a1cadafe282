package io.dealstream.query.deals;

import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadingADealTest {

  private static Service service;

  @BeforeAll
  static void start() {
    service = Service.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void tells_all_of_a_deal_and_its_version_as_the_etag() {
    var p = newId("p");
    var d = newId("d");
    Publisher.SHARED.publish(
        pipeline(p),
        opened(d, p, "prospecting", "1250.00"),
        moved(d, p, "prospecting", "pitch", 1, TUESDAY),
        won(d, p, "pitch", "1300.50", FRIDAY));

    var answer = service.get("/api/deals/" + d + "?minVersion=2");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    assertThat(answer.json().get("status").asString()).isEqualTo("won");
  }
}
