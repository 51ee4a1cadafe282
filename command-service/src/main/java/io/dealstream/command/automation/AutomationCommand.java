package io.dealstream.command.automation;

import io.dealstream.command.pipeline.Pipeline;
import org.jspecify.annotations.Nullable;

/** What one may ask of a rule. */
sealed interface AutomationCommand {

  /**
   * Makes the rule, or its next version.
   *
   * @param asked as the caller wrote it; nothing in it was checked yet
   * @param pipeline the one it names; null where there is none of that id, or none is named
   */
  record Define(AutomationDraft asked, @Nullable Pipeline pipeline) implements AutomationCommand {}

  record Remove() implements AutomationCommand {}
}
