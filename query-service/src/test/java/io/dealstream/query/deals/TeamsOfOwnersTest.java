package io.dealstream.query.deals;

import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.likely;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TeamsOfOwnersTest {

  private static final Service service = Service.shared();

  private record Held(String owner, String team) {}

  private final String p = newId("p");
  private final Random dice = new Random(7);

  /** The plain way: the deals in the order in which they changed. */
  @Test
  void an_owner_is_of_the_team_of_the_own_deal_that_changed_last() {
    var held = new LinkedHashMap<String, Held>();
    var events = new ArrayList<DealEvent>();
    for (var n = 0; n < 30; n++) {
      var deal = newId("d");
      events.add(opened(deal, p, "pitch", null));
      held.put(deal, new Held("rita", "north"));
    }
    for (var n = 0; n < 150; n++) {
      var deal = new ArrayList<>(held.keySet()).get(dice.nextInt(held.size()));
      var now = held.remove(deal);
      if (dice.nextBoolean()) {
        events.add(likely(deal, p, "0.5", MONDAY));
      } else {
        now = new Held("owner " + dice.nextInt(6), dice.nextInt(4) == 0 ? null : "t" + n % 3);
        events.add(given(deal, now));
      }
      held.put(deal, now);
    }
    Publisher.SHARED.publish(pipeline(p));
    Publisher.SHARED.publish(events);
    var versions = new HashMap<String, Integer>();
    events.forEach(event -> versions.merge(event.dealId(), 0, (version, _) -> version + 1));
    versions.forEach(
        (deal, version) -> service.get("/api/deals/" + deal + "?minVersion=" + version));

    Map<String, String> expected = new HashMap<>();
    held.values().forEach(last -> expected.put(last.owner(), last.team()));
    expected.values().removeIf(team -> team == null);
    assertThat(service.part(Owners.class).teamsIn(p)).isEqualTo(expected).hasSizeGreaterThan(3);
  }

  private DealEvent given(String deal, Held to) {
    return new DealEvent.Reassigned(
        deal, p, "rita", "north", to.owner(), to.team(), "web", null, Via.API, MONDAY);
  }
}
