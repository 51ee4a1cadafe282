package io.dealstream.command.imports.file;

/** A physical line of a file, without its end. */
sealed interface Line {

  long number();

  record Text(long number, String text) implements Line {}

  record Broken(long number, String why) implements Line {}
}
