package io.dealstream.bench;

import java.util.List;

/** The way of every measured deal. */
public final class Stages {

  public static final String FIRST = "prospecting";

  public static final List<String> NEXT =
      List.of("qualification", "pitch", "negotiation", "closing");

  private Stages() {}
}
