package io.dealstream.system;

import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.system.TopicsInOrder.Seen;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What somebody with nothing but the event topics can check: nothing is missing, nothing twice,
 * nothing changed.
 */
final class TopicAudit {

  /** By kind, the first of each: what comes after a break is broken by it. */
  private final Map<String, String> problems = new TreeMap<>();

  private final Set<String> ids = new HashSet<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, byte[]> chains = new HashMap<>();
  private byte[] chain = Chain.start();
  private int events;

  private TopicAudit() {}

  /**
   * @return a line for each thing that is wrong, and none where all is well
   */
  static Findings of(String bootstrapServers) {
    var audit = new TopicAudit();
    TopicsInOrder.read(bootstrapServers, audit::look);
    return new Findings(audit.events, List.copyOf(audit.problems.values()), audit.sequences);
  }

  /**
   * @param newest the sequence of each aggregate's last event, by its stored id
   */
  record Findings(int events, List<String> problems, Map<String, Long> newest) {}

  private void look(Seen event) {
    events++;
    positionIsNext(event);
    isNoDouble(event);
    chainHolds(event);
    aggregateIsWhole(event);
  }

  private void positionIsNext(Seen event) {
    if (event.position() != events) {
      found("position", "position " + events + " expected, found " + event.position());
    }
  }

  private void isNoDouble(Seen event) {
    if (!ids.add(event.envelope().id())) {
      found("double", "event " + event.envelope().id() + " stands twice");
    }
  }

  private void chainHolds(Seen event) {
    chain = Chain.ofAll(chain, event.position(), Link.of(event.envelope(), event.value()));
    if (!Arrays.equals(chain, event.envelope().chain())) {
      found("chain", "the chain breaks at position " + event.position());
    }
  }

  private void aggregateIsWhole(Seen event) {
    var e = event.envelope();
    var aggregate = e.type().split("\\.")[2] + ":" + e.subject();
    var expected = sequences.merge(aggregate, 0L, (known, _) -> known + 1);
    if (e.sequence() != expected) {
      found("sequence", aggregate + ": sequence " + expected + " expected, found " + e.sequence());
    }
    var own =
        Chain.ofAggregate(chains.getOrDefault(aggregate, Chain.start()), Link.of(e, event.value()));
    if (!Arrays.equals(own, e.dealChain())) {
      found("own chain", "the chain of " + aggregate + " breaks at sequence " + e.sequence());
    }
    chains.put(aggregate, own);
  }

  private void found(String kind, String problem) {
    problems.putIfAbsent(kind, problem);
  }
}
