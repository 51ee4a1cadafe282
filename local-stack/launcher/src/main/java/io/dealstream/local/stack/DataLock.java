package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** One supervisor for each data folder. The system lets go of the lock however a process ends. */
record DataLock(FileChannel channel) implements AutoCloseable {

  /**
   * @throws Refusal where another has it
   */
  static DataLock take(DataFolder data) throws IOException {
    var channel =
        FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isMine(channel)) {
      channel.close();
      throw new Refusal(
          RunningCopy.on(data)
              .map(copy -> Preflight.alreadyRunning(copy, data))
              .orElse("a copy is just starting on " + data.root()));
    }
    return new DataLock(channel);
  }

  private static boolean isMine(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
