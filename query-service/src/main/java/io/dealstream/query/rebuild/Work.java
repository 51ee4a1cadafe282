package io.dealstream.query.rebuild;

import io.dealstream.background.Doubling;
import io.dealstream.query.intake.Offsets;
import io.dealstream.query.intake.Refill;
import io.dealstream.query.intake.Refills;
import io.dealstream.query.rebuild.RebuildTable.Stride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a rebuild from where it stands to its end. Each step can be the last one of this process:
 * it is then done again, or has been done.
 */
@Component
class Work {

  private static final Logger LOG = LoggerFactory.getLogger(Work.class);
  private static final Doubling PAUSES =
      new Doubling(Duration.ofMillis(500), Duration.ofSeconds(4));

  /** Nothing more is to be done about it, here or anywhere. */
  private static final class Ended extends RuntimeException {
    Ended(String why) {
      super(why, null, false, false);
    }
  }

  private final RebuildTable table;
  private final BesideTables beside;
  private final Refills refills;
  private final Offsets offsets;
  private final Switch switching;

  Work(
      RebuildTable table, BesideTables beside, Refills refills, Offsets offsets, Switch switching) {
    this.table = table;
    this.beside = beside;
    this.refills = refills;
    this.offsets = offsets;
    this.switching = switching;
  }

  /** Returns once the rebuild is over, or the service is to end. */
  void on(Rebuild rebuild, BooleanSupplier serviceEnds) throws SQLException, InterruptedException {
    if (!beside.areThere() || !table.canGoOn(rebuild.number(), offsets.generation())) {
      beside.begin(rebuild.number(), offsets.generation());
      LOG.info("{} is rebuilt from the first record on", rebuild.model());
    } else {
      LOG.info("the rebuild of {} goes on with record {}", rebuild.model(), rebuild.records());
    }
    var run = new Run(rebuild, serviceEnds);
    var refill = refills.of(table.modelsOf(rebuild.model()), run::moved);
    if (refill.isEmpty()) {
      table.fail(rebuild.number(), "nothing here fills " + rebuild.model());
      return;
    }
    try (var reading = refill.get()) {
      run.toTheEnd(reading);
    } catch (Ended ended) {
      LOG.info("the rebuild of {}: {}", rebuild.model(), ended.getMessage());
    }
  }

  /** One process's part in it. */
  private final class Run {

    private final Rebuild rebuild;
    private final BooleanSupplier serviceEnds;
    private final Stopwatch time = new Stopwatch();
    private long toRead;

    Run(Rebuild rebuild, BooleanSupplier serviceEnds) {
      this.rebuild = rebuild;
      this.serviceEnds = serviceEnds;
    }

    void moved(long moved, int records) {
      goOn(table.moved(rebuild.number(), new Stride(moved, toRead, records, time.lap())));
    }

    void toTheEnd(Refill reading) throws SQLException, InterruptedException {
      read(reading);
      moved(0, 0);
      time.stop();
      goOn(table.enter(Rebuild.INDEXING, rebuild.number()));
      while (beside.nextIndex(rebuild.number()).isPresent()) {
        pass();
      }
      goOn(table.enter(Rebuild.SWITCHING, rebuild.number()));
      for (var tries = 1; !end(reading); tries++) {
        Thread.sleep(PAUSES.after(tries));
      }
    }

    private void read(Refill reading) {
      while (!reading.isLevel()) {
        pass();
        toRead = reading.toRead();
        reading.step();
      }
    }

    private boolean end(Refill reading) throws SQLException {
      // What came meanwhile is read before the intake is held, and only the rest while it is.
      read(reading);
      pass();
      return switch (switching.tryNow(rebuild.number(), reading)) {
        case NOT_NOW -> false;
        case SWITCHED -> throw new Ended("it has taken the live one's place");
        case OVER -> throw new Ended("it was stopped");
        case MIGRATED -> throw new IllegalStateException("the live tables were migrated meanwhile");
        case SET_ASIDE -> {
          table.fail(
              rebuild.number(),
              "the live models have set other things aside than this one would: rebuild events");
          throw new Ended("it does not go with the other live ones");
        }
      };
    }

    private void pass() {
      if (serviceEnds.getAsBoolean()) {
        throw new Ended("goes on with the next service");
      }
    }

    private static void goOn(boolean isUnderWay) {
      if (!isUnderWay) {
        throw new Ended("it was stopped");
      }
    }
  }
}
