package io.dealstream.command.publish;

import io.dealstream.events.audit.Chain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** Recomputes both chains from the topics alone, and says which records do not fit. */
final class Audit {

  private Audit() {}

  /**
   * @param records of all event topics, by position
   * @return a line for each thing that is wrong; empty where everything is as it was published
   */
  static List<String> of(List<Record> records) {
    var wrong = new ArrayList<String>();
    var dealChains = new HashMap<String, byte[]>();
    var sequences = new HashMap<String, Long>();
    var chain = Chain.start();
    long position = 0;
    for (var record : records) {
      var envelope = record.envelope();
      var link = Chain.Link.of(envelope, record.value());
      var aggregate = record.topic() + "/" + record.key();
      position++;
      chain = Chain.ofAll(chain, position, link);
      var dealChain = Chain.ofAggregate(dealChains.getOrDefault(aggregate, Chain.start()), link);
      dealChains.put(aggregate, dealChain);
      var sequence = sequences.merge(aggregate, 0L, (before, _) -> before + 1);
      if (envelope.position() != position) {
        wrong.add("%d stands at %d".formatted(envelope.position(), position));
      }
      if (envelope.sequence() != sequence) {
        wrong.add("%s: %d comes as %d".formatted(aggregate, envelope.sequence(), sequence));
      }
      if (!Arrays.equals(chain, envelope.chain())) {
        wrong.add("the chain breaks at " + position);
      }
      if (!Arrays.equals(dealChain, envelope.dealChain())) {
        wrong.add("%s: its chain breaks at %d".formatted(aggregate, envelope.sequence()));
      }
    }
    return wrong;
  }
}
