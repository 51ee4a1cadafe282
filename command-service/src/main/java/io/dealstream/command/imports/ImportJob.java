package io.dealstream.command.imports;

import io.dealstream.command.imports.file.Form;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file to be imported.
 *
 * @param form of what it tells
 * @param importedBy the actor of a row that names none
 * @param mappingYaml the mapping as it stood when the file came
 * @param shiftDays set once settled
 * @param dryRun whether it only says what would become of the rows
 */
record ImportJob(
    UUID id,
    String pipelineId,
    Form form,
    String importedBy,
    @Nullable String mappingName,
    @Nullable String mappingYaml,
    @Nullable Integer shiftDays,
    boolean dryRun) {

  /** What ties its events together. */
  String correlationId() {
    return "import:" + id;
  }
}
