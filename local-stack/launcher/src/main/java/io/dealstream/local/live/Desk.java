package io.dealstream.local.live;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.local.client.Api;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The open deals a team has before it, and what it does with one of them next. */
final class Desk {

  private static final int DEALS = 100;
  private static final int FEWEST = 20;
  private static final List<String> LOSSES =
      List.of("price", "went with a competitor", "no budget this year", "no answer");

  /** A command: where it is sent, and its body. */
  record Call(String path, Map<String, Object> body) {}

  private record Deal(String id, String stage, String owner, String team) {}

  private final String pipeline;
  private final String currency;
  private final List<String> stages;
  private final List<Deal> open;
  private final List<String> owners;
  private final Random chance;
  private int opened;

  private Desk(JsonNode definition, List<Deal> open, Random chance) {
    this.pipeline = definition.path("id").asString();
    this.currency = definition.path("currency").asString("EUR");
    this.stages =
        definition.path("stages").valueStream().map(s -> s.path("id").asString()).toList();
    this.open = open;
    this.owners = List.copyOf(new TreeSet<>(open.stream().map(Deal::owner).toList()));
    this.chance = chance;
  }

  static Desk of(String pipeline, Api queries, Random chance)
      throws IOException, InterruptedException {
    var definition =
        Api.json(queries.get(queries.at("/api/pipelines")))
            .path("items")
            .valueStream()
            .filter(p -> p.path("id").asString("").equals(pipeline))
            .findFirst()
            .orElseThrow(() -> new Refusal("there is no pipeline " + pipeline + " yet"));
    var address = "/api/deals?status=open&limit=" + DEALS + "&pipeline=" + encode(pipeline, UTF_8);
    var open =
        Api.json(queries.get(queries.at(address)))
            .path("items")
            .valueStream()
            .map(Desk::deal)
            .toList();
    return new Desk(definition, new ArrayList<>(open), chance);
  }

  private static Deal deal(JsonNode deal) {
    return new Deal(
        deal.path("id").asString(),
        deal.path("stageId").asString(),
        deal.path("owner").asString(),
        deal.path("team").asString(""));
  }

  Call next() {
    if (open.size() < FEWEST || chance.nextDouble() < 0.12) {
      return openOne();
    }
    var deal = open.remove(chance.nextInt(open.size()));
    var turn = chance.nextDouble();
    var stage = stages.indexOf(deal.stage);
    if (turn < 0.12) {
      return lose(deal);
    }
    if (turn < 0.20) {
      return changeAmount(deal);
    }
    if (turn < 0.26 && stage > 0) {
      return move(deal, stages.get(stage - 1));
    }
    return stage < stages.size() - 1 ? move(deal, stages.get(stage + 1)) : win(deal);
  }

  private Call openOne() {
    var body = new HashMap<String, Object>();
    body.put("pipelineId", pipeline);
    body.put("name", "Live deal " + Integer.toString(chance.nextInt(1 << 24), 36) + "-" + ++opened);
    body.put("owner", owners.isEmpty() ? "rita" : owners.get(chance.nextInt(owners.size())));
    body.put("source", "live");
    body.put("amount", amount());
    return new Call("/api/deals", body);
  }

  private Call move(Deal deal, String to) {
    open.add(new Deal(deal.id, to, deal.owner, deal.team));
    return call(deal, "move", Map.of("stageId", to, "reason", "live"));
  }

  private Call win(Deal deal) {
    return call(deal, "win", Map.of());
  }

  private Call lose(Deal deal) {
    return call(deal, "lose", Map.of("reason", LOSSES.get(chance.nextInt(LOSSES.size()))));
  }

  private Call changeAmount(Deal deal) {
    open.add(deal);
    return call(deal, "amount", Map.of("amount", amount()));
  }

  private static Call call(Deal deal, String verb, Map<String, Object> body) {
    return new Call("/api/deals/" + encode(deal.id, UTF_8) + "/" + verb, body);
  }

  private Map<String, Object> amount() {
    var hundreds = 5 + chance.nextInt(400);
    return Map.of("amount", hundreds + "00.00", "currency", currency);
  }
}
