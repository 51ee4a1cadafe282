package io.dealstream.query.reviews;

import io.dealstream.events.alert.AlertKind;
import io.dealstream.query.support.Sample;
import java.time.Instant;

/** Of some deals; with ids that are the same in every run, as the review is compared as a whole. */
final class TwoWeeks {

  static final String PIPELINE = "reviewed";

  private TwoWeeks() {}

  static Tale of(Tale tale) {
    tale.opened("old", "prospecting", "500.00", "2026-03-02T09:00:00Z")
        .moved("old", "prospecting", "pitch", "2026-03-04T09:30:00Z")
        .opened("gone", "pitch", "80.00", "2026-03-03T09:00:00Z")
        .lost("gone", "pitch", "75.00", "timing", "2026-03-05T10:00:00Z")
        .missed("old", "a0", "ask", "pitch", "2026-03-05T12:00:00Z")
        .opened(
            "odd",
            "<script>alert(1)</script> & \"Co\" | **x**\n1",
            "prospecting",
            "1250.50",
            "2026-03-09T08:00:00Z")
        .opened("bare", "prospecting", null, "2026-03-09T09:00:00Z")
        .moved("odd", "prospecting", "closing", "2026-03-11T10:15:00Z")
        .won("odd", "closing", "1200.00", "2026-03-12T11:00:00Z")
        .missed("old", "a1", "ask again", "pitch", "2026-03-10T12:00:00Z")
        .missed("old", "a2", null, "pitch", "2026-03-11T12:00:00Z")
        .done("old", "a1", "pitch", "2026-03-12T12:00:00Z")
        .with(Sample.reopened("gone", PIPELINE, "pitch", 2, Instant.parse("2026-03-13T09:00:00Z")))
        .moved("old", "pitch", "qualification", "2026-03-13T10:00:00Z");
    for (var n = 0; n < 4; n++) {
      tale.opened("price" + n, "pitch", "10.00", "2026-03-10T1" + n + ":00:00Z")
          .lost("price" + n, "pitch", "10.00", "price", "2026-03-11T1" + n + ":00:00Z");
    }
    tale.alert("bare", "prospecting", AlertKind.IDLE, "2026-03-14T09:00:00Z", null);
    tale.alert(
        "old", "pitch", AlertKind.OVERSTAYED, "2026-03-14T09:30:00Z", "2026-03-20T10:00:00Z");
    return tale;
  }
}
