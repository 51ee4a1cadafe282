package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Waits until the live metrics say what a history must give; where they never do, says which
 * figures differ.
 */
final class Figures {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private Figures() {}

  static void await(RunningStack stack, History history) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptionsMatching(e -> !(e instanceof AssertionError))
        .untilAsserted(() -> assertThat(differences(stack, history)).isEmpty());
  }

  private static List<String> differences(RunningStack stack, History history) throws Exception {
    return ExpectedFigures.differences(new Api(stack.query(), stack.token("admin")), history);
  }
}
