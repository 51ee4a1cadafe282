package io.dealstream.command.deal;

import io.dealstream.command.CommandService;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.pipeline.PipelineDesk;
import io.dealstream.command.pipeline.PipelineDraft;
import io.dealstream.testing.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, entered behind its controllers; the outbox fills, nobody publishes. */
public final class OurDeals implements DealsUnderLoad {

  private static final String PIPELINE =
      """
      {"id": "default", "stages": [{"id": "prospecting"}, {"id": "qualification"},
        {"id": "pitch"}, {"id": "negotiation"}, {"id": "closing"}]}\
      """;

  private final ConfigurableApplicationContext service;
  private final DealDesk desk;
  private final Pipeline pipeline;

  public OurDeals(TestDatabase database) {
    service =
        new SpringApplicationBuilder(CommandService.class)
            .run(
                "--server.port=0",
                "--logging.level.root=ERROR",
                "--dealstream.kafka.bootstrap-servers=127.0.0.1:9",
                "--dealstream.sequencer.password=" + database.password("command_sequencer"),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.password=" + database.password("command_app"),
                "--spring.flyway.password=" + database.password("command_owner"));
    desk = service.getBean(DealDesk.class);
    var draft = service.getBean(JsonMapper.class).readValue(PIPELINE, PipelineDraft.class);
    pipeline = service.getBean(PipelineDesk.class).createIfAbsent(draft, "bench");
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  @Override
  public void open(String id) {
    ask(id, PlainAxonDeals.opening());
  }

  @Override
  public void move(String id, String stage) {
    ask(id, new DealCommand.Move(stage, null, null));
  }

  private void ask(String id, DealCommand command) {
    if (desk.ask(id, command, new Reach.Everyones(), null, "bench") instanceof Answer.No no) {
      throw new IllegalStateException(no.toString());
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
