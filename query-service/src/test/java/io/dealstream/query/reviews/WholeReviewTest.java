package io.dealstream.query.reviews;

import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** One review as a whole, and in the form that is asked for. */
class WholeReviewTest {

  private static final Path FILE = Path.of("src/test/resources/reviews/review.json");
  private static final Service service = Service.shared();

  private static final String P = TwoWeeks.PIPELINE;

  private static final Tale tale = new Tale(service, pipeline(P));

  @BeforeAll
  static void publish() {
    TwoWeeks.of(tale).publish();
  }

  @Test
  void it_tells_what_happened() throws IOException {
    var review = (ObjectNode) tale.review("&period=weekly&date=2026-03-12");
    assertThat(review.get("folded").isEmpty()).isFalse();
    review.putObject("folded");
    assertThat(Instant.parse(review.get("asOf").asString())).isBefore(Instant.now());
    review.put("asOf", "2026-03-25T12:00:00Z");
    assertThat(review).isEqualTo(Service.JSON.readTree(Files.readString(FILE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''              | */*                                        | application/json",
        "''              | text/markdown                              | text/markdown",
        "''              | text/html,application/xml;q=0.9,*/*;q=0.8  | text/html",
        "''              | application/json;q=0.5, text/*             | text/markdown",
        "&format=markdown| text/html                                  | text/markdown",
        "&format=html    | application/json                           | text/html",
        "&format=json    | text/html                                  | application/json",
      })
  void it_comes_in_the_form_that_is_asked_for(String more, String accept, String type) {
    var answer = service.get("/api/reviews?pipeline=" + P + more, "Accept", accept);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(type);
    assertThat(answer.headers().allValues("Vary")).contains("Accept");
    switch (type) {
      case "text/html" -> assertThat(answer.text()).startsWith("<!doctype html>");
      case "text/markdown" -> assertThat(answer.text()).startsWith("# Weekly review: Sales");
      default -> assertThat(answer.json().get("pipelineId").asString()).isEqualTo(P);
    }
  }

  @Test
  void another_language_and_other_forms() {
    var polish = service.get("/api/reviews?format=markdown&lang=pl&pipeline=" + P);
    assertThat(polish.text()).startsWith("# Przegląd tygodniowy: Sales");
    var answer = service.get("/api/reviews?pipeline=" + P, "Accept", "image/png");
    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.json().get("rule").asString()).isEqualTo("not-acceptable");
    var bad = service.get("/api/reviews?pipeline=" + P, "Accept", "nonsense");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.json().get("field").asString()).isEqualTo("Accept");
  }

  @Test
  void without_a_date_it_is_of_now() {
    var review = tale.review("&period=monthly");
    assertThat(Instant.parse(review.at("/now/start").asString())).isBefore(Instant.now());
    assertThat(Instant.parse(review.at("/now/end").asString())).isAfter(Instant.now());
    assertThat(review.at("/stuck/at")).isEqualTo(review.get("asOf"));
    assertThat(review.at("/before/end")).isEqualTo(review.at("/now/start"));
  }
}
