package io.dealstream.local.verify.scores;

import io.dealstream.local.patience.Patience;
import io.dealstream.local.verify.report.Findings;
import io.dealstream.recount.scores.Otherwise;
import java.util.List;

/** A lead whose score must become another one, or may. */
sealed interface Suspect {

  /** Whether something may still come of it. */
  boolean mayChange();

  /** What is to be said against it in the end. */
  void tell(String lead, Findings findings);

  /**
   * There is no score that has seen everything it must have.
   *
   * @param patience with all such
   */
  record Behind(String why, Patience patience) implements Suspect {

    @Override
    public boolean mayChange() {
      return patience.lasts();
    }

    @Override
    public void tell(String lead, Findings findings) {
      findings.differs("lead " + lead + " " + why);
    }
  }

  /**
   * A score that is wrong, unless it was learnt before some outcome that is known by now: then
   * another one takes its place in the next round.
   *
   * @param held which score against how many outcomes: of others it is judged anew
   * @param patience for as long as that takes
   */
  record Doubted(List<Otherwise> fields, Held held, Patience patience) implements Suspect {

    record Held(String score, long outcomes) {}

    @Override
    public boolean mayChange() {
      return patience.lasts();
    }

    @Override
    public void tell(String lead, Findings findings) {
      if (!patience.lasts()) {
        tell(lead, fields, findings);
      }
    }

    static void tell(String lead, List<Otherwise> fields, Findings findings) {
      for (var one : fields) {
        findings.differs("lead " + lead + " " + one.field(), one.expected(), one.found());
      }
    }
  }
}
