package io.dealstream.local.verify.store;

import io.dealstream.events.audit.Chain;
import io.dealstream.local.verify.report.Findings;
import io.dealstream.local.verify.store.StoredEvent.Unreadable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Whether both chains are what the stored events give. Behind a break the stored link is taken for
 * good, so that each place where something was changed is named, the first one first.
 */
public final class Chains {

  private static final int SHOWN = 8; // bytes, enough to be found

  private final Findings findings = new Findings("chains");
  private final Map<String, byte[]> ofAggregates = new HashMap<>();
  private byte[] ofAll = Chain.start();
  private long events;

  /**
   * @param row the next one by position
   */
  public void see(StoredRow row) {
    var event = row.event();
    if (event == null) {
      findings.differs("position " + row.position() + ": no event to link");
    } else {
      events++;
      var where = "position " + row.position() + " (" + event + ")";
      try {
        look(where, row, event);
      } catch (Unreadable broken) {
        findings.differs(where + ": " + broken.getMessage());
      }
      ofAggregates.put(event.aggregateId(), row.dealChain());
    }
    ofAll = row.chain();
  }

  private void look(String where, StoredRow row, StoredEvent event) throws Unreadable {
    var link = event.link();
    same(where + ": chain", Chain.ofAll(ofAll, row.position(), link), row.chain());
    var before = ofAggregates.getOrDefault(event.aggregateId(), Chain.start());
    same(where + ": dealchain", Chain.ofAggregate(before, link), row.dealChain());
  }

  /**
   * What can only be told once all rows were seen.
   *
   * @param state of the same moment
   */
  public Findings end(EventStore.State state) {
    same("the counter's chain", ofAll, state.chain());
    findings.lookedAt(events, "events");
    return findings;
  }

  private void same(String what, byte[] expected, byte[] stored) {
    if (!Arrays.equals(expected, stored)) {
      findings.differs(what, hex(expected), hex(stored));
    }
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash, 0, Math.min(SHOWN, hash.length)) + "…";
  }
}
