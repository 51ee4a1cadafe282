package io.dealstream.query.reviews;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReviewController {

  private final Reviews reviews;

  ReviewController(Reviews reviews) {
    this.reviews = reviews;
  }

  /**
   * A period of a pipeline beside the one before: what came, moved, was won and lost, what is
   * stuck, what was missed, conversion and dwell, and the three things most worth talking about; as
   * JSON, as Markdown or as a page to print.
   *
   * @param period {@code weekly}, {@code biweekly} (the two ISO weeks that end with the date's
   *     week) or {@code monthly}
   * @param date a day of the period in the pipeline's zone; without it, today
   * @param segment {@code all}, {@code owner:ID}, {@code team:ID} or {@code source:ID}
   * @param format {@code json}, {@code markdown} or {@code html}; without it, what the request
   *     accepts
   * @param lang of the page and the Markdown: {@code en} or {@code pl}
   */
  @GetMapping("/api/reviews")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = Review.class)),
        @Content(mediaType = "text/markdown", schema = @Schema(type = "string")),
        @Content(mediaType = "text/html", schema = @Schema(type = "string"))
      })
  ResponseEntity<?> review(
      @RequestParam String pipeline,
      @RequestParam(defaultValue = "weekly") String period,
      @RequestParam(required = false) @Nullable String date,
      @RequestParam(defaultValue = "all") String segment,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(defaultValue = "en") String lang,
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
    var form = ReviewForm.of(format, accept);
    var words = Words.of(lang);
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var day = date == null ? null : AskedDay.of(date);
    var review = reviews.of(pipeline, Rhythm.named(period), day, segment, now);
    var answer =
        ResponseEntity.ok().contentType(form.type()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return switch (form) {
      case JSON -> answer.body(review);
      case MARKDOWN -> answer.body(Markdown.of(new Sheet(review, words).blocks()));
      case HTML -> answer.body(HtmlPage.of(new Sheet(review, words).blocks(), words));
    };
  }
}
