package io.dealstream.query.whatif;

import io.dealstream.events.EventJson;
import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A history written again for another pipeline whose stages are fewer, field by field in JSON, with
 * deals of their own.
 */
final class ByHand {

  private final String from;
  private final String to;
  private final Map<String, String> mapping;
  private final List<String> left;
  private final Map<String, Integer> visits = new HashMap<>();

  /**
   * @param left the stages there are in the other pipeline, in their order
   */
  ByHand(String from, String to, Map<String, String> mapping, List<String> left) {
    this.from = from;
    this.to = to;
    this.mapping = mapping;
    this.left = left;
  }

  static String deal(String id) {
    return id + "-by-hand";
  }

  List<DealEvent> write(List<DealEvent> history) {
    var written = new ArrayList<DealEvent>();
    history.forEach(event -> write(event).ifPresent(written::add));
    return written;
  }

  private Optional<DealEvent> write(DealEvent event) {
    ObjectNode e = EventJson.MAPPER.valueToTree(event);
    var here = event.pipelineId().equals(from);
    var leaves = e.has("fromPipelineId") ? e.get("fromPipelineId").asString().equals(from) : here;
    for (var id : List.of("dealId", "into", "absorbed")) {
      if (e.hasNonNull(id)) {
        e.put(id, deal(e.get(id).asString()));
      }
    }
    if (here) {
      e.put("pipelineId", to);
      terms(e);
      stage(e, "to");
    }
    if (leaves) {
      stage(e, "from");
      if (e.has("fromPipelineId")) {
        e.put("fromPipelineId", to);
      }
    }
    if (event instanceof DealEvent.StageChanged && here) {
      var steps = left.indexOf(word(e, "to")) - left.indexOf(word(e, "from"));
      if (steps == 0) {
        return Optional.empty();
      }
      e.put("direction", steps > 0 ? "forward" : "backward");
      e.put("skipped", Math.max(0, steps - 1));
    }
    if (here && e.hasNonNull("to") && e.has("visit")) {
      var place = e.get("dealId").asString() + "|" + word(e, "to");
      e.put("visit", visits.merge(place, 1, Integer::sum));
    }
    return Optional.of(EventJson.MAPPER.treeToValue(e, event.getClass()));
  }

  /** What is entered in place of another stage means what the newest version says of it. */
  private void terms(ObjectNode event) {
    if (event.hasNonNull("visit") && mapping.containsKey(word(event, "to"))) {
      event.putObject("stageTerms").put("probability", new BigDecimal("0.1"));
    }
  }

  private void stage(ObjectNode event, String field) {
    if (event.hasNonNull(field) && event.get(field).isString()) {
      var stage = word(event, field);
      event.put(field, mapping.getOrDefault(stage, stage));
    }
  }

  private static String word(ObjectNode event, String field) {
    return event.get(field).asString();
  }
}
