package io.dealstream.command.imports;

import io.dealstream.command.imports.file.Form;
import io.dealstream.command.imports.mapping.BadMapping;
import io.dealstream.command.imports.mapping.Mapping;
import io.dealstream.command.pipeline.PipelineDraft;
import io.dealstream.edge.Problem;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** The mappings people have put, checked. */
final class Mappings {

  private final MappingStore store;
  private final JsonMapper json;

  Mappings(JdbcTemplate database, JsonMapper json) {
    this.store = new MappingStore(database);
    this.json = json;
  }

  /** A mapping with what it reads, and the pipeline it defines, if it does. */
  record Named(String yaml, Form form, Optional<PipelineDraft> pipeline) {}

  void put(String name, String yaml, String changedBy) {
    definitionIn(read(yaml));
    store.put(name, yaml, changedBy);
  }

  Optional<String> find(String name) {
    return store.find(name);
  }

  /** A mapping for an import into that pipeline. */
  Named of(String name, String pipelineId) {
    var yaml =
        store
            .find(name)
            .orElseThrow(
                () ->
                    Problem.notFound("unknown-mapping", "mapping", "there is no mapping " + name));
    return new Named(yaml, read(yaml).form(), pipelineOf(yaml, pipelineId));
  }

  /** The pipeline that a mapping accepted earlier defines, if it does. */
  Optional<PipelineDraft> pipelineOf(String yaml, String pipelineId) {
    return definitionIn(read(yaml)).map(found -> named(found, pipelineId));
  }

  private static PipelineDraft named(PipelineDraft draft, String pipelineId) {
    var id = draft.id() == null ? pipelineId : draft.id();
    if (!id.equals(pipelineId)) {
      throw Problem.refused(
          "another-pipeline", "pipeline", "the mapping is made for the pipeline " + id);
    }
    return new PipelineDraft(
        id,
        draft.name(),
        draft.currency(),
        draft.zone(),
        draft.minimumWonDeals(),
        draft.stages(),
        draft.rules(),
        draft.occurredAt(),
        draft.reason());
  }

  private static Mapping read(String yaml) {
    try {
      return Mapping.read(yaml);
    } catch (BadMapping bad) {
      throw Problem.refused("bad-mapping", bad.key(), bad.why());
    }
  }

  private Optional<PipelineDraft> definitionIn(Mapping mapping) {
    return mapping.pipelineDefinition().map(this::draft);
  }

  private PipelineDraft draft(Object definition) {
    try {
      return json.convertValue(definition, PipelineDraft.class);
    } catch (DatabindException bad) {
      throw Problem.refused("bad-mapping", "pipeline" + path(bad), bad.getOriginalMessage());
    }
  }

  private static String path(DatabindException bad) {
    var path = new StringBuilder();
    for (JacksonException.Reference step : bad.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append('.').append(step.getPropertyName());
      }
    }
    return path.toString();
  }
}
