package io.dealstream.query.reviews;

import static io.dealstream.query.support.Sample.pipeline;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.query.support.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A review in its forms, as approved. With {@code -Dapprove=true} those that are not there yet are
 * written.
 */
class FormsTest {

  private static final Path FOLDER = Path.of("src/test/resources/reviews");

  @Test
  void a_review_made_of_its_events_is_as_approved() throws IOException {
    var tale = TwoWeeks.of(new Tale(null, pipeline(TwoWeeks.PIPELINE)));
    var review = tale.drafted("weekly", "2026-03-12");
    var file = FOLDER.resolve("review.json");
    if (Boolean.getBoolean("approve") && !Files.exists(file)) {
      Files.writeString(file, review.toPrettyString() + "\n");
    }
    assertThat(review).isEqualTo(Service.JSON.readTree(Files.readString(file)));
  }

  @ParameterizedTest
  @CsvSource({"en,md", "pl,md", "en,html", "pl,html"})
  void a_review_reads_as_approved(String lang, String form) throws IOException {
    var text = written(lang, form);
    var file = FOLDER.resolve("review." + lang + "." + form);
    if (Boolean.getBoolean("approve") && !Files.exists(file)) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void what_was_written_of_a_deal_is_text_and_nothing_else() throws IOException {
    for (var lang : List.of("en", "pl")) {
      assertThat(written(lang, "html"))
          .doesNotContain("<script")
          .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Co&quot;");
      assertThat(written(lang, "md"))
          .doesNotContain("<script")
          .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"Co\" \\| \\*\\*x\\*\\*");
    }
  }

  private static String written(String lang, String form) throws IOException {
    var json = Files.readString(FOLDER.resolve("review.json"), UTF_8);
    var words = Words.of(lang);
    var blocks = new Sheet(EventJson.MAPPER.readValue(json, Review.class), words).blocks();
    return form.equals("md") ? Markdown.of(blocks) : HtmlPage.of(blocks, words);
  }
}
