package io.dealstream.query.export;

import java.util.List;

/** A list that can be had as a file. */
public interface Exportable {

  /** What it is asked for by. */
  String word();

  /**
   * The columns of its CSV, in their order: fields of an item, those of a field within it after a
   * slash.
   */
  List<String> columns();

  /**
   * The next items, by rising numbers that never change.
   *
   * @param after the number of the last item before them, or 0
   */
  List<Numbered> next(Part part, long after, int atMost);

  /**
   * @param item as the list itself answers it
   */
  record Numbered(long number, Object item) {}
}
