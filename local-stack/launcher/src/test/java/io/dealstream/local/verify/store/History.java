package io.dealstream.local.verify.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.audit.Chain;
import io.dealstream.local.verify.store.EventStore.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows as the sequencer would have left them, event by event. */
public final class History {

  private final List<StoredRow> rows = new ArrayList<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, byte[]> dealChains = new HashMap<>();
  private byte[] chain = Chain.start();

  /** So many events of three deals in turn. */
  public static History of(int events) {
    var history = new History();
    for (var n = 0; n < events; n++) {
      history.append("d" + n % 3, "{\"n\":" + n + ",\"occurredAt\":\"2026-01-01T00:00:00Z\"}");
    }
    return history;
  }

  private void append(String deal, String payload) {
    var sequence = sequences.merge(deal, 0L, (before, _) -> before + 1);
    var event = event("e" + rows.size(), deal, sequence, payload);
    try {
      var link = event.link();
      chain = Chain.ofAll(chain, rows.size() + 1L, link);
      var before = dealChains.getOrDefault(deal, Chain.start());
      var dealChain = Chain.ofAggregate(before, link);
      dealChains.put(deal, dealChain);
      rows.add(new StoredRow(rows.size() + 1L, chain, dealChain, event));
    } catch (StoredEvent.Unreadable cannotBe) {
      throw new AssertionError(cannotBe);
    }
  }

  public static StoredEvent event(String id, String deal, long sequence, String payload) {
    return new StoredEvent(
        id,
        "deal:" + deal,
        sequence,
        "deal",
        "2026-01-01T00:00:01Z",
        "io.dealstream.deal.opened.v1",
        payload.getBytes(UTF_8),
        "{\"actor\":\"ann\",\"causationId\":\"c\"}".getBytes(UTF_8));
  }

  public List<StoredRow> rows() {
    return rows;
  }

  State state() {
    return new State(rows.size() + 1L, chain, 0, List.of(), List.of());
  }
}
