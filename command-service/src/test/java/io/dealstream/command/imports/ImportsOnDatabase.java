package io.dealstream.command.imports;

import static io.dealstream.command.Awaiting.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dealstream.background.Rounds;
import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.imports.file.Form;
import io.dealstream.command.store.Together;
import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestServers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The room on a real database, as often as there are instances of the service. */
final class ImportsOnDatabase implements AutoCloseable {

  /** So few that a file of some rows takes several passes. */
  private static final int ROWS_OF_A_PASS = 600;

  private final TestDatabase database = TestServers.commandDatabase("classpath:db/command/imports");
  final JdbcTemplate look = new JdbcTemplate(database.as("command_app"));
  Clock clock = Clock.systemUTC();
  private final List<Instance> instances = new ArrayList<>();

  ImportsOnDatabase() {
    new JdbcTemplate(database.as("command_owner"))
        .execute(
            """
            CREATE TABLE noted (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              deal text NOT NULL, stage text NOT NULL, actor text, owner text);
            GRANT SELECT, INSERT ON noted TO command_app\
            """);
  }

  /** Stores at once whatever is added, in a transaction of its own for each piece of work. */
  private record OnePerTransaction(TransactionTemplate transactions) implements Together {

    @Override
    public <A> A decide(Supplier<A> work) {
      return once(work);
    }

    @Override
    public <A> A once(Supplier<A> work) {
      return transactions.execute(_ -> work.get());
    }
  }

  /** One instance of the service. */
  final class Instance {

    final HikariDataSource pool = pool();
    final Imports imports;
    final Rounds runner;

    Instance(Consumer<DealHistory> beforeEachDeal) {
      var template = new JdbcTemplate(pool);
      var transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
      imports = new Imports(template, transactions);
      var importer =
          new Importer(
              template,
              transactions,
              new OnePerTransaction(transactions),
              row -> row.check(template.update(row::on)),
              job -> new ImportedDeals(new NotedDeals(template, beforeEachDeal), job),
              clock,
              ROWS_OF_A_PASS);
      runner =
          new Rounds(
              "imports",
              Duration.ofMillis(500),
              new ImportRunner(pool, new JobStore(template), importer));
      runner.start();
      instances.add(this);
    }

    /** As a kill leaves it: connections gone, nothing said. */
    void die() {
      pool.close();
    }
  }

  Instance instance() {
    return new Instance(_ -> {});
  }

  Instance instance(Consumer<DealHistory> beforeEachDeal) {
    return new Instance(beforeEachDeal);
  }

  private HikariDataSource pool() {
    var config = new HikariConfig();
    config.setDataSource(database.as("command_app"));
    config.setConnectionTimeout(2_000);
    return new HikariDataSource(config);
  }

  UUID send(Instance instance, String csv) throws Exception {
    return send(instance, csv.getBytes(StandardCharsets.UTF_8), null, null);
  }

  UUID send(Instance instance, byte[] file, String mappingName, String mapping) throws Exception {
    return send(instance, file, mappingName, mapping, false);
  }

  UUID send(Instance instance, byte[] file, String mappingName, String mapping, boolean dryRun)
      throws Exception {
    var job =
        new ImportJob(
            UUID.randomUUID(), "sales", Form.DEALS, "ada", mappingName, mapping, null, dryRun);
    if (mappingName != null) {
      new MappingStore(look).put(mappingName, mapping, "ada");
    }
    instance.imports.receive(job, new ByteArrayInputStream(file));
    instance.runner.wake();
    return job.id();
  }

  ImportAnswer state(UUID id) {
    return new Imports(
            look, new TransactionTemplate(new DataSourceTransactionManager(look.getDataSource())))
        .find(id, -1, 1000)
        .orElseThrow();
  }

  ImportAnswer ended(UUID id) {
    return await("the import to end").until(() -> state(id), ImportsOnDatabase::isOver);
  }

  private static boolean isOver(ImportAnswer answer) {
    return answer.state() == ImportState.DONE || answer.state() == ImportState.FAILED;
  }

  @Override
  public void close() {
    for (var instance : instances) {
      instance.runner.stop();
      instance.pool.close();
    }
  }
}
