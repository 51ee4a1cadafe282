package io.dealstream.query.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/** A review as a page that needs nothing else: no script, and its style within. */
final class HtmlPage {

  private static final String STYLE = style();

  private HtmlPage() {}

  static String of(List<Block> blocks, Words words) {
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(
            words.lang(),
            escaped(title(blocks)),
            STYLE,
            blocks.stream().map(HtmlPage::written).collect(joining()));
  }

  private static String title(List<Block> blocks) {
    return blocks.stream()
        .flatMap(
            block -> block instanceof Block.Heading(_, var text) ? Stream.of(text) : Stream.empty())
        .findFirst()
        .orElse("");
  }

  private static String written(Block block) {
    return switch (block) {
      case Block.Heading(var level, var text) ->
          "<h%d>%s</h%d>\n".formatted(level, escaped(text), level);
      case Block.Paragraph(var text) -> "<p>%s</p>\n".formatted(escaped(text));
      case Block.Numbered(var items) ->
          items.stream()
              .map(item -> "<li>" + escaped(item) + "</li>\n")
              .collect(joining("", "<ol>\n", "</ol>\n"));
      case Block.Table table -> table(table);
    };
  }

  private static String table(Block.Table table) {
    var columns = table.columns();
    var titles =
        columns.stream()
            .map(column -> cell("th scope=\"col\"", "th", column, column.title()))
            .collect(joining());
    var rows =
        table.rows().stream()
            .map(row -> "<tr>" + cells(columns, row) + "</tr>\n")
            .collect(joining());
    return "<table>\n<thead><tr>"
        + titles
        + "</tr></thead>\n<tbody>\n"
        + rows
        + "</tbody>\n</table>\n";
  }

  private static String cells(List<Block.Column> columns, List<String> row) {
    return IntStream.range(0, columns.size())
        .mapToObj(n -> cell("td", "td", columns.get(n), row.get(n)))
        .collect(joining());
  }

  private static String cell(String open, String close, Block.Column column, String text) {
    var kind = column.number() ? " class=\"n\"" : "";
    return "<" + open + kind + ">" + escaped(text) + "</" + close + ">";
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, UTF_8.name());
  }

  private static String style() {
    try {
      return new ClassPathResource("reviews/page.css").getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
