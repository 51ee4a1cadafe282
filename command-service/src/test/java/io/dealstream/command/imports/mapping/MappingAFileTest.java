package io.dealstream.command.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealstream.command.imports.file.FileRow;
import io.dealstream.command.imports.file.HistoryFile;
import io.dealstream.command.imports.file.TransitionRow;
import io.dealstream.command.imports.file.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingAFileTest {

  private static final String DATE_COLUMNS =
      """
      dates: {formats: [yyyy-MM-dd], zone: Europe/Warsaw}
      fields: {deal_id: "{id}"}
      transitions:
        - {stage: lead, occurred_at: "{created}"}
        - {stage: offer, occurred_at: ["{offered}", "{created}"]}
        - {stage: won, when: {result: [Won]}, occurred_at: "{closed}"}
      """;

  @Test
  void a_date_column_for_each_stage_gives_a_row_for_each() throws Exception {
    assertThat(
            read(
                DATE_COLUMNS,
                "id,created,offered,closed,result\nd1,2026-01-02,2026-01-05,2026-02-01,Won\n"))
        .containsExactly(
            "2 d1 lead 2026-01-01T23:00:00Z",
            "2 d1 offer 2026-01-04T23:00:00Z",
            "2 d1 won 2026-01-31T23:00:00Z");
  }

  @Test
  void a_row_tells_its_transitions_in_the_order_of_their_times() throws Exception {
    assertThat(
            read(
                DATE_COLUMNS, "id,created,offered,closed,result\nd1,2026-01-05,2026-01-02,,Open\n"))
        .containsExactly("2 d1 offer 2026-01-01T23:00:00Z", "2 d1 lead 2026-01-04T23:00:00Z");
  }

  @Test
  void a_transition_without_a_time_did_not_happen_unless_its_condition_says_it_did()
      throws Exception {
    assertThat(read(DATE_COLUMNS, "id,created,offered,closed,result\nd1,,2026-01-02,,Won\n"))
        .containsExactly("2 d1 offer 2026-01-01T23:00:00Z", "2 d1 value-missing occurred_at");
  }

  @Test
  void a_row_of_which_nothing_comes_is_refused() throws Exception {
    assertThat(read(DATE_COLUMNS, "id,created,offered,closed,result\nd1,,,,\n"))
        .containsExactly("2 null no-transition row");
  }

  @Test
  void rows_the_mapping_does_not_ask_for_are_passed_over_as_if_they_were_not_there()
      throws Exception {
    assertThat(
            read(
                "only: {kind: [stage, created]}\n" + DATE_COLUMNS,
                """
                id,created,offered,closed,result,kind
                d1,2026-01-02,,,,amount
                d1,2026-01-03,,,,stage
                d1,,,,,amount
                d1
                """))
        .containsExactly(
            "3 d1 lead 2026-01-02T23:00:00Z",
            "3 d1 offer 2026-01-02T23:00:00Z",
            "5 null unreadable-row row");
  }

  @Test
  void a_row_a_transition_is_read_with_words_translated() throws Exception {
    var mapping =
        """
        dates: {formats: ["d.M.yyyy HH:mm", iso], zone: Europe/Warsaw}
        transitions:
          - deal_id: "{Deal}-{Region}"
            stage: {value: "{Status}", values: {Neu: lead, Gewonnen: won}, blank: [n/a]}
            occurred_at: "{Am}"
        """;
    assertThat(
            read(
                mapping,
                """
                Deal,Region,Status,Am
                7,EU,Neu,2.1.2026 10:30
                7,EU,Gewonnen,2026-01-03T00:00:00Z
                7,EU,Storniert,3.1.2026 10:30
                7,EU,n/a,3.1.2026 10:30
                7,EU,Neu,31.2.2026 10:30
                7,,Neu,2.1.2026 10:30
                """))
        .containsExactly(
            "2 7-EU lead 2026-01-02T09:30:00Z",
            "3 7-EU won 2026-01-03T00:00:00Z",
            "4 7-EU unmapped-value stage",
            "5 7-EU value-missing stage",
            "6 7-EU malformed-time occurred_at",
            "7 null value-missing deal_id");
  }

  @Test
  void amounts_encodings_and_delimiters_are_as_the_file_has_them() throws Exception {
    var mapping =
        """
        file: {delimiter: ";", encoding: windows-1252}
        numbers: {decimal: ",", grouping: "."}
        transitions:
          - deal_id: "{id}"
            stage: lead
            occurred_at: 2026-01-02T00:00:00Z
            name: "{{{id}}}"
            amount: {value: "{wert}", blank: "0,00"}
            owner: "{besitzer}"
        """;
    var file =
        open(
            mapping,
            "id;wert;besitzer\n1;1.234,50;Müller\n2;0,00;x\n3;1,5;x\n4;1.5.6,7,8;x\n",
            Charset.forName("windows-1252"));
    var first = (TransitionRow) ((FileRow.Readable) file.next()).entry();
    assertThat(first.amount()).isEqualByComparingTo("1234.50");
    assertThat(first.owner()).isEqualTo("Müller");
    assertThat(first.name()).isEqualTo("{1}");
    assertThat(((TransitionRow) ((FileRow.Readable) file.next()).entry()).amount()).isNull();
    assertThat(((TransitionRow) ((FileRow.Readable) file.next()).entry()).amount())
        .isEqualTo("1.5");
    assertThat(((FileRow.Unreadable) file.next()).problem().rule()).isEqualTo("malformed-amount");
  }

  @Test
  void a_column_the_mapping_names_must_be_there() {
    var unreadable =
        catchThrowableOfType(
            UnreadableFile.class, () -> read(DATE_COLUMNS, "id,created,offered,closed\n"));
    assertThat(unreadable.problem().field()).isEqualTo("result");
  }

  @Test
  void a_shift_ends_yesterday_where_the_file_is_at_home() throws Exception {
    var mapping =
        Mapping.read(DATE_COLUMNS.replace("zone: E", "shift: newest-is-yesterday, zone: E"));
    var newest = Instant.parse("2026-01-31T23:00:00Z"); // 1 February in Warsaw
    // Still 4 March in London, already the 5th in Warsaw: yesterday is the 4th.
    assertThat(mapping.shiftFor(newest, at("2026-03-04T23:30:00Z"))).isEqualTo(31);
    assertThat(mapping.shiftFor(newest, at("2026-03-04T22:30:00Z"))).isEqualTo(30);
  }

  @Test
  void no_moment_is_shifted_into_today_by_the_end_of_summer_time() throws Exception {
    var mapping =
        Mapping.read(DATE_COLUMNS.replace("zone: E", "shift: newest-is-yesterday, zone: E"));
    var lateInWinter = Instant.parse("2026-01-31T22:30:00Z"); // 23:30 in Warsaw
    var now = Instant.parse("2026-06-10T10:00:00Z");
    var moved =
        lateInWinter.plusSeconds(86_400L * mapping.shiftFor(lateInWinter, at(now.toString())));
    assertThat(moved).isBefore("2026-06-09T22:00:00Z").isAfter("2026-06-08T21:00:00Z");
  }

  @Test
  void a_shifted_date_stays_the_beginning_of_a_day() throws Exception {
    assertThat(
            drain(
                Mapping.read(DATE_COLUMNS)
                    .open(
                        new ByteArrayInputStream(
                            "id,created,offered,closed,result\nd1,2026-03-20,2026-03-21,,\n"
                                .getBytes(StandardCharsets.UTF_8)),
                        20)))
        .containsExactly("2 d1 lead 2026-04-08T22:00:00Z", "2 d1 offer 2026-04-09T22:00:00Z");
  }

  private static Clock at(String now) {
    return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
  }

  private static List<String> read(String mapping, String csv) throws Exception {
    return drain(open(mapping, csv, StandardCharsets.UTF_8));
  }

  private static HistoryFile open(String mapping, String csv, Charset charset) throws Exception {
    return Mapping.read(mapping).open(new ByteArrayInputStream(csv.getBytes(charset)), 0);
  }

  private static List<String> drain(HistoryFile file) throws Exception {
    var rows = new ArrayList<String>();
    for (var row = file.next(); row != null; row = file.next()) {
      rows.add(
          row.line()
              + " "
              + row.id()
              + " "
              + switch (row) {
                case FileRow.Readable(_, var told) -> told.content().get(1) + " " + told.at();
                case FileRow.Unreadable u -> u.problem().rule() + " " + u.problem().field();
              });
    }
    return rows;
  }
}
