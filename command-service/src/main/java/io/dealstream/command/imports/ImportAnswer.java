package io.dealstream.command.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.command.imports.file.Form;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an import stands.
 *
 * @param of what the rows tell of
 * @param dryRun whether nothing was stored: it says what would become of the rows
 * @param rows handled so far: accepted, unchanged and rejected together
 * @param ratePerSecond rows a second since it began, or began again after a crash; 0 before that
 * @param totalRows of the file, once it was read through
 * @param problems in the order of the file
 * @param problemsTruncated whether there are more, from the cursor {@code next} on
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ImportAnswer(
    UUID id,
    String pipelineId,
    Form of,
    ImportState state,
    boolean dryRun,
    long rows,
    long accepted,
    long unchanged,
    long rejected,
    double ratePerSecond,
    @Nullable Long totalRows,
    List<ProblemItem> problems,
    boolean problemsTruncated,
    @Nullable String next) {

  /**
   * A refused row, or what is wrong with the file.
   *
   * @param line where it stands in the file; the header is line 1
   */
  record ProblemItem(long line, String type, String field, String detail) {

    static ProblemItem of(ProblemStore.Stored stored) {
      var problem = stored.problem();
      return new ProblemItem(
          stored.line(), "/problems/" + problem.rule(), problem.field(), problem.detail());
    }
  }
}
