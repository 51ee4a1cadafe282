package io.dealstream.bench.peers;

import java.time.Instant;

/** A deal's opening as the peers store it: a bean, since not all of them know records. */
public class Opened {

  public String dealId;
  public String pipelineId;
  public int pipelineVersion;
  public String name;
  public String to;
  public int visit;
  public boolean qualified;
  public String owner;
  public String team;
  public String source;
  public String occurredAt;
  public String via;

  static Opened of(String dealId, String stage) {
    var opened = new Opened();
    opened.dealId = dealId;
    opened.pipelineId = "default";
    opened.pipelineVersion = 0;
    opened.name = "A deal's name of plausible length";
    opened.to = stage;
    opened.visit = 1;
    opened.owner = "rep-17";
    opened.team = "north";
    opened.source = "inbound";
    opened.occurredAt = Instant.now().toString();
    opened.via = "api";
    return opened;
  }
}
