package io.dealstream.testing;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What alerts and dashboard name must be there: each service's test asks for its part of it. */
public final class WatchedMetrics {

  private static final Path DASHBOARD = Path.of("deploy", "grafana", "dealstream.json");
  private static final Path RULES = Path.of("deploy", "alerts", "dealstream.rules.yml");

  private static final List<String> OF_EVERY_SERVICE =
      List.of("http_server_requests_", "jvm_", "process_");

  /** What else there is, by the beginning of the name. */
  private static final Map<String, List<String>> OWN =
      Map.of(
          "command-service", List.of("dealstream_publishing_", "dealstream_schedule_", "hikaricp_"),
          "query-service",
              List.of(
                  "dealstream_intake_",
                  "dealstream_live_",
                  "dealstream_reviews_",
                  "dealstream_webhooks_",
                  "hikaricp_"),
          "metrics-stream", List.of("dealstream_metrics_", "dealstream_dead_letters_"));

  /** Prometheus makes it, whoever is asked. */
  private static final String UP = "up";

  private static final Pattern JSON_EXPRESSION =
      Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  /** In the line of its key, or in the lines below that are indented further than it. */
  private static final Pattern YAML_EXPRESSION =
      Pattern.compile("(?m)^( +)expr: (?:>-\\n((?:\\1 +\\S.*\\n)+)|(.+))");

  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring) *\\([^)]*\\)"
              + "|\\b(?:and|or|unless|bool|offset)\\b");

  private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_][a-zA-Z0-9_]*\\b(?! *\\()");

  private WatchedMetrics() {}

  /**
   * Those a service must have.
   *
   * @throws IllegalStateException where one is named that no service is known for
   */
  public static Set<String> of(String service) {
    var all = new TreeSet<>(all());
    all.remove(UP);
    for (var name : all) {
      if (OWN.keySet().stream().noneMatch(one -> isOf(one, name))) {
        throw new IllegalStateException("no service is known for " + name);
      }
    }
    return all.stream().filter(name -> isOf(service, name)).collect(toCollection(TreeSet::new));
  }

  /**
   * Those of them that are not in what a service tells Prometheus.
   *
   * @param told the text it answers with
   */
  public static Set<String> missing(String service, String told) {
    var missing = of(service);
    missing.removeIf(name -> Pattern.compile("(?m)^" + name + "[ {]").matcher(told).find());
    return missing;
  }

  private static boolean isOf(String service, String name) {
    return Stream.concat(OF_EVERY_SERVICE.stream(), OWN.getOrDefault(service, List.of()).stream())
        .anyMatch(name::startsWith);
  }

  private static Set<String> all() {
    var names = new TreeSet<String>();
    for (var expression : expressions()) {
      var bare = NOT_A_NAME.matcher(expression).replaceAll(" ");
      NAME.matcher(bare).results().forEach(found -> names.add(found.group()));
    }
    return names;
  }

  private static List<String> expressions() {
    var all = new ArrayList<String>();
    JSON_EXPRESSION
        .matcher(text(DASHBOARD))
        .results()
        .forEach(found -> all.add(found.group(1).replace("\\\"", "\"")));
    YAML_EXPRESSION
        .matcher(text(RULES))
        .results()
        .forEach(found -> all.add(found.group(2) == null ? found.group(3) : found.group(2)));
    if (all.size() < 2) {
      throw new IllegalStateException("no expressions are found any more");
    }
    return all;
  }

  private static String text(Path file) {
    try {
      return Files.readString(TestServers.home().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
