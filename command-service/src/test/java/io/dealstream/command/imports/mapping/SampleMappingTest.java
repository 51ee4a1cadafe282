package io.dealstream.command.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.imports.file.FileRow;
import io.dealstream.command.imports.file.TransitionRow;
import io.dealstream.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mapping that is shipped, on the file that is shipped. */
class SampleMappingTest {

  private static final Path SAMPLES = TestServers.home().resolve("samples");

  @Test
  void every_deal_is_read_with_its_outcome() throws Exception {
    var rows = read(0);
    assertThat(rows).hasSize(8_800 + 4_238 + 2_473);
    assertThat(rows.stream().map(TransitionRow::dealId).distinct()).hasSize(8_800);
    assertThat(of(rows, "won")).hasSize(4_238).allMatch(row -> row.amount() != null);
    assertThat(of(rows, "lost")).hasSize(2_473).allMatch(row -> row.amount() == null);
    assertThat(of(rows, "engaging")).hasSize(8_300);
    assertThat(of(rows, "prospecting"))
        .hasSize(500)
        .allMatch(row -> row.occurredAt().equals(Instant.parse("2017-12-31T00:00:00Z")));
  }

  @Test
  void every_deal_has_a_name_and_an_owner() throws Exception {
    assertThat(read(0)).allMatch(row -> row.name() != null && row.owner() != null);
  }

  @Test
  void the_newest_day_becomes_yesterday() throws Exception {
    var noon = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    var newest = read(0).stream().map(TransitionRow::occurredAt).max(Instant::compareTo).get();
    var shift = mapping().shiftFor(newest, noon);
    assertThat(read(shift).stream().map(TransitionRow::occurredAt).max(Instant::compareTo))
        .contains(Instant.parse("2026-11-22T00:00:00Z"));
  }

  private static List<TransitionRow> of(List<TransitionRow> rows, String stage) {
    return rows.stream().filter(row -> row.stage().equals(stage)).toList();
  }

  private static Mapping mapping() throws Exception {
    return Mapping.read(Files.readString(SAMPLES.resolve("crm-sales-opportunities.yaml")));
  }

  private static List<TransitionRow> read(int shift) throws Exception {
    var rows = new ArrayList<TransitionRow>();
    try (var csv = Files.newInputStream(SAMPLES.resolve("crm-sales-opportunities.csv"))) {
      var file = mapping().open(csv, shift);
      for (var row = file.next(); row != null; row = file.next()) {
        rows.add((TransitionRow) ((FileRow.Readable) row).entry());
      }
    }
    return rows;
  }
}
