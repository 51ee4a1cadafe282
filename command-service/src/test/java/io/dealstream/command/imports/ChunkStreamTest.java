package io.dealstream.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ChunkStreamTest {

  @Test
  void reads_pieces_as_one() throws Exception {
    assertThat(of("ab".getBytes(), "c".getBytes(), "def".getBytes()).readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("abcdef");
    assertThat(of().read()).isEqualTo(-1);
  }

  @Test
  void gzip_files_run_together_are_read_to_the_end_of_the_last() throws Exception {
    var first = zipped("one ");
    var second = zipped("two");
    assertThat(new GZIPInputStream(of(first, second)).readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("one two");
  }

  private static byte[] zipped(String text) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static ChunkStream of(byte[]... pieces) {
    var chunks = List.of(pieces);
    return new ChunkStream(i -> i < chunks.size() ? chunks.get(i) : new byte[0]);
  }
}
