package io.dealstream.edge;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * What a caller sends is taken as it stands or not at all: a field we do not know, or a value of
 * another kind, is a mistake of theirs, and better said than guessed at. Only decimals may come as
 * text, since that is how money is written.
 */
final class StrictJson {

  private static final Map<LogicalType, List<CoercionInputShape>> NOT_FROM =
      Map.of(
          LogicalType.Boolean,
          List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.String),
          LogicalType.Textual,
          List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean),
          LogicalType.Integer,
          List.of(CoercionInputShape.Float, CoercionInputShape.String, CoercionInputShape.Boolean));

  private StrictJson() {}

  static void set(JsonMapper.Builder json) {
    json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    NOT_FROM.forEach(
        (type, shapes) ->
            json.withCoercionConfig(
                type,
                config -> shapes.forEach(shape -> config.setCoercion(shape, CoercionAction.Fail))));
  }
}
