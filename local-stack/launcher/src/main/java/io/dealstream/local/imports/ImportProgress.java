package io.dealstream.local.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is, as the command side tells.
 *
 * @param rows read so far: accepted, unchanged and rejected together
 * @param totalRows of the file; null until it is known
 * @param problems the first page of them
 * @param next where the next page begins; null where there is none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ImportProgress(
    String state,
    boolean dryRun,
    long rows,
    @Nullable Long totalRows,
    long accepted,
    long unchanged,
    long rejected,
    double ratePerSecond,
    List<RefusedRow> problems,
    @Nullable String next) {

  /** A row that a rule refused; of a failed import, what is wrong with the file. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record RefusedRow(long line, String type, String detail) {}

  boolean over() {
    return failed() || state.equals("done");
  }

  boolean failed() {
    return state.equals("failed");
  }

  long total() {
    return totalRows == null ? 0 : totalRows;
  }
}
