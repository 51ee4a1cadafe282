package io.dealstream.command.imports.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a CSV is written. Quotes are always double quotes, doubled inside a quoted field. */
public record CsvShape(Charset charset, char delimiter) {

  public static final CsvShape USUAL = new CsvShape(StandardCharsets.UTF_8, ',');
}
