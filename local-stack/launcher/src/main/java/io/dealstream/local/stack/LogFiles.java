package io.dealstream.local.stack;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.patience.Patience;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the parts' logs. Every part appends to its file itself, so that it can outlive the
 * supervisor; a file that has grown is copied aside and cut to nothing under the part's hand.
 */
final class LogFiles {

  private static final Logger LOG = LoggerFactory.getLogger(LogFiles.class);
  private static final long LARGEST = 16L << 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private LogFiles() {}

  static void start(DataFolder data) {
    Thread.ofPlatform().daemon().name("log-files").start(() -> watch(data));
  }

  private static void watch(DataFolder data) {
    try {
      var patience = Patience.endless(BETWEEN_LOOKS);
      while (true) {
        boundAll(data.logs(), LARGEST);
        patience.pause();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static void boundAll(Path folder, long largest) {
    try (var logs = Files.newDirectoryStream(folder, "*.log")) {
      for (var log : logs) {
        if (Files.size(log) > largest) {
          bound(log);
        }
      }
    } catch (IOException later) {
      LOG.warn("the logs could not be bounded", later);
    }
  }

  private static void bound(Path log) throws IOException {
    Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), REPLACE_EXISTING);
    try (var file = FileChannel.open(log, WRITE)) {
      file.truncate(0);
    }
  }
}
