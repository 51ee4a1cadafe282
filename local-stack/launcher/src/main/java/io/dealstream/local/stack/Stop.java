package io.dealstream.local.stack;

import io.dealstream.local.data.RunningCopy.Phase;
import io.dealstream.local.terminal.Terminal;
import java.util.List;

/**
 * Stops the parts one after the other: who asks before who answers, so that nothing is cut off in
 * the middle of a question.
 */
final class Stop {

  private final Journal journal;
  private final List<Keeper> inOrder;
  private final Terminal terminal;
  private boolean done;

  Stop(Journal journal, List<Keeper> inOrder, Terminal terminal) {
    this.journal = journal;
    this.inOrder = inOrder;
    this.terminal = terminal;
  }

  /** On Ctrl-C and on a request to end. Having stopped well is a success, whoever asked for it. */
  void onSignal() {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      if (all()) {
                        journal.change(copy -> copy.in(Phase.STOPPED));
                        Runtime.getRuntime().halt(0);
                      }
                    }));
  }

  void after(String failure) {
    if (all()) {
      journal.change(copy -> copy.failed(failure));
    }
  }

  /**
   * @return false where it was done before
   */
  private synchronized boolean all() {
    if (done) {
      return false;
    }
    done = true;
    terminal.say("stopping");
    journal.change(copy -> copy.in(Phase.STOPPING));
    try {
      for (var keeper : inOrder) {
        keeper.stop();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    terminal.say("stopped");
    return true;
  }
}
