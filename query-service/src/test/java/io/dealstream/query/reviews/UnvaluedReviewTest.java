package io.dealstream.query.reviews;

import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.events.alert.AlertKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no deal has a value, nothing is said to be worth nothing. */
class UnvaluedReviewTest {

  @ParameterizedTest
  @CsvSource({
    "en, not known, of no known value, Deals of no known value are stuck in pitch",
    "pl, nieznana, bez znanej wartości, W etapie pitch utknęły szanse bez znanej wartości",
  })
  void no_value_is_told(String lang, String cell, String worth, String stuck) {
    var review = EventJson.MAPPER.treeToValue(tale().drafted("weekly", "2026-03-12"), Review.class);
    assertThat(review.talkAbout())
        .extracting(Matter::rule)
        .contains(Matter.Rule.STUCK_VALUE, Matter.Rule.LOSS_REASON);
    var words = Words.of(lang);
    var blocks = new Sheet(review, words).blocks();
    for (var text : new String[] {Markdown.of(blocks), HtmlPage.of(blocks, words)}) {
      assertThat(text).contains(cell, worth, stuck).doesNotContain("0.00", "0,00", "EUR");
    }
  }

  private static Tale tale() {
    var tale = new Tale(null, pipeline(newId("p")));
    tale.opened("stuck", "pitch", null, "2026-03-03T09:00:00Z");
    for (var n = 0; n < 5; n++) {
      tale.opened("d" + n, "pitch", null, "2026-03-10T1" + n + ":00:00Z")
          .lost("d" + n, "pitch", null, "price", "2026-03-11T1" + n + ":00:00Z");
    }
    tale.alert("stuck", "pitch", AlertKind.IDLE, "2026-03-14T09:00:00Z", null);
    return tale;
  }
}
