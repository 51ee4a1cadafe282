package io.dealstream.command.deal;

import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.NEXT_WEEK;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.command.store.SnapshotForm;
import io.dealstream.events.EventJson;
import io.dealstream.events.EventNames;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a deal is the deal. */
class SnapshotOfADealTest {

  private static final Instant AFTER_ALL = Instant.parse("2027-01-01T00:00:00Z");

  private static final Instant IN_A_MINUTE = Instant.parse("2026-03-09T09:01:00Z");

  private static final List<List<DealCommand>> EVERYTHING =
      List.of(
          List.of(
              Samples.opening("prospecting", Samples.euros("100.50"), MONDAY),
              Samples.told(ActivityType.CALL, MONDAY, TUESDAY),
              Samples.planned("a1", ActivityType.TASK, NEXT_WEEK),
              Samples.planned("a2", ActivityType.FOLLOW_UP, NEXT_WEEK),
              Samples.closeOn("2026-06-30", TUESDAY),
              Samples.likely("0.70", TUESDAY),
              Samples.forecast(ForecastCategory.COMMIT, TUESDAY),
              Samples.move("closing", FRIDAY),
              Samples.rescheduled("a1", NEXT_WEEK.plusSeconds(60)),
              Samples.completed("a1", FRIDAY),
              Samples.cancelled("a2"),
              Samples.worth("90", FRIDAY),
              new DealCommand.Reassign("bea", null, null, FRIDAY),
              Samples.absorb("d9", FRIDAY),
              Samples.win(FRIDAY),
              Samples.reopen("pitch", FRIDAY),
              Samples.lose(FRIDAY),
              Samples.reopen("pitch", FRIDAY),
              Samples.handOff("pitch", FRIDAY),
              Samples.merge("d2", FRIDAY)),
          List.of(Samples.opening("pitch"), Samples.delete(FRIDAY)),
          List.of(
              Samples.opening("pitch"),
              Samples.planned("a1", ActivityType.CALL, IN_A_MINUTE),
              new DealCommand.FallDue("a1", IN_A_MINUTE)),
          List.of(Samples.opening("pitch"), Samples.notice("owner", FRIDAY)));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void reads_back_as_it_was_whatever_happened(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 20; i++) {
      var deal = Deal.NONE;
      for (var c = 0; c < 40; c++) {
        for (var event : decided(deal, AnyCommandsTest.anyCommand(random), AFTER_ALL)) {
          deal = deal.evolve(event);
          assertThat(readBack(deal)).isEqualTo(deal);
        }
      }
    }
  }

  /**
   * Where this fails, a deal is something else after the same events, or is written otherwise:
   * deals that were kept before must not be taken for it. Give the form its next revision, and run
   * this with {@code -Dapprove=true} for the file of that revision.
   */
  @Test
  void is_after_the_same_events_what_it_was_when_its_revision_was_given() throws IOException {
    var states = new ArrayList<String>();
    for (var commands : EVERYTHING) {
      var deal = Deal.NONE;
      for (var event : happened(commands)) {
        deal = deal.evolve(event);
        states.add(SnapshotForm.nameOf(deal) + " " + SnapshotForm.write(deal));
      }
    }
    var file = Path.of("src/test/resources/snapshots/deal." + DealSnapshots.REVISION + ".txt");
    if (Boolean.getBoolean("approve") && !Files.exists(file)) {
      Files.createDirectories(file.getParent());
      Files.write(file, states);
    }
    assertThat(states.stream().map(SnapshotOfADealTest::whateverItsOrder))
        .isEqualTo(
            Files.readAllLines(file).stream().map(SnapshotOfADealTest::whateverItsOrder).toList());
  }

  private static List<Object> whateverItsOrder(String state) {
    var json = state.indexOf(' ');
    return List.of(state.substring(0, json), EventJson.MAPPER.readTree(state.substring(json + 1)));
  }

  @Test
  void everything_that_can_happen_to_a_deal_is_among_it() {
    assertThat(EVERYTHING.stream().flatMap(commands -> happened(commands).stream()))
        .extracting(Object::getClass)
        .containsAll(
            EventNames.all().values().stream().filter(DealEvent.class::isAssignableFrom).toList());
  }

  private static List<DealEvent> happened(List<DealCommand> commands) {
    var events = new ArrayList<DealEvent>();
    var deal = Deal.NONE;
    for (var command : commands) {
      for (var event : decided(deal, command, Samples.NOW)) {
        events.add(event);
        deal = deal.evolve(event);
      }
    }
    return events;
  }

  private static Deal readBack(Deal deal) {
    return DealSnapshots.FORM.read(SnapshotForm.nameOf(deal), SnapshotForm.write(deal));
  }

  private static List<DealEvent> decided(Deal deal, DealCommand command, Instant now) {
    try {
      var basis =
          new Basis(
              "d1",
              deal instanceof Deal.Known known && known.facts().pipelineId().equals("renewals")
                  ? Samples.RENEWALS
                  : Samples.FREE,
              DealDecider.targetOf(command)
                  .map(id -> id.equals("sales") ? Samples.FREE : Samples.RENEWALS)
                  .orElse(null),
              ExchangeRates.NONE,
              now,
              Via.API);
      return DealDecider.decide(deal, command, basis);
    } catch (Refused refused) {
      return List.of();
    }
  }
}
