package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.topic.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is counted by other definitions beside the first ones is looked at with them. */
class VerifyOtherDefinitionsTest {

  private static final String WIN_RATE = "otherwise|win-rate|2|all|all|-";
  private static final String CYCLE = "otherwise|cycle|2|all|all|loss";

  @Test
  void a_figure_by_another_definition_is_found_where_it_is_wrong_and_where_it_is_missing()
      throws Exception {
    var definitions = Map.of("METRICS_DEFINITIONS", "win-rate:2,cycle:2");
    try (var stack = LocalStack.startedWith(definitions)) {
      ImportJob.start(stack, History.tricky("otherwise")).awaitDone();
      var untouched = stack.tryTo("verify");
      assertThat(untouched.code()).as(untouched.toString()).isZero();
      assertThat(untouched.printed())
          .containsPattern("metrics +ok +[0-9,]+ figures, 2 other definitions");

      var winRate = new NewestRecord(stack, Topics.WIN_RATE, WIN_RATE);
      var won = Api.JSON.readTree(winRate.read()).get("item").get("won").asLong();
      assertThat(won).isPositive();
      winRate.write(winRate.read().replace("\"won\":" + won + ",", "\"won\":" + (won - 1) + ","));
      var cycle = new NewestRecord(stack, Topics.CYCLE, CYCLE);
      assertThat(cycle.read()).isNotNull();
      cycle.write(null);

      var found = stack.tryTo("verify");
      assertThat(found.code()).as(found.toString()).isEqualTo(1);
      assertThat(found.printed())
          .contains("%s won: expected %d, found %d".formatted(WIN_RATE, won, won - 1))
          .contains(CYCLE + ": is missing");
    }
  }
}
