package io.dealstream.command.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingTheCanonicalFormTest {

  private static final String HEADER = "deal_id,occurred_at,stage,reason,actor,amount,currency\n";

  @Test
  void a_row_is_a_transition() throws Exception {
    assertThat(row("d1,2026-03-02T09:00:00Z,pitch,why,anna,12.50,EUR"))
        .isEqualTo(
            new FileRow.Readable(
                2,
                new TransitionRow(
                    "d1",
                    Instant.parse("2026-03-02T09:00:00Z"),
                    "pitch",
                    "why",
                    "anna",
                    new BigDecimal("12.50"),
                    "EUR",
                    null,
                    null,
                    null,
                    null)));
  }

  @Test
  void what_is_blank_says_nothing() throws Exception {
    var read = transition(row("d1,2026-03-02T09:00:00Z,pitch, ,,,"));
    assertThat(read.reason()).isNull();
    assertThat(read.actor()).isNull();
    assertThat(read.amount()).isNull();
    assertThat(read.currency()).isNull();
  }

  @Test
  void optional_columns_are_read_where_they_are() throws Exception {
    var file =
        "stage,occurred_at,deal_id,team,name,reason,actor,amount,currency,source,owner,colour\n"
            + "won,2026-03-02T09:00:00Z,d1,north,Big one,,,,,fair,anna,blue\n";
    var read = transition(open(file).next());
    assertThat(read.stage()).isEqualTo("won");
    assertThat(read.team()).isEqualTo("north");
    assertThat(read.name()).isEqualTo("Big one");
    assertThat(read.source()).isEqualTo("fair");
    assertThat(read.owner()).isEqualTo("anna");
  }

  @Test
  void a_time_may_carry_any_offset_and_is_kept_to_the_millisecond() throws Exception {
    var read = transition(row("d1,2026-03-02T10:00:00.123999+01:00,pitch,,,,"));
    assertThat(read.occurredAt()).isEqualTo("2026-03-02T09:00:00.123Z");
  }

  @Test
  void what_is_no_time_is_refused_with_its_deal_known() throws Exception {
    for (var time :
        new String[] {"yesterday", "2026-02-30T00:00:00Z", "2026-03-02", "2026-03-02T09:00:00"}) {
      assertThat(row("d1," + time + ",pitch,,,,"))
          .isEqualTo(
              new FileRow.Unreadable(
                  2,
                  "d1",
                  new RowProblem("malformed-time", "occurred_at", "'" + time + "' is no time")));
    }
  }

  @Test
  void what_is_no_amount_is_refused() throws Exception {
    for (var amount : new String[] {"12 EUR", "1e9", "NaN", "1.", "0x10", "9".repeat(16)}) {
      var refused = (FileRow.Unreadable) row("d1,2026-03-02T09:00:00Z,pitch,,," + amount + ",");
      assertThat(refused.problem().rule()).isEqualTo("malformed-amount");
      assertThat(refused.problem().field()).isEqualTo("amount");
    }
  }

  @Test
  void what_must_not_be_blank_is_named() throws Exception {
    assertThat(((FileRow.Unreadable) row(",2026-03-02T09:00:00Z,pitch,,,,")).problem())
        .isEqualTo(new RowProblem("value-missing", "deal_id", "it must not be blank"));
    assertThat(((FileRow.Unreadable) row("d1,,pitch,,,,")).problem().field())
        .isEqualTo("occurred_at");
    assertThat(((FileRow.Unreadable) row("d1,2026-03-02T09:00:00Z,,,,,")).problem().field())
        .isEqualTo("stage");
  }

  @Test
  void the_header_must_have_every_column_of_the_form() {
    for (var column : HEADER.strip().split(",")) {
      var unreadable =
          catchThrowableOfType(
              UnreadableFile.class, () -> open(HEADER.replace(column, "something_else")));
      assertThat(unreadable.problem().rule()).isEqualTo("missing-column");
      assertThat(unreadable.problem().field()).isEqualTo(column);
    }
  }

  private static TransitionRow transition(FileRow row) {
    return (TransitionRow) ((FileRow.Readable) row).entry();
  }

  private static FileRow row(String line) throws IOException, UnreadableFile {
    return open(HEADER + line + "\n").next();
  }

  private static CanonicalFile open(String csv) throws IOException, UnreadableFile {
    return CanonicalFile.open(
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Form.DEALS);
  }
}
