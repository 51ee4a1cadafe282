package io.dealstream.command.imports.file;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into lines before they are decoded, so that a byte that is no character spoils its own
 * line and no other.
 */
final class Lines {

  /** Bytes; what is longer is passed over without being held. */
  static final int LONGEST = 1 << 16;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream bytes;
  private final Charset charset;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private long number;

  /**
   * @param bytes buffered
   */
  Lines(InputStream bytes, Charset charset) {
    this.bytes = bytes;
    this.charset = charset;
  }

  /**
   * @return the next line, or null after the last
   */
  @Nullable Line next() throws IOException, UnreadableFile {
    try {
      return cut();
    } catch (ZipException | EOFException damaged) {
      throw new UnreadableFile(
          number + 1,
          new RowProblem("damaged-gzip", "file", "the gzip data is damaged or cut off"));
    }
  }

  private @Nullable Line cut() throws IOException {
    line.reset();
    var length = 0L;
    var next = bytes.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = bytes.read()) {
      if (length++ < LONGEST) {
        line.write(next);
      }
    }
    number++;
    return length > LONGEST
        ? new Line.Broken(number, "the line is longer than " + LONGEST + " bytes")
        : decoded(line.toByteArray());
  }

  private Line decoded(byte[] line) {
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      return text.indexOf('\0') >= 0
          ? new Line.Broken(number, "the line holds a zero byte")
          : new Line.Text(number, withoutReturn(number == 1 ? withoutMark(text) : text));
    } catch (CharacterCodingException notText) {
      return new Line.Broken(number, "the line holds bytes that are not " + charset.name());
    }
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static String withoutReturn(String text) {
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
