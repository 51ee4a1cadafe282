package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.Home;
import io.dealstream.servers.LocalBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The Kafka broker. */
record BrokerPart(DataFolder data, int port) implements Part {

  static final String NAME = "kafka";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> needs() {
    return List.of();
  }

  @Override
  public Path log() {
    return data.logs().resolve("kafka.log");
  }

  @Override
  public Running start() throws IOException, InterruptedException {
    return new Server(LocalBroker.start(Home.path(), data.kafka(), port, log()));
  }

  private record Server(LocalBroker broker) implements Running {

    @Override
    public ProcessHandle process() {
      return broker.process().toHandle();
    }

    @Override
    public void stop() {
      broker.close();
    }
  }
}
