package io.dealstream.query.paging;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the part after it; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /**
   * @param oneMore up to one item more than the page holds: that there is one is what tells of a
   *     next page
   */
  public static <T> Page<T> of(List<T> oneMore, Limit limit, ToLongFunction<T> position) {
    if (oneMore.size() <= limit.items()) {
      return new Page<>(oneMore, null);
    }
    var items = oneMore.subList(0, limit.items());
    return new Page<>(items, Cursor.after(position.applyAsLong(items.getLast())).word());
  }
}
