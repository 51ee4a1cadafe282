package io.dealstream.command.publish;

import io.dealstream.background.WakeUp;
import io.dealstream.events.topic.Topics;
import io.dealstream.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's wiring. */
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {

  @Bean
  WakeUp newEvents() {
    return new WakeUp();
  }

  /**
   * Tells the sequencer of events once they are durable: that is when the outermost unit of work
   * has committed, which may be long after a command's own, as in an import.
   */
  @Bean
  Registration signalAfterCommit(EventBus events, WakeUp newEvents) {
    return events.subscribe(
        _ -> CurrentUnitOfWork.get().root().afterCommit(_ -> newEvents.signal()));
  }

  @Bean
  Figures publishingFigures(MeterRegistry registry) {
    return new Figures(registry);
  }

  @Bean
  PublishingHealth publishingHealthIndicator(Figures figures) {
    return new PublishingHealth(figures);
  }

  @Bean
  Publishing publishing(
      @Value("${spring.datasource.url}") String url,
      @Value("${dealstream.sequencer.username}") String username,
      @Value("${dealstream.sequencer.password}") String password,
      @Value("${dealstream.kafka.bootstrap-servers}") String kafka,
      @Value("${dealstream.checkpoints.key-file:}") String keyFile,
      @Value("${dealstream.checkpoints.every-positions:1000}") long everyPositions,
      @Value("${dealstream.checkpoints.every:PT1M}") Duration every,
      WakeUp newEvents,
      Figures figures,
      Tracing tracing) {
    var vouching =
        keyFile.isBlank()
            ? null
            : new Vouching(
                Topics.CHECKPOINTS,
                Vouching.keyIn(Path.of(keyFile)),
                everyPositions,
                every,
                Clock.systemUTC());
    var database = new SequencerDatabase(url, username, password);
    return new Publishing(database, Destination.at(kafka, vouching, tracing), newEvents, figures);
  }
}
