package io.dealstream.command.retirement;

import io.dealstream.background.Rounds;
import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.pipeline.PipelineDesk;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import io.dealstream.command.whereabouts.Whereabouts;
import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The room's parts and who may use it. */
@Configuration(proxyBeanMethods = false)
class RetirementWiring {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Before the rules for commands in general. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  AccessRules whoRetiresStages() {
    return requests ->
        requests
            .requestMatchers("/api/pipelines/*/stages/*/retire", "/api/pipelines/*/retirements/*")
            .hasRole(Role.ADMIN.name());
  }

  @Bean
  Retirements retirements(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      Commands commands,
      SideRows rows,
      PipelineDesk pipelines) {
    var snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return new Retirements(database, snapshot, commands, rows, pipelines);
  }

  @Bean
  Rounds retirementRounds(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      Whereabouts whereabouts,
      Together together,
      SideRows rows,
      DealDesk deals) {
    var emptying =
        new Emptying(
            new RetirementStore(database),
            new TransactionTemplate(transactions),
            whereabouts,
            together,
            rows,
            deals::vacate);
    return new Rounds("retirements", LOOK_EVERY, _ -> emptying.step());
  }
}
