package io.dealstream.command.imports;

import static io.dealstream.edge.SheetText.safe;

import io.dealstream.command.imports.ImportAnswer.ProblemItem;
import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Refused rows as a CSV (RFC 4180). Its texts quote what somebody wrote into a file, and are likely
 * to be opened in a spreadsheet.
 */
final class ProblemSheet {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader("line", "type", "field", "detail").get();

  private final CSVPrinter printer;

  /** Writes the header. */
  ProblemSheet(Appendable out) throws IOException {
    this.printer = new CSVPrinter(out, FORMAT);
  }

  void add(ProblemItem problem) throws IOException {
    printer.printRecord(
        problem.line(), safe(problem.type()), safe(problem.field()), safe(problem.detail()));
  }

  void end() throws IOException {
    printer.flush();
  }
}
