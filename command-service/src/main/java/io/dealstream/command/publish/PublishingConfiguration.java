package io.dealstream.command.publish;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The room's wiring. */
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {

  @Bean
  WakeUp newEvents() {
    return new WakeUp();
  }

  /**
   * Tells the sequencer of events once the transaction they were stored in has committed. That may
   * be long after Axon's own unit of work: an import stores many commands' events in one.
   */
  @Bean
  Registration signalAfterCommit(EventBus events, WakeUp newEvents) {
    var signal =
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            newEvents.signal();
          }
        };
    return events.subscribe(_ -> TransactionSynchronizationManager.registerSynchronization(signal));
  }

  @Bean
  Figures publishingFigures(MeterRegistry registry) {
    return new Figures(registry);
  }

  @Bean
  PublishingHealth publishingHealth(Figures figures) {
    return new PublishingHealth(figures);
  }

  @Bean
  Publishing publishing(
      @Value("${spring.datasource.url}") String url,
      @Value("${dealstream.sequencer.username}") String username,
      @Value("${dealstream.sequencer.password}") String password,
      @Value("${dealstream.kafka.bootstrap-servers}") String kafka,
      WakeUp newEvents,
      Figures figures) {
    var database = new SequencerDatabase(url, username, password);
    return new Publishing(database, Destination.at(kafka), newEvents, figures);
  }
}
