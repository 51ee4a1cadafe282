package io.dealstream.command.deal;

import io.dealstream.command.store.SnapshotForm;
import io.dealstream.events.deal.DealEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deals that much happens to are kept as they are, beside their events. */
@Configuration(proxyBeanMethods = false)
class DealSnapshots {

  /** One more whenever a field of a deal's state changes, or what an event makes of it. */
  static final int REVISION = 2;

  static final SnapshotForm<Deal> FORM =
      new SnapshotForm<>(
          "deal", REVISION, Deal.class, Deal.NONE, (deal, event) -> deal.evolve((DealEvent) event));

  @Bean
  SnapshotForm<Deal> dealSnapshot() {
    return FORM;
  }
}
