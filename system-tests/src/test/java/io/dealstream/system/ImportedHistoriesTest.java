package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Histories that were measured by an independent program give the same figures here. */
class ImportedHistoriesTest {

  private final LocalStack stack = LocalStack.shared();

  /** 13,087 of them in a long run, the first 1,500 in a short one. */
  @Test
  void real_loan_applications_give_the_figures_worked_out_elsewhere() throws Exception {
    var history = Size.SOAK ? History.loans("loans") : History.fewerLoans("loans");
    var done = ImportJob.start(stack, history).awaitDone();
    assertThat(done.get("rejected").asInt()).isZero();
    assertThat(done.get("accepted").asInt()).isEqualTo(history.rows());
    var rate = done.get("ratePerSecond").asDouble();
    System.out.printf(
        "import of %d rows with everything running: %.0f rows/s%n", history.rows(), rate);
    if (Size.SOAK) {
      assertThat(rate).isGreaterThanOrEqualTo(2000);
    }
    Figures.await(stack, history);

    var before = TopicAudit.of(stack.bootstrapServers());
    var again = ImportJob.start(stack, history).awaitDone();
    assertThat(again.get("unchanged").asInt()).isEqualTo(history.rows());
    assertThat(TopicAudit.of(stack.bootstrapServers()).events()).isEqualTo(before.events());
    assertThat(before.problems()).isEmpty();
  }

  @Test
  void a_tricky_history_has_exactly_its_bad_rows_refused() throws Exception {
    var history = History.tricky("tricky");
    var done = ImportJob.start(stack, history).awaitDone();
    assertThat(done.get("rejected").asInt()).isEqualTo(history.expected().get("refused").asInt());
    assertThat(done.get("problems").size()).isEqualTo(done.get("rejected").asInt());
    Figures.await(stack, history);

    var again = ImportJob.start(stack, history).awaitDone();
    assertThat(again.get("accepted").asInt()).isZero();
    assertThat(again.get("problems")).isEqualTo(done.get("problems"));
    Figures.await(stack, history);
  }
}
