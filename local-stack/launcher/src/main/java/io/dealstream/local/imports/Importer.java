package io.dealstream.local.imports;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.local.client.Api;
import io.dealstream.local.client.Following;
import io.dealstream.local.imports.ImportProgress.RefusedRow;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Hands files to the command side, and follows what becomes of them. */
public final class Importer {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SILENT =
      "the command service has not answered for three minutes; the import goes on when it does";

  private final Api commands;

  public Importer(Api commands) {
    this.commands = commands;
  }

  /**
   * Imports a canonical file of deals, all of whose rows are good.
   *
   * @throws Refusal where one was refused, or all of it
   */
  public void bringIn(Path file, String pipeline, LongConsumer rowsRead)
      throws IOException, InterruptedException {
    var location = hand(file, pipeline, null, null, false);
    var end = followToTheEnd(location, progress -> rowsRead.accept(progress.rows()));
    if (end.failed() || end.rejected() > 0) {
      var why = end.problems().stream().findFirst().map(RefusedRow::detail).orElse("nobody knows");
      throw new Refusal("not all of %s was taken: %s".formatted(file.getFileName(), why));
    }
  }

  /**
   * @param of what its rows tell of; null for what the mapping reads, or deals
   * @param mapping a YAML file, stored under its own name; null where the file is canonical
   * @param dryRun whether nothing is to be stored
   * @return where its progress can be read
   */
  URI hand(Path file, String pipeline, @Nullable String of, @Nullable Path mapping, boolean dryRun)
      throws IOException, InterruptedException {
    try {
      var query = "?pipeline=" + encode(pipeline, UTF_8);
      if (of != null) {
        query += "&of=" + encode(of, UTF_8);
      }
      if (mapping != null) {
        query += "&mapping=" + encode(store(mapping), UTF_8);
      }
      if (dryRun) {
        query += "&dryRun=true";
      }
      var type = file.toString().endsWith(".gz") ? "application/gzip" : "text/csv";
      var answer =
          commands.send(
              "POST", commands.at("/api/imports" + query), type, BodyPublishers.ofFile(file));
      Api.json(answer);
      return location(answer);
    } catch (ConnectException refused) {
      throw Api.notThere(refused);
    }
  }

  private String store(Path mapping) throws IOException, InterruptedException {
    var name = mapping.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    var address = commands.at("/api/import-mappings/" + encode(name, UTF_8).replace("+", "%20"));
    var answer = commands.send("PUT", address, "application/yaml", BodyPublishers.ofFile(mapping));
    if (answer.statusCode() / 100 != 2) {
      throw new Refusal("the mapping " + mapping + " was refused: " + Api.problem(answer));
    }
    return name;
  }

  private URI location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .map(commands::at)
        .orElseThrow(() -> new Refusal("the import was taken, but not where to follow it"));
  }

  /**
   * Looks until it is over. The service may be away for a while in between: it goes on by itself
   * where it was.
   *
   * @return empty where nobody knows of that import
   */
  Optional<ImportProgress> follow(URI location, Consumer<ImportProgress> eye)
      throws InterruptedException {
    return new Following(commands, SILENT)
        .toTheEnd(
            location,
            answer -> {
              if (answer.statusCode() == 404) {
                return Optional.empty();
              }
              Api.json(answer);
              var progress = JSON.readValue(answer.body(), ImportProgress.class);
              eye.accept(progress);
              return progress.over() ? Optional.of(progress) : null;
            });
  }

  /**
   * @throws Refusal where nobody knows of that import
   */
  ImportProgress followToTheEnd(URI location, Consumer<ImportProgress> eye)
      throws InterruptedException {
    return follow(location, eye).orElseThrow(() -> new Refusal("the import is gone: " + location));
  }

  /** Every refused row, page by page, from where an answer left off. */
  void refusals(URI location, ImportProgress first, Consumer<RefusedRow> eye)
      throws IOException, InterruptedException {
    var page = first;
    page.problems().forEach(eye);
    while (page.next() != null) {
      var address = URI.create(location + "?cursor=" + encode(page.next(), UTF_8));
      var answer = commands.get(address);
      Api.json(answer);
      page = JSON.readValue(answer.body(), ImportProgress.class);
      page.problems().forEach(eye);
    }
  }

  /** Writes every refused row to a file, as it comes. */
  void report(URI location, Path file) throws IOException, InterruptedException {
    var request = commands.request(URI.create(location + "/problems.csv")).build();
    var answer = commands.http().send(request, BodyHandlers.ofInputStream());
    try (var sheet = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new Refusal("the refused rows could not be read: " + answer.statusCode());
      }
      Files.copy(sheet, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
