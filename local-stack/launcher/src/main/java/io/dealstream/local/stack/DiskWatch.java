package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.patience.Patience;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.Consumer;

/** Notices a full disk before the parts break on it one by one. */
final class DiskWatch {

  /** PostgreSQL writes its log in files of 16 MB, and needs room to stop well. */
  static final long LEAST_FREE = 48L << 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private DiskWatch() {}

  /**
   * @param full told, in one line, once
   */
  static void start(DataFolder data, Consumer<String> full) throws IOException {
    var disk = Files.getFileStore(data.root());
    Thread.ofPlatform().daemon().name("disk-watch").start(() -> watch(data, disk, full));
  }

  private static void watch(DataFolder data, FileStore disk, Consumer<String> full) {
    try {
      var patience = Patience.endless(BETWEEN_LOOKS);
      while (disk.getUsableSpace() >= LEAST_FREE) {
        patience.pause();
      }
      full.accept(
          "the disk under %s is full: %d MB are left; everything is stopped, nothing is lost;"
                  .formatted(data.root(), disk.getUsableSpace() >> 20)
              + " free some space and start again");
    } catch (IOException unknown) {
      full.accept("the free space under " + data.root() + " cannot be told: " + unknown);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
