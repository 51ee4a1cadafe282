package io.dealstream.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/**
 * A history of deals with the figures it must give, as an independent program worked them out.
 *
 * @param rows without the header
 */
record History(String pipeline, List<String> stages, String csv, int rows, JsonNode expected) {

  private static final List<String> LOAN_STAGES =
      List.of("submitted", "partly-submitted", "pre-accepted", "accepted", "finalized");

  /** 13,087 real loan applications. */
  static History loans(String pipeline) {
    return of(
        pipeline,
        LOAN_STAGES,
        gunzipped("bpic2012_stage_history.csv.gz"),
        "bpic2012_expected.json");
  }

  /** The first 1,500 of them: the file's rows stand together by deal. */
  static History fewerLoans(String pipeline) {
    var csv = gunzipped("bpic2012_stage_history.csv.gz");
    var lines = csv.split("\n", -1);
    var upTo = String.join("\n", Arrays.copyOf(lines, 6_647)) + "\n";
    return of(pipeline, LOAN_STAGES, upTo, "bpic2012_first_1500_deals_expected.json");
  }

  /** 400 made deals: re-entries, reopenings, equal times, and 169 rows that must be refused. */
  static History tricky(String pipeline) {
    return of(
        pipeline,
        List.of("prospecting", "qualification", "pitch", "negotiation", "closing"),
        text(resource("tricky_history.csv")),
        "tricky_expected.json");
  }

  Map<String, Object> definition() {
    return Map.of(
        "id",
        pipeline,
        "name",
        pipeline,
        "stages",
        stages.stream().map(s -> Map.of("id", s, "name", s)).toList());
  }

  private static History of(String pipeline, List<String> stages, String csv, String expected) {
    var rows = (int) csv.lines().skip(1).filter(line -> !line.isBlank()).count();
    return new History(pipeline, stages, csv, rows, Api.JSON.readTree(resource(expected)));
  }

  private static String gunzipped(String name) {
    try {
      return text(new GZIPInputStream(resource(name)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
        .lines()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(History.class.getResourceAsStream("/histories/" + name), name);
  }
}
