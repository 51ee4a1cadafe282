package io.dealstream.query.deals;

import static java.util.stream.Collectors.toSet;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.intake.Projection;
import io.dealstream.query.intake.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Folds events into deals: each deal is read once and written once, however much happened to it.
 */
@Component
class DealProjection implements Projection {

  private final DealTable table;
  private final List<DealFollower> followers;

  DealProjection(DealTable table, List<DealFollower> followers) {
    this.table = table;
    this.followers = followers;
  }

  @Override
  public String readModel() {
    return "deals";
  }

  /** What follows deals is filled by following them again, whether or not they are wanted too. */
  @Override
  public Optional<Projection> filling(Set<String> models) {
    var wanted = followers.stream().filter(f -> isAmong(models, f.readModel())).toList();
    return wanted.isEmpty() && !models.contains(readModel())
        ? Optional.empty()
        : Optional.of(new DealProjection(table, wanted));
  }

  private static boolean isAmong(Set<String> models, @Nullable String one) {
    return one != null && models.contains(one);
  }

  @Override
  public void apply(List<Recorded> events) {
    var ofDeals = events.stream().filter(r -> r.event() instanceof DealEvent).toList();
    if (ofDeals.isEmpty()) {
      return;
    }
    var deals = new LinkedHashMap<String, Deal>();
    deals.putAll(table.of(ofDeals.stream().map(r -> r.event().subject()).collect(toSet())));
    var steps = new ArrayList<DealStep>(ofDeals.size());
    for (var recorded : ofDeals) {
      var step = step(recorded, deals);
      deals.put(step.after().id(), step.after());
      steps.add(step);
    }
    table.save(List.copyOf(deals.values()));
    followers.forEach(follower -> follower.follow(steps));
  }

  private static DealStep step(Recorded recorded, LinkedHashMap<String, Deal> deals) {
    var event = (DealEvent) recorded.event();
    var envelope = recorded.envelope();
    var before = deals.get(event.dealId());
    var after = DealFold.after(before, event, envelope.sequence(), envelope.position());
    return new DealStep(recorded, event, before, after);
  }
}
