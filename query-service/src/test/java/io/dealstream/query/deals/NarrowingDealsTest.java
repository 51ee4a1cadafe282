package io.dealstream.query.deals;

import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is asked of deals, those are listed that a plain look at each of them finds. */
class NarrowingDealsTest {

  private static final int DEALS = 160;
  private static final int QUESTIONS = 500;

  /** Of those that are what they are asked to be: where each says it. In an order, for the dice. */
  private static final Map<String, String> SAME =
      new TreeMap<>(
          Map.of(
              "pipeline", "/pipelineId",
              "externalId", "/externalId",
              "owner", "/owner",
              "team", "/team",
              "source", "/source",
              "stage", "/stageId",
              "status", "/status"));

  private static final List<Ranged<?>> RANGES =
      List.of(
          new Ranged<>("minValue", "maxValue", "/value/amount", BigDecimal::new, true),
          new Ranged<>("openedFrom", "openedBefore", "/openedAt", Instant::parse, false),
          new Ranged<>("closedFrom", "closedBefore", "/closedAt", Instant::parse, false),
          new Ranged<>("expectedFrom", "expectedTo", "/expectedCloseOn", LocalDate::parse, true));

  private static final Service service = Service.shared();
  private static final Random dice = new Random(12);
  private static final ManyDeals many = new ManyDeals(dice);
  private static final List<JsonNode> newestFirst = new ArrayList<>();

  @BeforeAll
  static void open() {
    var pipelines = List.of(newId("p"), newId("p"));
    pipelines.forEach(p -> Publisher.SHARED.publish(pipeline(p)));
    for (var n = 0; n < DEALS; n++) {
      many.open(many.any(pipelines));
    }
    Publisher.SHARED.publish(many.events);
    var versions =
        many.events.stream().collect(Collectors.groupingBy(e -> e.dealId(), Collectors.counting()));
    for (var id : many.ids.reversed()) {
      newestFirst.add(
          service.get("/api/deals/" + id + "?minVersion=" + (versions.get(id) - 1)).json());
    }
  }

  @Test
  void those_are_found_that_are_all_that_is_asked_in_their_order_and_each_once() {
    var told = new HashSet<String>();
    for (var n = 0; n < QUESTIONS; n++) {
      var asked = question();
      var expected =
          newestFirst.stream()
              .filter(deal -> fits(deal, asked))
              .map(NarrowingDealsTest::id)
              .toList();
      assertThat(found(asked, 1 + dice.nextInt(60))).as("%s", asked).isEqualTo(expected);
      if (!expected.isEmpty()) {
        told.addAll(asked.keySet());
      }
    }
    var all = new HashSet<>(SAME.keySet());
    RANGES.forEach(range -> all.addAll(Set.of(range.from(), range.to())));
    all.add("q");
    assertThat(told).isEqualTo(all);
  }

  private static Map<String, String> question() {
    var asked = new TreeMap<String, String>();
    asked.put("pipeline", many.any(newestFirst).at("/pipelineId").asString());
    SAME.forEach(
        (parameter, path) -> {
          var like = many.any(newestFirst).at(path);
          if (like.isString() && dice.nextInt(8) == 0) {
            asked.put(parameter, like.asString());
          }
        });
    for (var range : RANGES) {
      var ends = range.ends(many.any(newestFirst), many.any(newestFirst));
      if (ends.length == 2 && dice.nextInt(4) == 0) {
        asked.put(range.from(), ends[0]);
      }
      if (ends.length == 2 && dice.nextInt(4) == 0) {
        asked.put(range.to(), ends[1]);
      }
    }
    if (dice.nextInt(3) == 0) {
      asked.put("q", words(many.any(newestFirst)));
    }
    return asked;
  }

  private static String words(JsonNode deal) {
    var name = deal.at("/name").asString();
    var begin = dice.nextInt(name.length());
    var part = name.substring(begin, Math.min(name.length(), begin + 1 + dice.nextInt(6)));
    return switch (dice.nextInt(6)) {
      case 0 -> id(deal);
      case 1 -> deal.at("/externalId").asString();
      case 2 -> part.toUpperCase(Locale.ROOT);
      case 3 -> part.toLowerCase(Locale.ROOT);
      default -> part;
    };
  }

  private static boolean fits(JsonNode deal, Map<String, String> asked) {
    return SAME.entrySet().stream()
            .allMatch(
                same ->
                    !asked.containsKey(same.getKey())
                        || deal.at(same.getValue()).asString("").equals(asked.get(same.getKey())))
        && RANGES.stream().allMatch(range -> range.fits(deal, asked))
        && (asked.containsKey("status")
            || !Set.of("merged", "deleted").contains(deal.at("/status").asString()))
        && (!asked.containsKey("q") || isCalled(deal, asked.get("q")));
  }

  private static boolean isCalled(JsonNode deal, String q) {
    return small(deal.at("/name").asString()).contains(small(q))
        || id(deal).equals(q)
        || deal.at("/externalId").asString().equals(q);
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String id(JsonNode deal) {
    return deal.at("/id").asString();
  }

  /** Page by page. */
  private static List<String> found(Map<String, String> asked, int limit) {
    var query =
        asked.entrySet().stream()
            .map(one -> one.getKey() + "=" + Service.encode(one.getValue()))
            .collect(Collectors.joining("&", "/api/deals?limit=" + limit + "&", ""));
    var ids = new ArrayList<String>();
    var cursor = "";
    while (cursor != null) {
      var answer = service.get(query + cursor);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      answer.json().at("/items").forEach(deal -> ids.add(id(deal)));
      var next = answer.json().at("/next");
      cursor = next.isNull() ? null : "&cursor=" + next.asString();
    }
    return ids;
  }
}
