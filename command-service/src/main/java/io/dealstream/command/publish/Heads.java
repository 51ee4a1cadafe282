package io.dealstream.command.publish;

import io.dealstream.command.publish.Linking.Head;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where aggregates stand. Those that were sequenced lately are remembered: a deal that has moved
 * moves again soon. As long as the term lasts nobody else sequences, so what is remembered is so.
 */
final class Heads {

  private static final int REMEMBERED = 20_000;

  private final Positions positions;
  private final Map<String, Head> lately =
      new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Head> eldest) {
          return size() > REMEMBERED;
        }
      };

  Heads(Positions positions) {
    this.positions = positions;
  }

  /** Where the aggregates of these events stood before the first of them. */
  Map<String, Head> before(List<StoredEvent> events) throws SQLException {
    var heads = new HashMap<String, Head>();
    var before = new HashMap<String, Long>();
    events.forEach(e -> before.putIfAbsent(e.aggregateId(), e.sequence() - 1));
    before.values().removeIf(sequence -> sequence < 0);
    for (var ids = before.keySet().iterator(); ids.hasNext(); ) {
      var id = ids.next();
      var head = lately.get(id);
      if (head != null) {
        heads.put(id, head);
        ids.remove();
      }
    }
    if (!before.isEmpty()) {
      heads.putAll(positions.heads(before));
    }
    return heads;
  }

  /** To be told once they are committed. */
  void remember(List<SequencedEvent> committed) {
    for (var event : committed) {
      lately.put(
          event.event().aggregateId(), new Head(event.event().sequence(), event.dealChain()));
    }
  }
}
