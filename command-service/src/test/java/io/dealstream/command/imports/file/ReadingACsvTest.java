package io.dealstream.command.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

class ReadingACsvTest {

  @Test
  void a_field_may_hold_commas_quotes_and_line_ends() throws Exception {
    assertThat(read("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\nz,\n"))
        .containsExactly("2: x, \"y\"|two\nlines", "4: z|");
  }

  @Test
  void a_quote_within_an_unquoted_field_is_a_letter() throws Exception {
    assertThat(read("a,b\n5\" pipe,x\n6\" pipe,y\n"))
        .containsExactly("2: 5\" pipe|x", "3: 6\" pipe|y");
  }

  @Test
  void lines_may_end_as_on_windows_and_the_last_need_not_end() throws Exception {
    assertThat(read("a,b\r\n1,2\r\n3,4")).containsExactly("2: 1|2", "3: 3|4");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_column() throws Exception {
    assertThat(read("\uFEFFa,b\n1,2\n")).containsExactly("2: 1|2");
  }

  @Test
  void blank_lines_are_no_rows() throws Exception {
    assertThat(read("a,b\n\n1,2\n  \n\n3,4\n\n")).containsExactly("3: 1|2", "6: 3|4");
  }

  @Test
  void a_row_without_quotes_is_read_as_the_library_reads_it() throws Exception {
    var random = new Random(11);
    for (var i = 0; i < 2_000; i++) {
      var text = new StringBuilder("x");
      for (var length = random.nextInt(12); length > 0; length--) {
        text.append(",; \tab\u00e9\u2028".charAt(random.nextInt(8)));
      }
      var delimiter = random.nextBoolean() ? ',' : ';';
      var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
      try (var parser = CSVParser.parse(text.toString(), format)) {
        var records = new CsvRecords(lines(text.toString()), delimiter);
        assertThat(records.next())
            .isEqualTo(new CsvRecord.Values(1, List.of(parser.iterator().next().values())));
      }
    }
  }

  private static Lines lines(String text) {
    return new Lines(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @Test
  void a_quote_never_closed_costs_its_line_and_no_other() throws Exception {
    assertThat(read("a,b\n1,2\n\"open,x\n3,4\n5,6\n"))
        .containsExactly(
            "2: 1|2", "3! a quote is opened here and never closed", "4: 3|4", "5: 5|6");
  }

  @Test
  void a_letter_after_a_closing_quote_costs_its_line_and_no_other() throws Exception {
    assertThat(read("a,b\n\"x\"y,2\n3,4\n"))
        .containsExactly("2! something follows a closing quote", "3: 3|4");
  }

  @Test
  void a_row_has_as_many_fields_as_the_header() throws Exception {
    assertThat(read("a,b\n1\n1,2,3\n1,2\n"))
        .containsExactly(
            "2! the row has 1 fields, the header 2",
            "3! the row has 3 fields, the header 2",
            "4: 1|2");
  }

  @Test
  void bytes_that_are_no_text_cost_their_line_and_no_other() throws Exception {
    var bytes = "a,b\nM?ller,x\nz,\0\n1,2\n".getBytes(StandardCharsets.ISO_8859_1);
    bytes[5] = (byte) 0xfc;
    assertThat(read(bytes, CsvShape.USUAL))
        .containsExactly(
            "2! the line holds bytes that are not UTF-8",
            "3! the line holds a zero byte",
            "4: 1|2");
    assertThat(read(bytes, new CsvShape(StandardCharsets.ISO_8859_1, ',')))
        .startsWith("2: Müller|x");
  }

  @Test
  void a_line_of_any_length_costs_itself_and_no_memory() throws Exception {
    assertThat(read("a,b\n" + "x".repeat(1 << 20) + ",2\n1,2\n"))
        .containsExactly("2! the line is longer than 65536 bytes", "3: 1|2");
  }

  @Test
  void gzip_is_read_whatever_it_is_called() throws Exception {
    assertThat(read(zipped("a,b\n1,2\n"), CsvShape.USUAL)).containsExactly("2: 1|2");
  }

  @Test
  void gzip_that_is_cut_off_makes_the_file_useless() throws Exception {
    var whole = zipped("a,b\n" + "1,2\n".repeat(100_000));
    var unreadable = refused(Arrays.copyOf(whole, whole.length / 2));
    assertThat(unreadable.problem().rule()).isEqualTo("damaged-gzip");
    assertThat(unreadable.line()).isGreaterThan(1);
  }

  @Test
  void a_missing_column_is_named() {
    var unreadable = refused("a,c\n1,2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(unreadable.line()).isEqualTo(1);
    assertThat(unreadable.problem())
        .isEqualTo(
            new RowProblem("missing-column", "b", "the header has no column 'b'; needed are a, b"));
  }

  @Test
  void a_column_that_stands_twice_is_named() {
    var unreadable = refused("a,b,a\n".getBytes(StandardCharsets.UTF_8));
    assertThat(unreadable.problem().rule()).isEqualTo("duplicate-column");
    assertThat(unreadable.problem().field()).isEqualTo("a");
  }

  @Test
  void what_is_no_csv_is_said_to_be_none() {
    assertThat(refused(new byte[0]).problem().rule()).isEqualTo("missing-header");
    assertThat(refused("PK\3\4".getBytes(StandardCharsets.UTF_8)).problem().rule())
        .isEqualTo("not-a-csv");
    assertThat(refused("a,b\n".getBytes(StandardCharsets.UTF_16)).problem().rule())
        .isEqualTo("not-a-csv");
    assertThat(refused(new byte[] {0, 1, 2, 10}).problem().rule()).isEqualTo("malformed-header");
  }

  private static UnreadableFile refused(byte[] file) {
    return catchThrowableOfType(UnreadableFile.class, () -> read(file, CsvShape.USUAL));
  }

  private static List<String> read(String csv) throws IOException, UnreadableFile {
    return read(csv.getBytes(StandardCharsets.UTF_8), CsvShape.USUAL);
  }

  private static List<String> read(byte[] file, CsvShape shape) throws IOException, UnreadableFile {
    var csv = CsvFile.open(new ByteArrayInputStream(file), shape);
    csv.require(List.of("a", "b"));
    var rows = new ArrayList<String>();
    for (var row = csv.next(); row != null; row = csv.next()) {
      rows.add(
          switch (row) {
            case CsvRow.Whole whole -> whole.line() + ": " + whole.get("a") + "|" + whole.get("b");
            case CsvRow.Broken(var line, var why) -> line + "! " + why;
          });
    }
    return rows;
  }

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
