package io.dealstream.command.pipeline;

import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.command.http.Version;
import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import io.dealstream.events.Via;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/pipelines")
class PipelineController {

  private final PipelineDesk desk;

  PipelineController(PipelineDesk desk) {
    this.desk = desk;
  }

  /** Without a body: the default pipeline. */
  @PostMapping
  ResponseEntity<Version> create(
      @RequestBody(required = false) @Nullable PipelineDraft draft, Caller caller) {
    var created = desk.create(draft == null ? DefaultPipeline.DRAFT : draft, Via.API, caller.id());
    return Answers.created("/api/pipelines", created.id(), created.answer());
  }

  /** Makes the next version. */
  @PutMapping("/{id}")
  ResponseEntity<Version> redefine(
      @PathVariable String id, @RequestBody PipelineDraft draft, IfMatch seen, Caller caller) {
    if (draft.id() != null && !draft.id().equals(id)) {
      throw Problem.malformed("id-mismatch", "id", "the body's id is not the address's");
    }
    var changed = desk.redefine(id, draft, seen.version(), caller.id());
    return Answers.changed(id, changed.answer());
  }
}
