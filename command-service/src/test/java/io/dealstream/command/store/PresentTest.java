package io.dealstream.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered counts as long as the store agrees. */
class PresentTest {

  private static final class Refusal extends RuntimeException {}

  private final StoreOnDatabase store = new StoreOnDatabase();

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  @Test
  void what_is_still_the_newest_is_not_read_again() {
    store.append("a", 0, 1);
    assertThat(runs("a", 1)).containsExactly(true);
  }

  @Test
  void what_somebody_has_added_to_is_decided_again_on_what_is_stored() {
    store.append("a", 0, 1, 2);
    assertThat(runs("a", 1)).containsExactly(true, false);
  }

  @Test
  void one_of_several_that_moved_on_is_enough() {
    store.append("a", 0, 1);
    store.append("b", 0, 1);
    assertThat(runs(Map.of("deal:a", 1L, "deal:b", 1L))).containsExactly(true);
    assertThat(runs(Map.of("deal:a", 1L, "deal:b", 0L))).containsExactly(true, false);
  }

  @Test
  void a_refusal_on_what_is_still_so_stands() {
    store.append("a", 0);
    assertThat(refusals("a", 0)).containsExactly(true);
  }

  @Test
  void a_refusal_on_what_is_no_longer_so_is_decided_again() {
    store.append("a", 0, 1);
    assertThat(refusals("a", 0)).containsExactly(true, false);
  }

  @Test
  void a_remembered_premise_counts_without_events_as_long_as_it_is_so() {
    head("p", 1);
    hold("p"); // from now on it is remembered
    assertThat(hold("p")).containsExactly(1L);
    head("p", 2);
    assertThat(hold("p")).containsExactly(1L, 2L);
    store.owner.sql("DELETE FROM pipeline_head").update();
    assertThat(hold("p")).containsExactly(2L);
  }

  /** Whether each run of the work might recall; it recalls the deal at this version. */
  private List<Boolean> runs(String deal, long version) {
    return runs(Map.of("deal:" + deal, version));
  }

  private List<Boolean> runs(Map<String, Long> recalled) {
    var runs = new ArrayList<Boolean>();
    return store.commits.decide(() -> recalling(recalled, runs));
  }

  private List<Boolean> refusals(String deal, long version) {
    var runs = new ArrayList<Boolean>();
    assertThatThrownBy(
            () ->
                store.commits.decide(
                    () -> {
                      recalling(Map.of("deal:" + deal, version), runs);
                      throw new Refusal();
                    }))
        .isInstanceOf(Refusal.class);
    return runs;
  }

  private static List<Boolean> recalling(Map<String, Long> recalled, List<Boolean> runs) {
    var set = WriteSet.current();
    runs.add(set.mayRecall());
    if (set.mayRecall()) {
      recalled.forEach(set::recalled);
    }
    return runs;
  }

  /** The values the work saw, one for each run. */
  private List<Long> hold(String pipeline) {
    var seen = new ArrayList<Long>();
    store.commits.decide(
        () -> {
          store.hold(pipeline);
          WriteSet.current().premises().values().forEach(seen::add);
          return true;
        });
    return seen;
  }

  private void head(String pipeline, long version) {
    store.commits.decide(
        () -> {
          WriteSet.current().add(StoreOnDatabase.head(pipeline, version));
          return true;
        });
  }
}
