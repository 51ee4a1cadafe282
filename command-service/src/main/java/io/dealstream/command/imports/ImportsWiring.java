package io.dealstream.command.imports;

import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.dealstream.background.Rounds;
import io.dealstream.command.deal.ActivityDesk;
import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.lead.LeadDesk;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.pipeline.PipelineDesk;
import io.dealstream.command.pipeline.Pipelines;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The room's parts and who may use it. */
@Configuration(proxyBeanMethods = false)
class ImportsWiring {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Before the rules for commands in general. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  AccessRules whoImports() {
    return requests -> {
      requests.requestMatchers(POST, "/api/imports").hasRole(Role.ADMIN.name());
      requests.requestMatchers(PUT, "/api/import-mappings/*").hasRole(Role.ADMIN.name());
    };
  }

  @Bean
  Imports imports(JdbcTemplate database, PlatformTransactionManager transactions) {
    var snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return new Imports(database, snapshot);
  }

  @Bean
  Mappings mappings(JdbcTemplate database, JsonMapper json) {
    return new Mappings(database, json);
  }

  @Bean
  Rounds importRounds(
      DataSource database,
      JdbcTemplate template,
      PlatformTransactionManager transactions,
      Together together,
      SideRows rows,
      DealDesk deals,
      ActivityDesk activities,
      LeadDesk leads,
      Mappings mappings,
      Pipelines pipelines,
      PipelineDesk pipelineDesk,
      Clock clock) {
    var importer =
        new Importer(
            template,
            new TransactionTemplate(transactions),
            together,
            rows,
            job -> {
              var foreseen = foreseen(job, mappings, pipelines, pipelineDesk);
              var there = new DeskDeals(deals, foreseen);
              return switch (job.form()) {
                case DEALS -> new ImportedDeals(there, job);
                case LEADS -> new ImportedLeads(leads, job);
                case ACTIVITIES -> new ImportedActivities(activities, there, foreseen, job);
              };
            },
            clock,
            Rehearsal.ROWS_OF_A_PASS);
    var runner = new ImportRunner(database, new JobStore(template), importer);
    return new Rounds("imports", LOOK_EVERY, runner);
  }

  /** A dry run makes no pipeline: it goes by the one its mapping would make. */
  private static @Nullable Pipeline foreseen(
      ImportJob job, Mappings mappings, Pipelines pipelines, PipelineDesk desk) {
    var yaml = job.mappingYaml();
    return job.dryRun() && yaml != null && pipelines.find(job.pipelineId()).isEmpty()
        ? mappings.pipelineOf(yaml, job.pipelineId()).map(desk::foresee).orElse(null)
        : null;
  }
}
