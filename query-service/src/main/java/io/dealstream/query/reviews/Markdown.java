package io.dealstream.query.reviews;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;

/** A review as Markdown (CommonMark, with the tables of GitHub's). */
final class Markdown {

  /** What means something in Markdown anywhere in a line. */
  private static final String MARKS = "\\`*_[]|#~!";

  private Markdown() {}

  static String of(List<Block> blocks) {
    return blocks.stream().map(Markdown::written).collect(joining("\n"));
  }

  private static String written(Block block) {
    return switch (block) {
      case Block.Heading(var level, var text) -> "#".repeat(level) + " " + escaped(text) + "\n";
      case Block.Paragraph(var text) -> escaped(text) + "\n";
      case Block.Numbered(var items) ->
          IntStream.range(0, items.size())
              .mapToObj(n -> n + 1 + ". " + escaped(items.get(n)) + "\n")
              .collect(joining());
      case Block.Table table -> table(table);
    };
  }

  private static String table(Block.Table table) {
    var titles = row(table.columns().stream().map(Block.Column::title).toList());
    var rule =
        table.columns().stream()
            .map(column -> column.number() ? "---:" : "---")
            .collect(joining(" | ", "| ", " |\n"));
    return titles + rule + table.rows().stream().map(Markdown::row).collect(joining());
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Markdown::escaped).collect(joining(" | ", "| ", " |\n"));
  }

  /** In one line, as whatever was written must not end a table or begin a tag. */
  private static String escaped(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> {
                  if (Character.isISOControl(c)) {
                    out.append(' ');
                  } else {
                    out.append(MARKS.indexOf(c) < 0 ? "" : "\\").appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }
}
