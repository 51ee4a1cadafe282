package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.PartState;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Parts that outlived their supervisor: it was killed, and they are not yet through stopping. */
final class Orphans {

  private static final int PATIENCE_SECONDS = 30;

  private Orphans() {}

  /** Returns once there are none. PostgreSQL's are its own affair, for it must be asked nicely. */
  static void end(DataFolder data) throws IOException, InterruptedException {
    var last = RunningCopy.last(data).map(RunningCopy::parts).orElse(List.of());
    for (var part : last) {
      var orphan = part.process();
      if (orphan.isPresent() && !part.name().equals(PostgresPart.NAME)) {
        end(part, orphan.get());
      }
    }
  }

  private static void end(PartState part, ProcessHandle orphan) throws InterruptedException {
    orphan.destroy();
    try {
      orphan.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException stubborn) {
      orphan.destroyForcibly();
    } catch (ExecutionException impossible) {
      throw new Refusal(part.name() + " of an earlier copy cannot be waited for", impossible);
    }
  }
}
