package io.dealstream.command.deal;

import org.jspecify.annotations.Nullable;

/**
 * What is said of an activity.
 *
 * @param title a label of a line, which stands in events
 * @param text what people wrote or said, which does not
 * @param link where that can be read or heard; neither does it
 */
record Words(@Nullable String title, @Nullable String text, @Nullable String link) {

  boolean areKept() {
    return text != null || link != null;
  }
}
