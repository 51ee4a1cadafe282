package io.dealstream.local.stack;

import io.dealstream.local.client.Api;
import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.PartState.Condition;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.data.RunningCopy.Phase;
import io.dealstream.local.data.RunningCopy.Sample;
import io.dealstream.local.imports.SampleHistory;
import io.dealstream.local.live.LiveTeam;
import io.dealstream.local.signin.PeoplesPasswords;
import io.dealstream.local.signin.Person;
import io.dealstream.local.signin.SignIn;
import io.dealstream.local.signin.SigningKey;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import io.dealstream.servers.Passwords;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One copy from its start to its end. Everything it starts ends with it: in order when it is asked
 * to stop, by their lifelines when it is killed.
 */
final class Supervisor {

  private static final Duration PATIENCE_WITH_KAFKA = Duration.ofSeconds(10);
  private static final Duration PATIENCE_WITH_FIGURES = Duration.ofMinutes(1);

  private final Wish wish;
  private final Terminal terminal;
  private final SigningKey key;
  private final PeoplesPasswords people;
  private final Journal journal;
  private final List<Keeper> keepers;

  /** Completed with what went wrong for good, in one line. */
  private final CompletableFuture<String> failure = new CompletableFuture<>();

  private Supervisor(
      Wish wish, Terminal terminal, Databases databases, List<Part> parts, StartView view)
      throws IOException {
    this.wish = wish;
    this.terminal = terminal;
    this.key = SigningKey.keptIn(wish.data());
    this.people = PeoplesPasswords.in(wish.data());
    var states = parts.stream().map(Keeper::notYet).toList();
    var copy = RunningCopy.starting(wish.ports(), databases.command(), wish.kafka(), states);
    this.journal = new Journal(wish.data(), copy, view::see);
    this.keepers = parts.stream().map(p -> new Keeper(p, journal, failure::complete)).toList();
  }

  /**
   * Returns only where the copy fails; a signal ends the process from within.
   *
   * @return why it failed
   */
  static String run(Wish wish, Terminal terminal) throws IOException, InterruptedException {
    return run(wish, terminal, Parts::of);
  }

  /** What a copy is made of. */
  interface Made {
    List<Part> of(Wish wish, Databases databases, Passwords passwords);
  }

  static String run(Wish wish, Terminal terminal, Made made)
      throws IOException, InterruptedException {
    Preflight.makeFolder(wish.data());
    try (var _ = DataLock.take(wish.data());
        var view = new StartView(terminal)) {
      Orphans.end(wish.data());
      Preflight.checkSpace(wish.data());
      Preflight.checkPorts(wish);
      Preflight.checkBroker(wish, PATIENCE_WITH_KAFKA);
      var passwords = Passwords.keptIn(wish.data().passwords());
      var databases = wish.databases(passwords);
      var parts = made.of(wish, databases, passwords);
      return new Supervisor(wish, terminal, databases, parts, view).supervise();
    }
  }

  private String supervise() throws IOException, InterruptedException {
    var stop = new Stop(journal, keepers.reversed(), terminal);
    stop.onSignal();
    DiskWatch.start(wish.data(), failure::complete);
    LogFiles.start(wish.data());
    var guide = Thread.ofPlatform().daemon().name("start").start(this::start);
    var line = failure.join();
    guide.interrupt();
    stop.after(line);
    return line;
  }

  private void start() {
    keepers.forEach(Keeper::start);
    try {
      var ports = wish.ports();
      SignIn.start(ports.signIn(), ports.issuer(), ports.pageOrigins(), key, people);
      journal.await(Supervisor::allReady);
      bringInSample(wish.data());
      journal.change(copy -> copy.with((Sample) null).in(Phase.READY));
      terminal.say(Welcome.text(wish.data(), journal.copy(), people));
      if (wish.live()) {
        keepDealsMoving();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Refusal refused) {
      failure.complete(refused.line());
    } catch (IOException | RuntimeException failed) {
      failure.complete("starting failed: " + failed);
    }
  }

  private void bringInSample(DataFolder data) throws IOException, InterruptedException {
    var sample = new SampleHistory(data);
    if (!wish.sample() || sample.isIn()) {
      return;
    }
    var ports = wish.ports();
    try (var commands = new Api(ports.commandUrl(), key, ports.issuer(), Person.ADMIN_HERE)) {
      sample.bringIn(
          commands, (rows, of) -> journal.change(copy -> copy.with(new Sample(rows, of))));
    }
    Figures.awaitCaughtUp(wish.kafka(), PATIENCE_WITH_FIGURES);
  }

  private void keepDealsMoving() throws InterruptedException {
    var ports = wish.ports();
    try (var commands = new Api(ports.commandUrl(), key, ports.issuer(), Person.ADMIN_HERE);
        var queries = new Api(ports.queryUrl(), key, ports.issuer(), Person.ADMIN_HERE)) {
      new LiveTeam(SampleHistory.PIPELINE, commands, queries).work();
    }
  }

  static boolean allReady(RunningCopy copy) {
    return copy.parts().stream().allMatch(p -> p.condition() == Condition.READY);
  }
}
