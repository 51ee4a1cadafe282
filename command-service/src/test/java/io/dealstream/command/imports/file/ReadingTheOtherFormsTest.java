package io.dealstream.command.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingTheOtherFormsTest {

  @Test
  void a_lead_is_read_with_what_brought_it_and_nobody_is_named() throws Exception {
    var file =
        "lead_id,occurred_at,status,source,campaign,owner,team,reason,actor,name,email,first_name\n"
            + "l1,2026-03-02T09:00:00Z,open,fair,spring,anna,north,,bea,Yard,x@example.com,Xenia\n";
    assertThat(first(Form.LEADS, file))
        .isEqualTo(
            new FileRow.Readable(
                2,
                new LeadRow(
                    "l1",
                    Instant.parse("2026-03-02T09:00:00Z"),
                    "open",
                    null,
                    "bea",
                    "Yard",
                    "anna",
                    "north",
                    "fair",
                    "spring")));
  }

  @Test
  void an_activity_is_read_with_or_without_its_times() throws Exception {
    var header = "deal_id,type,happened_at,due_at,title,text,link,by,team\n";
    assertThat(
            first(
                Form.ACTIVITIES,
                header + "d1,note,2026-03-02T09:00:00Z,,,\"they build,\nand ask\",,anna,north\n"))
        .isEqualTo(
            new FileRow.Readable(
                2,
                new ActivityRow(
                    "d1",
                    Instant.parse("2026-03-02T09:00:00Z"),
                    null,
                    "note",
                    null,
                    "they build,\nand ask",
                    null,
                    "anna",
                    "north")));
    assertThat(
            ((FileRow.Readable) first(Form.ACTIVITIES, header + "d1,task,,,Ask,,,,\n"))
                .entry()
                .at())
        .isNull();
    assertThat(
            ((FileRow.Unreadable) first(Form.ACTIVITIES, header + "d1,task,,soon,Ask,,,,\n"))
                .problem())
        .isEqualTo(new RowProblem("malformed-time", "due_at", "'soon' is no time"));
  }

  @Test
  void the_header_must_have_what_makes_sense_of_a_row() {
    for (var column : new String[] {"lead_id", "occurred_at", "status"}) {
      isMissing(Form.LEADS, "lead_id,occurred_at,status\n", column);
    }
    for (var column : new String[] {"deal_id", "type", "happened_at"}) {
      isMissing(Form.ACTIVITIES, "deal_id,type,happened_at\n", column);
    }
  }

  private static void isMissing(Form form, String header, String column) {
    var unreadable =
        catchThrowableOfType(
            UnreadableFile.class, () -> first(form, header.replace(column, "something_else")));
    assertThat(unreadable.problem().rule()).isEqualTo("missing-column");
    assertThat(unreadable.problem().field()).isEqualTo(column);
  }

  private static FileRow first(Form form, String csv) throws IOException, UnreadableFile {
    var bytes = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    return CanonicalFile.open(bytes, form).next();
  }
}
