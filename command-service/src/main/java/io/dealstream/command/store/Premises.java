package io.dealstream.command.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What commands stand on besides their own aggregate. Each premise is looked at again, and held,
 * while the command's events are stored; where it has changed, the command is decided again.
 */
public final class Premises {

  private static final int REMEMBERED = 10_000;

  private final Cache<Premise, Long> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private final JdbcOperations database;

  Premises(JdbcOperations database) {
    this.database = database;
  }

  /**
   * Builds the running command on a row.
   *
   * @param select from one table: a key and a number for each of the keys in its one parameter, an
   *     array of text, in the order of the keys
   * @return the number beside the key; empty where there is no such row, which holds nothing
   */
  public OptionalLong hold(String select, String key) {
    var set = WriteSet.current();
    var premise = new Premise(select, key);
    var held = set.premise(premise);
    if (held != null) {
      return OptionalLong.of(held);
    }
    var recalled = set.mayRecall() ? remembered.getIfPresent(premise) : null;
    var value = recalled != null ? recalled : read(premise);
    if (value == null) {
      return OptionalLong.empty();
    }
    set.hold(premise, value, recalled != null);
    return OptionalLong.of(value);
  }

  private @Nullable Long read(Premise premise) {
    var found =
        database.query(
            premise.select(), (row, _) -> row.getLong(2), (Object) new String[] {premise.key()});
    if (found.isEmpty()) {
      remembered.invalidate(premise);
      return null;
    }
    remembered.put(premise, found.getFirst());
    return found.getFirst();
  }
}
