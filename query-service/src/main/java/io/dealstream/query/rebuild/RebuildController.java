package io.dealstream.query.rebuild;

import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rebuilds")
class RebuildController {

  /**
   * @param newest its last rebuild; null where there never was one
   */
  record Rebuildable(String model, @Nullable Rebuild newest) {}

  record All(List<Rebuildable> items) {}

  private final RebuildTable table;

  RebuildController(RebuildTable table) {
    this.table = table;
  }

  /**
   * What can be rebuilt: each read model, and {@code events} for all that are made of events
   * together, by which also what was set aside is tried again.
   */
  @GetMapping
  All all() {
    var newest =
        table.newest().stream().collect(Collectors.toMap(Rebuild::model, Function.identity()));
    return new All(
        table.names().stream().map(name -> new Rebuildable(name, newest.get(name))).toList());
  }

  /**
   * Rebuilds it beside the live one, which is shown until the new one takes its place. Where that
   * is under way already, nothing is begun.
   */
  @PostMapping("/{model}")
  ResponseEntity<Rebuild> ask(@PathVariable String model, @Parameter(hidden = true) Caller caller) {
    table.ask(known(model), caller.id());
    return ResponseEntity.accepted()
        .location(URI.create("/api/rebuilds/" + model))
        .body(newest(model));
  }

  /** Its last rebuild, under way or over. */
  @GetMapping("/{model}")
  Rebuild newest(@PathVariable String model) {
    return table
        .newest(known(model))
        .orElseThrow(
            () -> Problem.notFound("never-rebuilt", "model", model + " was never rebuilt"));
  }

  /** Stops it: the live one stays as it is, and what was filled beside it is dropped. */
  @DeleteMapping("/{model}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stop(@PathVariable String model) {
    if (!table.stop(known(model))) {
      throw Problem.notFound(
          "no-rebuild-under-way", "model", "no rebuild of " + model + " is under way");
    }
  }

  private String known(String model) {
    var names = table.names();
    if (!names.contains(model)) {
      throw Problem.notFound(
          "unknown-read-model",
          "model",
          "there is no read model " + model + "; there are " + String.join(", ", names));
    }
    return model;
  }
}
