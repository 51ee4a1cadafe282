package io.dealstream.query.reviews;

import java.util.List;

/** A part of a review as people read it: words and numbers, as yet in no form. */
sealed interface Block {

  /**
   * @param level 1 for the whole, 2 for a part, 3 for a part of that
   */
  record Heading(int level, String text) implements Block {}

  record Paragraph(String text) implements Block {}

  /** What stands in an order. */
  record Numbered(List<String> items) implements Block {}

  /**
   * @param rows each with a cell for every column
   */
  record Table(List<Column> columns, List<List<String>> rows) implements Block {}

  record Column(String title, boolean number) {

    static Column text(String title) {
      return new Column(title, false);
    }

    static Column number(String title) {
      return new Column(title, true);
    }
  }
}
