package io.dealstream.query.transcripts;

import org.springframework.web.util.HtmlUtils;

/** A piece of a text with what was found in it marked. */
final class Excerpt {

  /** Around what was found; no text that is kept holds control characters but line ends. */
  static final String OPTIONS =
      "StartSel=\u0002, StopSel=\u0003, MaxFragments=2, MaxWords=24, MinWords=8,"
          + " FragmentDelimiter=\" … \"";

  private Excerpt() {}

  /**
   * @return HTML that is safe to show
   */
  static String html(String marked) {
    return HtmlUtils.htmlEscape(marked, "UTF-8")
        .replace("\u0002", "<mark>")
        .replace("\u0003", "</mark>");
  }
}
