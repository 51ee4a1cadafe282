package io.dealstream.command.deal;

import io.dealstream.background.Rounds;
import io.dealstream.command.vault.VaultOutbox;
import io.dealstream.command.vault.VaultSender;
import io.dealstream.command.vault.VaultTopic;
import io.dealstream.events.topic.Topics;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what people wrote and said to whoever lets it be searched. */
@Configuration(proxyBeanMethods = false)
class KeptWordsWiring {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /**
   * @param repeatAfter later than the topic's max.compaction.lag.ms
   */
  @Bean
  VaultSender transcriptSender(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      @Value("${dealstream.kafka.bootstrap-servers}") String kafka,
      @Value("${dealstream.transcripts.repeat-after:PT2H}") Duration repeatAfter) {
    return new VaultSender(
        new VaultOutbox(database, KeptWordsVault.VAULT, repeatAfter),
        new TransactionTemplate(transactions),
        () -> VaultTopic.open(kafka, Topics.TRANSCRIPTS));
  }

  @Bean
  Rounds transcriptRounds(VaultSender transcriptSender) {
    return new Rounds("transcripts", LOOK_EVERY, _ -> transcriptSender.send());
  }
}
