package io.dealstream.local.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is, as the command side tells.
 *
 * @param rows read so far: accepted, unchanged and rejected together
 * @param totalRows of the file; null until it is known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ImportProgress(
    String state,
    long rows,
    @Nullable Long totalRows,
    long accepted,
    long unchanged,
    long rejected,
    double ratePerSecond,
    @Nullable String detail,
    @Nullable List<RefusedRow> problems) {

  /** A row that a rule refused. */
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
