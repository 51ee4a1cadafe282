package io.dealstream.command.imports;

import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How files that are not in the canonical form are read. */
@RestController
@RequestMapping("/api/import-mappings")
final class MappingController {

  private static final String YAML = "application/yaml";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Mappings mappings;

  MappingController(Mappings mappings) {
    this.mappings = mappings;
  }

  @PutMapping(path = "/{name}", consumes = YAML)
  ResponseEntity<Void> put(@PathVariable String name, @RequestBody byte[] yaml, Caller caller) {
    if (!NAME.matcher(name).matches()) {
      throw Problem.refused(
          "malformed-name", "name", "letters, digits, dots, dashes and underscores, 100 at most");
    }
    mappings.put(name, new String(yaml, StandardCharsets.UTF_8), caller.id());
    return ResponseEntity.noContent().build();
  }

  @GetMapping(path = "/{name}", produces = YAML)
  String find(@PathVariable String name) {
    return mappings
        .find(name)
        .orElseThrow(
            () -> Problem.notFound("unknown-mapping", "name", "there is no mapping " + name));
  }
}
