package io.dealstream.metrics.running;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Processor;

/** Which part of a topology each store belongs to. */
final class StoreNames {

  private StoreNames() {}

  static Map<String, Integer> subtopologies(Topology topology) {
    var found = new HashMap<String, Integer>();
    for (var part : topology.describe().subtopologies()) {
      for (var node : part.nodes()) {
        if (node instanceof Processor processor) {
          processor.stores().forEach(store -> found.put(store, part.id()));
        }
      }
    }
    return found;
  }
}
