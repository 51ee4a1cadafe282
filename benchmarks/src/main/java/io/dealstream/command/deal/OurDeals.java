package io.dealstream.command.deal;

import io.dealstream.bench.DealsUnderLoad;
import io.dealstream.bench.Stages;
import io.dealstream.command.CommandService;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.pipeline.PipelineDesk;
import io.dealstream.command.pipeline.PipelineDraft;
import io.dealstream.command.publish.Drain;
import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestIssuer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as it runs, entered behind its controllers, with its outbox and its sequencer. It
 * finds no Kafka: publishing would share the processors with a broker that elsewhere has its own.
 */
public final class OurDeals implements DealsUnderLoad {

  private static final String NO_BROKER = "127.0.0.1:9";
  private static final String PIPELINE =
      """
      {"id": "default", "stages": [{"id": "prospecting"}, {"id": "qualification"},
        {"id": "pitch"}, {"id": "negotiation"}, {"id": "closing"}]}\
      """;

  private final TestDatabase database;
  private final ConfigurableApplicationContext service;
  private final Drain drain;
  private final DealDesk desk;
  private final Pipeline pipeline;

  public OurDeals(TestDatabase database) throws Exception {
    this.database = database;
    service =
        new SpringApplicationBuilder(CommandService.class)
            .run(
                "--server.port=0",
                "--dealstream.issuer=" + TestIssuer.shared().url(),
                "--dealstream.requests-per-second=0",
                "--logging.level.root=ERROR",
                "--logging.level.org.apache.kafka=OFF",
                "--dealstream.kafka.bootstrap-servers=" + NO_BROKER,
                "--dealstream.sequencer.password=" + database.password("command_sequencer"),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.password=" + database.password("command_app"),
                "--spring.flyway.password=" + database.password("command_owner"));
    drain = new Drain(database);
    desk = service.getBean(DealDesk.class);
    var draft = service.getBean(JsonMapper.class).readValue(PIPELINE, PipelineDraft.class);
    pipeline = service.getBean(PipelineDesk.class).createIfAbsent(draft, "bench");
  }

  /** Those all sides decide by. */
  public Pipeline pipeline() {
    return pipeline;
  }

  /** Where it answers over HTTP. */
  public int port() {
    return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public String name() {
    return "dealstream";
  }

  @Override
  public void open(String id) {
    ask(id, opening());
  }

  @Override
  public void move(String id, String stage) {
    ask(id, new DealCommand.Move(stage, null, null));
  }

  static DealCommand opening() {
    return new DealCommand.Open(
        "default",
        "A deal's name of plausible length",
        Stages.FIRST,
        null,
        "rep-17",
        "north",
        "inbound",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private void ask(String id, DealCommand command) {
    if (desk.ask(id, command, new Reach.Everyones(), null, "bench") instanceof Answer.No no) {
      throw new IllegalStateException(no.toString());
    }
  }

  @Override
  public void settle() throws Exception {
    drain.awaitEmpty(database);
  }

  @Override
  public void close() throws Exception {
    drain.close();
    service.close();
  }
}
