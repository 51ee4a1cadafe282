package io.dealstream.local.stack;

import io.dealstream.local.lag.StreamLag;
import io.dealstream.local.patience.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the figures tell of all events there are. */
final class Figures {

  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private Figures() {}

  /** Returns once they do, or when the patience is over: late figures are no reason to fail. */
  static void awaitCaughtUp(String kafka, Duration longest) throws InterruptedException {
    var patience = Patience.of(longest, BETWEEN_LOOKS);
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      while (patience.lasts() && StreamLag.records(admin) > 0) {
        patience.pause();
      }
    } catch (ExecutionException | TimeoutException unknown) {
      LOG.warn("how far the figures are could not be read", unknown);
    }
  }
}
