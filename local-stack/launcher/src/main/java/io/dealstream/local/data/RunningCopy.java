package io.dealstream.local.data;

import io.dealstream.local.patience.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a supervisor says of itself in the data folder, by which the other commands find it.
 *
 * @param pid the supervisor's
 * @param startedAt milliseconds, as the system tells: with the pid it names one process for ever
 * @param jdbc the command side's database
 * @param kafka bootstrap servers
 * @param problem why it failed, in one line
 * @param sample how far the first import of the sample history is; null where none runs
 */
public record RunningCopy(
    long pid,
    long startedAt,
    Ports ports,
    String jdbc,
    String kafka,
    Phase phase,
    @Nullable String problem,
    @Nullable Sample sample,
    List<PartState> parts) {

  /** Where the copy as a whole has come to. */
  public enum Phase {
    STARTING,
    READY,
    STOPPING,
    STOPPED,
    FAILED
  }

  /** Rows of the sample history read so far, of so many. */
  public record Sample(long rows, long of) {}

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What was last said on that folder, by a supervisor that may be long gone. */
  public static Optional<RunningCopy> last(DataFolder data) throws IOException {
    var file = file(data);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readAllBytes(file), RunningCopy.class))
        : Optional.empty();
  }

  /** The copy whose supervisor lives. */
  public static Optional<RunningCopy> on(DataFolder data) throws IOException {
    return last(data).filter(c -> c.supervisor().isPresent());
  }

  /** Those of the running copy, or of the last one: where its clients should look. */
  public static Ports ports(DataFolder data) throws IOException {
    return last(data).map(RunningCopy::ports).orElse(Ports.USUAL);
  }

  /** This process as the supervisor of a copy that is about to start. */
  public static RunningCopy starting(
      Ports ports, String jdbc, String kafka, List<PartState> parts) {
    var self = ProcessHandle.current();
    var since = ProcessName.startOf(self);
    return new RunningCopy(
        self.pid(), since, ports, jdbc, kafka, Phase.STARTING, null, null, parts);
  }

  public RunningCopy in(Phase next) {
    return new RunningCopy(pid, startedAt, ports, jdbc, kafka, next, problem, sample, parts);
  }

  public RunningCopy failed(String line) {
    return new RunningCopy(pid, startedAt, ports, jdbc, kafka, Phase.FAILED, line, sample, parts);
  }

  public RunningCopy with(@Nullable Sample progress) {
    return new RunningCopy(pid, startedAt, ports, jdbc, kafka, phase, problem, progress, parts);
  }

  public RunningCopy with(PartState changed) {
    var all = parts.stream().map(p -> p.name().equals(changed.name()) ? changed : p).toList();
    return new RunningCopy(pid, startedAt, ports, jdbc, kafka, phase, problem, sample, all);
  }

  public Optional<ProcessHandle> supervisor() {
    return ProcessName.of(pid, startedAt);
  }

  public void writeTo(DataFolder data) throws IOException {
    PrivateFile.write(file(data), JSON.writeValueAsString(this));
  }

  private static Path file(DataFolder data) {
    return data.run().resolve("copy.json");
  }

  /** Waits for the supervisor's end. */
  public boolean goneWithin(Duration longest) throws InterruptedException {
    // A process that is not our child tells nobody of its end.
    var patience = Patience.of(longest, BETWEEN_LOOKS);
    while (supervisor().isPresent() && patience.lasts()) {
      patience.pause();
    }
    return supervisor().isEmpty();
  }
}
