package io.dealstream.metrics.figures;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;

/** What stage 1 tells stage 2. */
public sealed interface Change extends FromStageOne permits Additions, Terms {

  Codec<Change> CODEC = new Codec<>(Change::write, Change::read);

  private static void write(ByteWriter out, Change change) {
    switch (change) {
      case Additions additions -> additions.write(out.flag(true));
      case Terms terms -> terms.write(out.flag(false));
    }
  }

  private static Change read(ByteReader in) {
    return in.flag() ? Additions.read(in) : Terms.read(in);
  }
}
