package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SIGKILL to a real process while a history is coming in: nothing is lost, nothing counts twice.
 */
class KilledInTheMiddleOfAnImportTest {

  private static final long SEED = 20261123;

  private final LocalStack stack = LocalStack.shared();

  static Stream<Arguments> killings() {
    var chance = new Random(SEED);
    return Stream.of(Part.values())
        .flatMap(
            part ->
                chance
                    .doubles(Size.of(1, 3), 0.1, 0.6)
                    .mapToObj(moment -> Arguments.of(part, Math.round(moment * 100))));
  }

  @ParameterizedTest(name = "{0} killed after {1} % of the rows")
  @MethodSource("killings")
  void leaves_the_same_figures(Part part, long percent) throws Exception {
    var pipeline = "killed-" + part + "-" + percent;
    var history = Size.SOAK ? History.loans(pipeline) : History.fewerLoans(pipeline);
    var job = ImportJob.start(stack, history);

    job.awaitRows((int) (history.rows() * percent / 100));
    stack.kill(part);

    var done = job.awaitDone();
    assertThat(done.get("accepted").asInt()).isEqualTo(history.rows());
    assertThat(done.get("unchanged").asInt() + done.get("rejected").asInt()).isZero();
    stack.awaitReady();
    Figures.await(stack, history);
    assertThat(TopicAudit.of(stack.bootstrapServers()).problems()).isEmpty();
  }
}
