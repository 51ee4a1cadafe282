package io.dealstream.local.watch;

import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.local.data.DataOption;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: a metric's records, one a line, as they come. */
@Command(
    name = "watch",
    description = {
      "Print a metric topic live, a line for each record, until Ctrl-C.",
      "Metrics: stage-entries, stage-dwell, reach, win-rate, cycle, velocity, open-pipeline, flow,",
      "activities, email, leads, acquisition, onboarding, waterfall, forecast,",
      "retention."
    })
public final class WatchCommand implements Callable<Integer> {

  private static final String PREFIX = "metrics.";

  @Spec private @Nullable CommandSpec spec;

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "METRIC", description = "The metric's name.")
  private String metric = "";

  @Option(
      names = "--pipeline",
      paramLabel = "ID",
      description = "Only this pipeline's figures; by default all.")
  private @Nullable String pipeline;

  @Option(
      names = "--window",
      paramLabel = "WINDOW",
      defaultValue = "all",
      description = {
        "Only figures of this window; by default those over all of time (all).",
        "trailing90, day, week, month or quarter, or one of them: month:2026-03."
      })
  private String window = "";

  @Option(
      names = "--from-start",
      description = "First everything the topic holds: the newest value of each figure.")
  private boolean fromStart;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var topic = topic();
    var folder = data.folder();
    var copy =
        RunningCopy.on(folder)
            .orElseThrow(
                () -> new Refusal("nothing runs on " + folder.root() + ": run ./dealstream up"));
    try (var tail = new TopicTail(copy.kafka(), topic, fromStart)) {
      tail.follow(
          line -> {
            if (line.isIn(window) && (pipeline == null || line.isOf(pipeline))) {
              System.out.println(line.text());
            }
          });
    }
    return 0;
  }

  private String topic() {
    var known = Topics.METRIC_TOPICS.stream().map(Topic::name).toList();
    var topic = metric.startsWith(PREFIX) ? metric : PREFIX + metric;
    if (!known.contains(topic) && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "no metric is called " + metric + "; there are " + names(known));
    }
    return topic;
  }

  private static String names(List<String> topics) {
    return topics.stream().map(t -> t.substring(PREFIX.length())).collect(Collectors.joining(", "));
  }
}
