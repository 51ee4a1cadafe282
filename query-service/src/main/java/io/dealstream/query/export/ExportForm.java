package io.dealstream.query.export;

import static io.dealstream.edge.SheetText.safe;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a file is written, item by item. */
enum ExportForm {

  /** RFC 4180, with a header. */
  CSV("csv", new MediaType("text", "csv", UTF_8)) {
    @Override
    Sheet open(Writer out, List<String> columns, JsonMapper json) throws IOException {
      var format = CSVFormat.RFC4180.builder().setHeader(columns.toArray(String[]::new)).get();
      var printer = new CSVPrinter(out, format);
      return item -> printer.printRecord(cells(json.valueToTree(item), columns));
    }
  },

  /** A line of JSON for each item, as the list itself answers it. */
  NDJSON("ndjson", new MediaType("application", "x-ndjson", UTF_8)) {
    @Override
    Sheet open(Writer out, List<String> columns, JsonMapper json) {
      return item -> out.append(json.writeValueAsString(item)).append('\n');
    }
  };

  /** Takes one item after the other. */
  interface Sheet {
    void add(Object item) throws IOException;
  }

  private final String word;
  private final MediaType type;

  ExportForm(String word, MediaType type) {
    this.word = word;
    this.type = type;
  }

  String word() {
    return word;
  }

  MediaType type() {
    return type;
  }

  abstract Sheet open(Writer out, List<String> columns, JsonMapper json) throws IOException;

  private static List<String> cells(JsonNode item, List<String> columns) {
    return columns.stream().map(column -> cell(item.at("/" + column))).toList();
  }

  private static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    return value.isString() ? safe(value.asString()) : value.toString();
  }
}
