package io.dealstream.query.store;

/** The newest rows of one whole, such as a pipeline, along the index that is kept for them. */
public final class Newest {

  private Newest() {}

  /**
   * The end of a query that has a WHERE: a range of one, in the order of the column's index, which
   * no other index has. By an equation PostgreSQL takes the newest of all for those of a whole that
   * has most of them, and reads through everything that came elsewhere since.
   *
   * @param column of the index, the first
   * @param param the one whose rows are looked for
   * @param position of the index, the second, descending; the parameter {@code n} says how many
   */
  public static String of(String column, String param, String position) {
    return " AND %1$s BETWEEN :%2$s AND :%2$s ORDER BY %1$s, %3$s DESC LIMIT :n"
        .formatted(column, param, position);
  }
}
