package io.dealstream.command.publish;

import io.dealstream.background.WakeUp;
import io.dealstream.command.publish.PublishingState.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One leader's time in office. Nothing is sequenced before Kafka and PostgreSQL have been seen to
 * hold the same history; from then on sequencing goes on whatever becomes of Kafka.
 */
final class Term {

  private static final Logger log = LoggerFactory.getLogger(Term.class);
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final SequencerDatabase database;
  private final Destination destination;
  private final WakeUp newEvents;
  private final Figures figures;
  private final Stop stop;
  private final Backoff backoff = new Backoff();

  Term(
      SequencerDatabase database,
      Destination destination,
      WakeUp newEvents,
      Figures figures,
      Stop stop) {
    this.database = database;
    this.destination = destination;
    this.newEvents = newEvents;
    this.figures = figures;
    this.stop = stop;
  }

  /** Returns when the stop is asked for; fails where the term ends otherwise. */
  void serve() throws SQLException, TermOver, InterruptedException {
    try (var writing = database.connect("sequencer");
        var reading = database.connect("publisher")) {
      var sequencer = Sequencer.takeOffice(writing);
      var handover = new Handover(sequencer.start().position());
      figures.begins(sequencer.start().position());
      try (var sequencing = new Sequencing(sequencer, handover, newEvents, figures)) {
        while (!stop.isAsked()) {
          publishWhileKafkaAnswers(reading, sequencer.epoch(), sequencing, handover);
        }
      }
    }
  }

  private void publishWhileKafkaAnswers(
      Connection reading, long epoch, Sequencing sequencing, Handover handover)
      throws SQLException, TermOver, InterruptedException {
    try (var publisher = Publisher.open(destination, reading, epoch)) {
      figures.published(publisher.position());
      sequencing.startOnce();
      backoff.reset();
      if (figures.is(Phase.LEADING, "")) {
        log.info("leading in term {}, from position {}", epoch, publisher.position());
      }
      while (!stop.isAsked()) {
        sequencing.check();
        publishNext(publisher, handover, new Positions(reading));
      }
    } catch (KafkaException failed) {
      var pause = backoff.next();
      figures.is(passing(failed) ? Phase.WAITING : Phase.FAILING, "Kafka: " + failed.getMessage());
      log.warn("Kafka fails, next try in {} ms: {}", pause.toMillis(), failed.toString());
      stop.pause(pause);
    }
  }

  /** Whether Kafka's clients think that the same may go well another time. */
  private static boolean passing(KafkaException failed) {
    return Causes.find(failed, RetriableException.class) != null;
  }

  private void publishNext(Publisher publisher, Handover handover, Positions positions)
      throws SQLException, TermOver, InterruptedException {
    var events = handover.after(publisher.position(), PATIENCE);
    if (events.isEmpty() && handover.sequenced() > publisher.position()) {
      events = positions.after(publisher.position());
    }
    if (events.isEmpty()) {
      publisher.vouch();
    } else {
      var start = System.nanoTime();
      publisher.publish(events);
      var took = Duration.ofNanos(System.nanoTime() - start);
      figures.published(events, took);
      if (events.size() < Outbox.BATCH) {
        stop.pause(Gathering.after(took));
      }
    }
  }
}
