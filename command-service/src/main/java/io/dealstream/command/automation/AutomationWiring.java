package io.dealstream.command.automation;

import io.dealstream.background.Rounds;
import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.deal.Hindsight;
import io.dealstream.command.pipeline.Pipelines;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import io.dealstream.events.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The room's parts and who may use it. */
@Configuration(proxyBeanMethods = false)
class AutomationWiring {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  /** Limits are days: nobody waits for the second after one has passed. */
  private static final Duration READ_ALERTS_EVERY = Duration.ofSeconds(1);

  /** Before the rules for commands in general. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  AccessRules whoAutomates() {
    return requests ->
        requests
            .requestMatchers("/api/automations", "/api/automations/**")
            .hasRole(Role.ADMIN.name());
  }

  @Bean
  AutomationDesk automationDesk(Commands commands, Pipelines pipelines, Clock clock) {
    return new AutomationDesk(commands, pipelines, clock);
  }

  @Bean
  AutomationTable automationTable(JdbcClient jdbc) {
    return new AutomationTable(jdbc);
  }

  @Bean
  RunTable automationRuns(JdbcClient jdbc) {
    return new RunTable(jdbc);
  }

  @Bean
  Reacting automationReactions(Together together, SideRows rows, DealDesk deals) {
    return new Reacting(together, rows, deals::automate);
  }

  @Bean
  Rounds automationRounds(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      RunTable runs,
      Hindsight hindsight,
      Reacting automationReactions) {
    var following =
        new Following(
            new EventsInOrder(database),
            runs,
            hindsight,
            automationReactions,
            new TransactionTemplate(transactions));
    return new Rounds("automation", LOOK_EVERY, following::step);
  }

  @Bean
  FollowingAlerts followingAlerts(
      @Value("${dealstream.kafka.bootstrap-servers}") String kafka,
      JdbcTemplate database,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      AutomationTable rules,
      RunTable runs,
      Hindsight hindsight,
      Reacting automationReactions) {
    return new FollowingAlerts(
        new AlertTopic(kafka, Topics.DEAL_ALERTS),
        new AlertsRead(database),
        rules,
        new Stalls(runs, new DealStory(jdbc), hindsight),
        automationReactions,
        new TransactionTemplate(transactions));
  }

  @Bean
  Rounds alertRounds(FollowingAlerts followingAlerts) {
    return new Rounds("automation-alerts", READ_ALERTS_EVERY, followingAlerts::step);
  }
}
