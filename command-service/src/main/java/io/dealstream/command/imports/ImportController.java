package io.dealstream.command.imports;

import com.github.f4b6a3.uuid.UuidCreator;
import io.dealstream.background.Rounds;
import io.dealstream.command.imports.file.Form;
import io.dealstream.command.pipeline.PipelineDesk;
import io.dealstream.command.pipeline.Pipelines;
import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Files in, progress out. */
@RestController
@RequestMapping("/api/imports")
final class ImportController {

  private static final String CSV = "text/csv";
  private static final String GZIP = "application/gzip";
  private static final int MOST_PROBLEMS = 1000;

  private final Imports imports;
  private final Rounds rounds;
  private final Mappings mappings;
  private final Pipelines pipelines;
  private final PipelineDesk pipelineDesk;

  ImportController(
      Imports imports,
      Rounds importRounds,
      Mappings mappings,
      Pipelines pipelines,
      PipelineDesk pipelineDesk) {
    this.imports = imports;
    this.rounds = importRounds;
    this.mappings = mappings;
    this.pipelines = pipelines;
    this.pipelineDesk = pipelineDesk;
  }

  @RequestBody(
      required = true,
      description = "rows in the canonical form, or in the form the mapping reads",
      content = {
        @Content(mediaType = CSV, schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = GZIP, schema = @Schema(type = "string", format = "binary"))
      })
  @PostMapping(consumes = {CSV, GZIP})
  ResponseEntity<ImportAnswer> receive(
      @RequestParam("pipeline") String pipelineId,
      @Parameter(
              description = "what the rows tell of",
              schema = @Schema(allowableValues = {"deals", "leads", "activities"}))
          @RequestParam(name = "of", required = false)
          @Nullable String asked,
      @RequestParam(name = "mapping", required = false) @Nullable String mappingName,
      @Parameter(description = "store nothing, and say what would become of the rows")
          @RequestParam(defaultValue = "false")
          boolean dryRun,
      Caller caller,
      InputStream file)
      throws IOException {
    var mapping = mappingName == null ? null : mappings.of(mappingName, pipelineId);
    var form = form(asked, mapping);
    if (pipelines.find(pipelineId).isEmpty()) {
      var draft =
          Optional.ofNullable(mapping)
              .flatMap(Mappings.Named::pipeline)
              .orElseThrow(
                  () ->
                      Problem.notFound(
                          "unknown-pipeline", "pipeline", "there is no pipeline " + pipelineId));
      if (dryRun) {
        pipelineDesk.foresee(draft);
      } else {
        pipelineDesk.createIfAbsent(draft, caller.id());
      }
    }
    var job =
        new ImportJob(
            UuidCreator.getTimeOrderedEpoch(),
            pipelineId,
            form,
            caller.id(),
            mappingName,
            mapping == null ? null : mapping.yaml(),
            null,
            dryRun);
    imports.receive(job, file);
    rounds.wake();
    return ResponseEntity.accepted()
        .location(URI.create("/api/imports/" + job.id()))
        .body(find(job.id(), "0", MOST_PROBLEMS));
  }

  /** Deals where nobody says. */
  private static Form form(@Nullable String asked, Mappings.@Nullable Named mapping) {
    if (asked == null) {
      return mapping == null ? Form.DEALS : mapping.form();
    }
    var form =
        Form.of(asked)
            .orElseThrow(
                () ->
                    Problem.malformed(
                        "malformed-parameter", "of", "it is deals, leads or activities"));
    if (mapping != null && mapping.form() != form) {
      throw Problem.refused(
          "another-form", "mapping", "the mapping reads " + mapping.form().word());
    }
    return form;
  }

  @GetMapping("/{id}")
  ImportAnswer find(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") String cursor,
      @RequestParam(defaultValue = "" + MOST_PROBLEMS) int limit) {
    if (limit < 1 || limit > MOST_PROBLEMS) {
      throw Problem.malformed(
          "malformed-parameter", "limit", "it is between 1 and " + MOST_PROBLEMS);
    }
    return imports.find(id, rowOf(cursor), limit).orElseThrow(() -> unknown(id));
  }

  @ApiResponse(
      responseCode = "200",
      description = "all refused rows: line, type, field, detail",
      content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
  @GetMapping("/{id}/problems.csv")
  ResponseEntity<StreamingResponseBody> problems(@PathVariable UUID id) {
    if (!imports.isThere(id)) {
      throw unknown(id);
    }
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header("Content-Disposition", "attachment; filename=\"problems-" + id + ".csv\"")
        .body(out -> write(id, out));
  }

  private void write(UUID id, OutputStream out) throws IOException {
    var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    var sheet = new ProblemSheet(text);
    imports.problems(id, sheet::add);
    sheet.end();
  }

  private static Problem unknown(UUID id) {
    return Problem.notFound("unknown-import", "id", "there is no import " + id);
  }

  /** The first page holds what is wrong with the file as a whole, which has no row. */
  private static long rowOf(String cursor) {
    try {
      var row = Long.parseLong(cursor);
      return row == 0 ? -1 : row;
    } catch (NumberFormatException foreign) {
      throw Problem.malformed(
          "malformed-parameter", "cursor", "it is the 'next' of an earlier answer");
    }
  }
}
