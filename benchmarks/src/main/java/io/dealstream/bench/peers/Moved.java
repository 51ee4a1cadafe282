package io.dealstream.bench.peers;

import java.time.Instant;

/** A stage change as the peers store it. */
public class Moved {

  public String dealId;
  public String pipelineId;
  public int pipelineVersion;
  public String from;
  public String to;
  public String direction;
  public int skipped;
  public int visit;
  public boolean qualified;
  public String owner;
  public String team;
  public String source;
  public String occurredAt;
  public String via;

  static Moved of(String dealId, String from, String to) {
    var moved = new Moved();
    moved.dealId = dealId;
    moved.pipelineId = "default";
    moved.pipelineVersion = 0;
    moved.from = from;
    moved.to = to;
    moved.direction = "forward";
    moved.visit = 1;
    moved.owner = "rep-17";
    moved.team = "north";
    moved.source = "inbound";
    moved.occurredAt = Instant.now().toString();
    moved.via = "api";
    return moved;
  }
}
