package io.dealstream.edge;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What operators are given holds together: files, names, and what they refer to. */
class DeployFilesTest {

  private static final Path HOME = home();
  private static final Path KUBERNETES = HOME.resolve("deploy/kubernetes");
  private static final Set<String> SERVICES =
      Set.of("command-service", "query-service", "metrics-stream");

  /** By kind and name. */
  private static final Map<String, Map<String, Object>> OBJECTS = new TreeMap<>();

  private static Path home() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("mvnw"))) {
        return folder;
      }
    }
    throw new IllegalStateException("not within the repository");
  }

  @BeforeAll
  static void read() throws IOException {
    for (var file : list(yaml(KUBERNETES.resolve("kustomization.yaml")), "resources")) {
      for (var document : new Yaml().loadAll(Files.readString(KUBERNETES.resolve((String) file)))) {
        Map<String, Object> object = map(document);
        OBJECTS.put(object.get("kind") + "/" + at(object, "metadata", "name"), object);
      }
    }
  }

  @Test
  void every_file_is_named_and_every_named_file_is_there() throws IOException {
    var kustomization = yaml(KUBERNETES.resolve("kustomization.yaml"));
    try (var files = Files.list(KUBERNETES)) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(toSet()))
          .isEqualTo(
              union(
                  Set.copyOf(list(kustomization, "resources")),
                  Set.of("kustomization.yaml", "secret.example.yaml")));
    }
    assertThat(list(kustomization, "images").stream().map(image -> map(image).get("name")))
        .containsExactlyInAnyOrderElementsOf(
            SERVICES.stream().<Object>map(name -> "dealstream/" + name).toList());
  }

  @Test
  void each_service_has_what_it_needs() {
    for (var name : SERVICES) {
      assertThat(at(OBJECTS.get("Service/" + name), "spec", "selector")).isEqualTo(label(name));
      assertThat(at(OBJECTS.get("PodDisruptionBudget/" + name), "spec", "selector", "matchLabels"))
          .isEqualTo(label(name));
      var workload = workload(name);
      assertThat(at(workload, "spec", "selector", "matchLabels")).isEqualTo(label(name));
      assertThat(at(workload, "spec", "template", "metadata", "labels")).isEqualTo(label(name));
      if (workload.get("kind").equals("StatefulSet")) {
        assertThat(OBJECTS).containsKey("Service/" + at(workload, "spec", "serviceName"));
      }
    }
  }

  private static Map<String, Object> label(String name) {
    return Map.of("app.kubernetes.io/name", name);
  }

  @Test
  void no_pod_may_do_what_it_need_not() {
    for (var name : SERVICES) {
      var pod = pod(name);
      assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
      assertThat(at(pod, "securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
      assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
      assertThat(OBJECTS).containsKey("ServiceAccount/" + pod.get("serviceAccountName"));
      var rights = map(container(name).get("securityContext"));
      assertThat(rights)
          .containsEntry("allowPrivilegeEscalation", false)
          .containsEntry("readOnlyRootFilesystem", true)
          .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
      assertThat(at(container(name), "resources", "limits", "memory")).isNotNull();
      assertThat(at(container(name), "resources", "requests", "memory")).isNotNull();
    }
  }

  @Test
  void a_cluster_asks_for_health_where_it_needs_no_token() {
    for (var name : SERVICES) {
      var container = container(name);
      for (var probe : List.of("startupProbe", "livenessProbe")) {
        assertThat(at(container, probe, "httpGet", "path")).isEqualTo("/actuator/health/liveness");
      }
      assertThat(at(container, "readinessProbe", "httpGet", "path"))
          .isEqualTo("/actuator/health/readiness");
      assertThat(at(container, "readinessProbe", "httpGet", "port"))
          .isEqualTo(map(list(container, "ports").getFirst()).get("name"));
    }
  }

  @Test
  void whatever_is_mounted_is_a_volume() {
    for (var name : SERVICES) {
      var volumes = names(list(pod(name), "volumes"));
      if (map(workload(name).get("spec")).get("volumeClaimTemplates") instanceof List<?> claims) {
        claims.forEach(claim -> volumes.add(at(map(claim), "metadata", "name")));
      }
      assertThat(names(list(container(name), "volumeMounts"))).isEqualTo(volumes);
    }
  }

  @Test
  void every_setting_and_secret_that_is_referred_to_is_there_and_no_other() throws IOException {
    var settings = new TreeSet<Object>();
    var secrets = new TreeSet<Object>();
    for (var name : SERVICES) {
      for (var variable : list(container(name), "env")) {
        var from = map(map(variable).getOrDefault("valueFrom", Map.of()));
        note(from, "configMapKeyRef", "dealstream-settings", settings);
        note(from, "secretKeyRef", "dealstream-database", secrets);
      }
    }
    var kustomization = yaml(KUBERNETES.resolve("kustomization.yaml"));
    var generated = map(list(kustomization, "configMapGenerator").getFirst());
    assertThat(generated).containsEntry("name", "dealstream-settings");
    assertThat(
            list(generated, "literals").stream()
                .map(literal -> ((String) literal).split("=", 2)[0]))
        .containsExactlyInAnyOrderElementsOf(settings.stream().map(String.class::cast).toList());
    var example = yaml(KUBERNETES.resolve("secret.example.yaml"));
    assertThat(at(example, "metadata", "name")).isEqualTo("dealstream-database");
    assertThat(map(example.get("stringData")).keySet())
        .containsExactlyInAnyOrderElementsOf(secrets.stream().map(String.class::cast).toList());
  }

  private static void note(Map<String, Object> from, String kind, String name, Set<Object> into) {
    if (from.containsKey(kind)) {
      var reference = map(from.get(kind));
      assertThat(reference).containsEntry("name", name);
      into.add(reference.get("key"));
    }
  }

  @Test
  void a_pod_is_told_what_a_container_is_told() throws IOException {
    var compose = map(yaml(HOME.resolve("docker-compose.yml")).get("services"));
    for (var name : SERVICES) {
      var told =
          list(container(name), "env").stream()
              .map(variable -> (String) map(variable).get("name"))
              .collect(toSet());
      told.removeAll(Set.of("DEALSTREAM_INSTANCE_ID", "DEALSTREAM_STANDBY_REPLICAS"));
      var there = new TreeSet<>(map(map(compose.get(name)).get("environment")).keySet());
      there.remove("DEALSTREAM_INSTANCE_ID");
      assertThat(told).as(name).isEqualTo(there);
    }
  }

  @Test
  void every_policy_is_for_pods_there_are() {
    for (var object : OBJECTS.values()) {
      if (object.get("kind").equals("NetworkPolicy")) {
        var selector = map(at(object, "spec", "podSelector"));
        for (var one : (List<?>) selector.getOrDefault("matchExpressions", List.of())) {
          assertThat(SERVICES)
              .containsAll(list(map(one), "values").stream().map(String.class::cast).toList());
        }
      }
    }
  }

  @Test
  void each_alert_says_what_it_means_and_the_runbook_says_what_to_do() throws IOException {
    var rules = yaml(HOME.resolve("deploy/alerts/dealstream.rules.yml"));
    var told = new ArrayList<String>();
    for (var rule : list(map(list(rules, "groups").getFirst()), "rules")) {
      var alert = (String) map(rule).get("alert");
      told.add(alert);
      assertThat(at(map(rule), "labels", "severity")).isIn("page", "ticket");
      assertThat((String) at(map(rule), "annotations", "summary")).isNotBlank();
      assertThat(at(map(rule), "annotations", "runbook"))
          .isEqualTo("docs/operating/runbook.md#" + alert.toLowerCase(Locale.ROOT));
    }
    var headings =
        Files.readAllLines(HOME.resolve("docs/operating/runbook.md")).stream()
            .filter(line -> line.startsWith("## Dealstream"))
            .map(line -> line.substring("## ".length()));
    assertThat(headings).containsExactlyInAnyOrderElementsOf(told);
    var scraped = yaml(HOME.resolve("deploy/alerts/prometheus.yml"));
    assertThat(list(scraped, "rule_files")).isEqualTo(List.of("dealstream.rules.yml"));
    assertThat(list(scraped, "scrape_configs"))
        .hasSize(3)
        .allSatisfy(
            job -> {
              assertThat((String) map(job).get("job_name")).startsWith("dealstream-");
              assertThat(map(job)).containsEntry("metrics_path", "/actuator/prometheus");
            });
  }

  private static Map<String, Object> workload(String name) {
    var deployment = OBJECTS.get("Deployment/" + name);
    return deployment == null ? map(OBJECTS.get("StatefulSet/" + name)) : deployment;
  }

  private static Map<String, Object> pod(String name) {
    return map(at(workload(name), "spec", "template", "spec"));
  }

  private static Map<String, Object> container(String name) {
    var container = map(list(pod(name), "containers").getFirst());
    assertThat(container).containsEntry("name", name).containsEntry("image", "dealstream/" + name);
    return container;
  }

  private static Set<Object> names(List<?> named) {
    return new TreeSet<>(named.stream().map(one -> map(one).get("name")).toList());
  }

  private static Set<Object> union(Set<?> some, Set<?> others) {
    var all = new TreeSet<Object>(some);
    all.addAll(others);
    return all;
  }

  private static Map<String, Object> yaml(Path file) throws IOException {
    return map(new Yaml().load(Files.readString(file)));
  }

  private static Object at(Map<String, Object> object, String... path) {
    Object found = object;
    for (var key : path) {
      found = map(found).get(key);
    }
    return found;
  }

  private static List<?> list(Map<String, Object> object, String key) {
    assertThat(object.get(key)).as(key).isInstanceOf(List.class);
    return (List<?>) object.get(key);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object object) {
    assertThat(object).isInstanceOf(Map.class);
    return (Map<String, Object>) object;
  }
}
