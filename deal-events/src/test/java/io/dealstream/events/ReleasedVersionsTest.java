package io.dealstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a release has written can be read for ever, and what it said of its events stays true.
 * The files of a release lie in a folder of its number and are never changed.
 */
class ReleasedVersionsTest {

  private static final Path RELEASED = Path.of("src/test/resources/released");
  private static final Path SCHEMAS = Path.of("src/main/resources/schemas");

  static Stream<Path> goldenFiles() throws IOException {
    return files("golden");
  }

  static Stream<Path> schemas() throws IOException {
    return files("schemas");
  }

  private static Stream<Path> files(String kind) throws IOException {
    var all = new ArrayList<Path>();
    try (var releases = Files.list(RELEASED)) {
      for (var release : releases.sorted().toList()) {
        try (var files = Files.list(release.resolve(kind))) {
          files.sorted().forEach(all::add);
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void an_event_of_a_release_is_read_and_nothing_of_it_is_lost(Path file) throws IOException {
    var name = "io.dealstream." + file.getFileName().toString().replaceAll("(\\.v\\d+)\\..*", "$1");
    var event = EventReading.TODAY.read(name, Files.readAllBytes(file));
    assertThat(event).isNotNull();
    if (EventNames.all().containsKey(name)) {
      var written = EventJson.MAPPER.readTree(EventJson.MAPPER.writeValueAsBytes(event));
      assertThat(written).isEqualTo(EventJson.MAPPER.readTree(Files.readAllBytes(file)));
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void what_a_release_said_of_an_event_is_still_so(Path file) throws IOException {
    var present = SCHEMAS.resolve(file.getFileName());
    assertThat(present).exists();
    assertThat(broken("", tree(file), tree(present))).isEmpty();
  }

  private static JsonNode tree(Path file) throws IOException {
    return EventJson.MAPPER.readTree(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing                  | {"properties": {"a": {"type": "string"}}, "required": ["a"]} | ''
          another description      | {"properties": {"a": {"type": "string", "description": "x"}}, "required": ["a"]} | ''
          a new optional field     | {"properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "required": ["a"]} | ''
          a new required field     | {"properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "required": ["a", "b"]} | /required
          no longer required       | {"properties": {"a": {"type": "string"}}, "required": []} | /required
          a field that is gone     | {"properties": {"b": {"type": "string"}}, "required": ["a"]} | /properties/a/type
          a field of another type  | {"properties": {"a": {"type": "integer"}}, "required": ["a"]} | /properties/a/type
          a narrower field         | {"properties": {"a": {"type": "string", "enum": ["x"]}}, "required": ["a"]} | /properties/a/enum
          """)
  void a_schema_may_gain_what_nobody_needs_and_lose_nothing(
      String change, String present, String broken) {
    var released =
        """
        {"properties": {"a": {"type": "string"}}, "required": ["a"]}""";
    var found = broken("", EventJson.MAPPER.readTree(released), EventJson.MAPPER.readTree(present));
    assertThat(String.join(",", found)).as(change).isEqualTo(broken);
  }

  @Test
  void no_event_that_was_released_is_forgotten() throws IOException {
    var released =
        goldenFiles()
            .map(file -> file.getFileName().toString().replaceAll("(\\.v\\d+)\\..*", "$1"))
            .map(name -> "io.dealstream." + name);
    assertThat(released)
        .allSatisfy(name -> assertThat(EventReading.TODAY.typeOf(name)).isNotNull());
  }

  /** Where the present schema says something else than the released one. */
  private static List<String> broken(String at, JsonNode released, JsonNode present) {
    if (!released.isObject()) {
      return same(released, present) ? List.of() : List.of(at);
    }
    var found = new ArrayList<String>();
    var fields = new TreeSet<>(released.propertyNames());
    if (!at.endsWith("/properties") && !at.endsWith("/$defs")) { // there a field is a name of ours
      fields.addAll(present.propertyNames());
      fields.removeAll(Set.of("description", "title", "$id"));
    }
    if (!released.has("$defs")) {
      fields.remove("$defs");
    }
    for (var field : fields) {
      found.addAll(broken(at + "/" + field, released.path(field), present.path(field)));
    }
    return found;
  }

  /** The order of what is listed says nothing. */
  private static boolean same(JsonNode released, JsonNode present) {
    return released.isArray() && present.isArray()
        ? Set.copyOf(elements(released)).equals(Set.copyOf(elements(present)))
        : released.equals(present);
  }

  private static List<JsonNode> elements(JsonNode array) {
    return List.copyOf(array.values());
  }
}
