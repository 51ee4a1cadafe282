package io.dealstream.command.imports.file;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of a file says. */
public sealed interface Entry permits TransitionRow, LeadRow, ActivityRow {

  /** Of what it is told, in the system that the file comes from. */
  String id();

  /** Rows of which this is the same are known apart by their number. */
  default String counted() {
    return id();
  }

  /** When it was; null where the row does not say. */
  @Nullable Instant at();

  /** All it says besides the id: what it is known by, so the order is for ever. */
  List<@Nullable String> content();
}
