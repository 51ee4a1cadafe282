package io.dealstream.query.reviews;

import io.dealstream.events.EventJson;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Reviews for whoever sends them. */
@Component
public class Printing {

  private final Reviews reviews;

  Printing(Reviews reviews) {
    this.reviews = reviews;
  }

  /**
   * Looks at what a review would be asked for with.
   *
   * @param lang {@code en} or {@code pl}
   * @throws io.dealstream.edge.Problem 400 for a segment that is not measured or a language that is
   *     not spoken here, 404 for an unknown pipeline
   */
  public void check(String pipeline, String segment, String lang) {
    reviews.check(pipeline, segment);
    var _ = Words.of(lang);
  }

  /**
   * @param day of the period, in the pipeline's zone
   * @param now in whole milliseconds
   * @throws io.dealstream.edge.Problem as {@link #check}
   */
  public Paper of(
      String pipeline, Rhythm rhythm, LocalDate day, String segment, String lang, Instant now) {
    var words = Words.of(lang);
    var review = reviews.of(pipeline, rhythm, day, segment, now);
    var sheet = new Sheet(review, words);
    var title =
        words.say(
            "subject", sheet.title(), words.day(review.now().from()), words.day(review.now().to()));
    var blocks = sheet.blocks();
    return new Paper(
        title,
        Markdown.of(blocks),
        HtmlPage.of(blocks, words),
        EventJson.MAPPER.writeValueAsString(review));
  }
}
