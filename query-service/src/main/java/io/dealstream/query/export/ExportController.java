package io.dealstream.query.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.edge.Choice;
import io.dealstream.edge.Problem;
import io.dealstream.query.export.Exportable.Numbered;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class ExportController {

  private static final int AT_ONCE = 1_000;
  private static final int MOST_EXPORTS = 4;
  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

  private final List<Exportable> lists;
  private final JsonMapper json;
  private final Semaphore free = new Semaphore(MOST_EXPORTS);

  ExportController(List<Exportable> lists, JsonMapper json) {
    this.lists = lists.stream().sorted(Comparator.comparing(Exportable::word)).toList();
    this.json = json;
  }

  /**
   * A whole list as a file, oldest first, written while it is read: no connection to the database
   * is held while a slow reader reads.
   *
   * @param of {@code deals}, {@code events} or {@code transitions}
   * @param format {@code csv} or {@code ndjson}
   * @param from leaves out what happened, or was opened, earlier
   * @param to leaves out what happened, or was opened, then or later
   */
  @GetMapping("/api/export")
  void export(
      @RequestParam(defaultValue = "transitions") String of,
      @RequestParam(defaultValue = "csv") String format,
      @RequestParam(required = false) @Nullable String pipeline,
      @RequestParam(required = false) @Nullable String deal,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      HttpServletResponse response)
      throws IOException {
    var list = Choice.of("of", of, lists, Exportable::word);
    var form = Choice.of("format", format, List.of(ExportForm.values()), ExportForm::word);
    if (!free.tryAcquire()) {
      throw Problem.unavailable("too-many-exports", "others export already", TRY_AGAIN);
    }
    try {
      write(list, form, new Part(pipeline, deal, owner, from, to), response);
    } finally {
      free.release();
    }
  }

  // The first items are read before anything is written: what fails at once is still a problem.
  private void write(Exportable list, ExportForm form, Part part, HttpServletResponse response)
      throws IOException {
    var items = list.next(part, 0, AT_ONCE);
    response.setContentType(form.type().toString());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(list.word() + '.' + form.word())
            .build()
            .toString());
    var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8));
    var sheet = form.open(out, list.columns(), json);
    while (!items.isEmpty()) {
      for (Numbered numbered : items) {
        sheet.add(numbered.item());
      }
      items =
          items.size() < AT_ONCE ? List.of() : list.next(part, items.getLast().number(), AT_ONCE);
    }
    out.flush();
  }
}
