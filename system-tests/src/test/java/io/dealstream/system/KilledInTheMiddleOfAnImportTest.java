package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SIGKILL to a real process while a history is coming in: nothing is lost, nothing counts twice.
 */
class KilledInTheMiddleOfAnImportTest {

  private static final long SEED = 20261123;

  private final LocalStack stack = LocalStack.shared();

  /** A part, and after how many of the rows it dies. */
  record Killing(Part part, long percent) {

    @Override
    public String toString() {
      return part + " after " + percent + " %";
    }
  }

  /** In a short run all parts die in one import, one after another; in a long one each alone. */
  static Stream<List<Killing>> killings() {
    return Size.SOAK ? eachAlone(3) : Stream.of(allInOne());
  }

  private static Stream<List<Killing>> eachAlone(int times) {
    var chance = new Random(SEED);
    return Stream.of(Part.values())
        .flatMap(part -> moments(chance, times).mapToObj(at -> List.of(new Killing(part, at))));
  }

  /** The command service is the last one: it is asked how far the import is. */
  private static List<Killing> allInOne() {
    var parts = List.of(Part.values()).reversed();
    var moments = moments(new Random(SEED), parts.size()).sorted().iterator();
    return parts.stream().map(part -> new Killing(part, moments.nextLong())).toList();
  }

  /** Per cent of the rows. */
  private static LongStream moments(Random chance, int many) {
    return chance.doubles(many, 0.1, 0.6).mapToLong(moment -> Math.round(moment * 100));
  }

  @ParameterizedTest(name = "killed: {0}")
  @MethodSource("killings")
  void leaves_the_same_figures(List<Killing> killings) throws Exception {
    var first = killings.getFirst();
    var pipeline = "killed-" + first.part() + "-" + first.percent();
    var history = Size.SOAK ? History.loans(pipeline) : History.fewerLoans(pipeline);
    var job = ImportJob.start(stack, history);

    var killed = new ArrayList<LocalStack.Killed>();
    for (var killing : killings) {
      job.awaitRows((int) (history.rows() * killing.percent() / 100));
      killed.add(stack.kill(killing.part()));
    }
    killed.forEach(stack::awaitSuccessor);

    var done = job.awaitDone();
    assertThat(done.get("accepted").asInt()).isEqualTo(history.rows());
    assertThat(done.get("unchanged").asInt() + done.get("rejected").asInt()).isZero();
    stack.awaitReady();
    Figures.await(stack, history);
    assertThat(TopicAudit.of(stack.bootstrapServers()).problems()).isEmpty();
  }
}
