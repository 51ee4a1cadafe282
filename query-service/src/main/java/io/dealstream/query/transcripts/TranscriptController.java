package io.dealstream.query.transcripts;

import io.dealstream.edge.Problem;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.dealstream.query.paging.Question;
import io.dealstream.query.transcripts.TranscriptSearch.Numbered;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** No answer is to be kept on the way: it could not be erased there. */
@RestController
class TranscriptController {

  private static final int USUAL_PAGE = 20;

  private final TranscriptSearch transcripts;

  TranscriptController(TranscriptSearch transcripts) {
    this.transcripts = transcripts;
  }

  /** What was written and said about deals, the newest first. */
  @GetMapping("/api/transcripts")
  ResponseEntity<Page<FoundTranscript>> search(
      @Parameter(description = "words, each of which the text has, or begins one that it has")
          @RequestParam
          String q,
      @RequestParam(required = false) @Nullable String pipeline,
      @RequestParam(required = false) @Nullable String deal,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var words = Question.of(q);
    if (words.isBlank()) {
      throw Problem.malformed("malformed-question", "q", "at least one character");
    }
    var size = Limit.of(limit, USUAL_PAGE);
    var found =
        Page.of(
            transcripts.find(words, pipeline, deal, Cursor.of(cursor), size),
            size,
            Numbered::number);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Page<>(found.items().stream().map(Numbered::found).toList(), found.next()));
  }
}
