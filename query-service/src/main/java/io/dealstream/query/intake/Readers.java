package io.dealstream.query.intake;

import io.dealstream.query.intake.Reader.Workings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A reader for each receiver, in a thread of its own, from the service's start to its end. */
@Component
class Readers implements SmartLifecycle {

  private static final Duration TO_END = Duration.ofSeconds(5);

  private final List<Reader> readers;
  private final List<Thread> threads = new ArrayList<>();

  Readers(
      List<Receiver> receivers,
      IntakeSettings settings,
      Consumers consumers,
      Offsets offsets,
      Applying applying,
      Arrivals arrivals,
      IntakeSpans spans) {
    var workings = new Workings(settings, consumers, offsets, applying, arrivals, spans);
    this.readers = receivers.stream().map(receiver -> new Reader(receiver, workings)).toList();
  }

  List<Reader> all() {
    return readers;
  }

  @Override
  public void start() {
    for (var reader : readers) {
      var name = "intake-" + reader.feed().word();
      threads.add(Thread.ofPlatform().name(name).start(reader));
    }
  }

  @Override
  public void stop() {
    readers.forEach(Reader::stop);
    try {
      if (!haveEnded()) {
        threads.forEach(Thread::interrupt); // they wait for a server that does not answer
        haveEnded();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
  }

  /** Waits for all of them together as long as for one. */
  private boolean haveEnded() throws InterruptedException {
    var end = Instant.now().plus(TO_END);
    var all = true;
    for (var thread : threads) {
      all &= thread.join(Duration.between(Instant.now(), end));
    }
    return all;
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty();
  }
}
