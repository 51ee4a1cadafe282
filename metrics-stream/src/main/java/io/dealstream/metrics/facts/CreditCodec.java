package io.dealstream.metrics.facts;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;

/** What is kept of whose something is. */
public final class CreditCodec {

  /** Of a store that keeps nothing else. */
  public static final Codec<Credit> CODEC = new Codec<>(CreditCodec::write, CreditCodec::read);

  private CreditCodec() {}

  public static void write(ByteWriter out, Credit credit) {
    out.text(credit.owner()).perhaps(credit.team()).perhaps(credit.source());
  }

  public static Credit read(ByteReader in) {
    return new Credit(in.text(), in.perhaps(), in.perhaps());
  }
}
