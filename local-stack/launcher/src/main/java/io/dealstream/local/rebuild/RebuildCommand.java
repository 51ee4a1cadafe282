package io.dealstream.local.rebuild;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.local.client.Api;
import io.dealstream.local.client.Following;
import io.dealstream.local.data.DataOption;
import io.dealstream.local.signin.Person;
import io.dealstream.local.terminal.Bar;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code rebuild}: a read model, made of its topics once more. */
@Command(
    name = "rebuild",
    description = {
      "Rebuild a read model beside the live one, which is shown until the new one takes its place.",
      "It goes on when this command is interrupted, and after a restart where it was; asked for"
          + " again, it is followed again."
    })
public final class RebuildCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SILENT =
      "the query service has not answered for three minutes; the rebuild goes on when it does";

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      paramLabel = "PROJECTION",
      description = {
        "A read model, such as deals or metrics; any other word is answered with all there are;",
        "or events, for all that are made of events, together with what was set aside of them."
      })
  private String model = "";

  @Option(names = "--stop", description = "Stop its rebuild: the live one stays as it is.")
  private boolean stop;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var terminal = Terminal.standard();
    try (var queries = Api.queries(data.folder(), Person.ADMIN_HERE)) {
      var address = queries.at("/api/rebuilds/" + encode(model, UTF_8).replace("+", "%20"));
      if (stop) {
        stop(queries, address);
        terminal.say("the rebuild of " + model + " is stopped, and the live one as it was");
        return 0;
      }
      begin(queries, address);
      var end = follow(queries, address, terminal);
      if (!end.done()) {
        throw new Refusal(
            end.trouble() == null
                ? "the rebuild of " + model + " was stopped"
                : model + " was not rebuilt: " + end.trouble());
      }
      terminal.say(summary(end));
    } catch (ConnectException refused) {
      throw Api.notThere(refused);
    }
    return 0;
  }

  private static void begin(Api queries, URI address) throws IOException, InterruptedException {
    var answer = queries.send("POST", address, "application/json", BodyPublishers.noBody());
    Api.json(answer);
  }

  private static void stop(Api queries, URI address) throws IOException, InterruptedException {
    var answer = queries.send("DELETE", address, "application/json", BodyPublishers.noBody());
    if (answer.statusCode() / 100 != 2) {
      throw new Refusal(Api.problem(answer));
    }
  }

  private RebuildProgress follow(Api queries, URI address, Terminal terminal)
      throws InterruptedException {
    var bar = new Bar(terminal, model, "records");
    return new Following(queries, SILENT)
        .toTheEnd(
            address,
            answer -> {
              Api.json(answer);
              var progress = JSON.readValue(answer.body(), RebuildProgress.class);
              if (progress.over()) {
                terminal.settle();
                return progress;
              }
              show(progress, bar, terminal);
              return null;
            });
  }

  private void show(RebuildProgress progress, Bar bar, Terminal terminal) {
    switch (progress.state()) {
      case "queued" -> terminal.show(model + " waits for another rebuild");
      case "indexing" -> terminal.show(model + " is read; its indexes are made");
      case "switching" -> terminal.show(model + " waits for a moment to switch");
      default -> bar.at(progress.read(), progress.toRead());
    }
  }

  private static String summary(RebuildProgress end) {
    return String.format(
        Locale.ROOT,
        "%s was rebuilt of %,d records (%,d records/s) and has taken the live one's place",
        end.model(),
        end.records(),
        end.recordsPerSecond());
  }
}
