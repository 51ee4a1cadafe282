package io.dealstream.command.contact;

import io.dealstream.background.Rounds;
import io.dealstream.command.vault.VaultOutbox;
import io.dealstream.command.vault.VaultSender;
import io.dealstream.command.vault.VaultTopic;
import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import io.dealstream.events.topic.Topics;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The room's parts and who may use it. */
@Configuration(proxyBeanMethods = false)
class ContactWiring {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Before the rules for commands in general. Whoever may keep a person may forget them. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  AccessRules whoKeepsContacts() {
    return requests ->
        requests
            .requestMatchers("/api/contacts/*")
            .hasAnyRole(Role.REP.name(), Role.MANAGER.name(), Role.ADMIN.name());
  }

  /**
   * @param repeatAfter later than the topic's max.compaction.lag.ms
   */
  @Bean
  VaultSender contactSender(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      @Value("${dealstream.kafka.bootstrap-servers}") String kafka,
      @Value("${dealstream.contacts.repeat-after:PT2H}") Duration repeatAfter) {
    return new VaultSender(
        new VaultOutbox(database, ContactVault.VAULT, repeatAfter),
        new TransactionTemplate(transactions),
        () -> VaultTopic.open(kafka, Topics.CONTACTS));
  }

  @Bean
  Rounds contactRounds(VaultSender contactSender) {
    return new Rounds("contacts", LOOK_EVERY, _ -> contactSender.send());
  }
}
