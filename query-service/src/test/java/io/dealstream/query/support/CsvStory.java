package io.dealstream.query.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A history in the canonical form of an import, as the events that an import makes of it. The deals
 * come one after the other, the last id first: so what is known does not follow what happened.
 */
public final class CsvStory {

  private static final class State {
    String owner;
    String stage;
    String outcome;
    Money amount;
    final Map<String, Integer> visits = new HashMap<>();

    int enter(String to) {
      stage = to;
      outcome = null;
      return visits.merge(to, 1, Integer::sum);
    }
  }

  public final List<DealEvent> events = new ArrayList<>();

  /** How many events there are after each row. */
  public final List<Integer> eventsAfterRow = new ArrayList<>();

  private final String pipeline;
  private final List<String> stages;
  private final Map<String, State> deals = new HashMap<>();

  public CsvStory(Path file, String pipeline, List<String> stages) throws IOException {
    this.pipeline = pipeline;
    this.stages = stages;
    try (var lines = open(file)) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .sorted(comparing((String[] row) -> row[0]).reversed())
          .forEach(this::row);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    var bytes = Files.newInputStream(file);
    var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    return new BufferedReader(new InputStreamReader(plain, UTF_8));
  }

  private void row(String[] column) {
    tell(pipeline + "-" + column[0], Instant.parse(column[1]), column);
    eventsAfterRow.add(events.size());
  }

  private void tell(String id, Instant at, String[] column) {
    var to = column[2];
    var decides = to.equals("won") || to.equals("lost");
    var known = deals.get(id);
    if (known == null ? decides : decides && known.outcome != null && !known.outcome.equals(to)) {
      return; // an import refuses it
    }
    var amount = column[5].isEmpty() ? null : Money.of(column[5], "EUR");
    if (known == null) {
      open(id, to, column[4].isEmpty() ? "nobody" : column[4], amount, at);
      return;
    }
    if (amount != null && !amount.equals(known.amount)) {
      known.amount = amount;
      events.add(
          new DealEvent.AmountChanged(
              id, pipeline, amount, amount, known.owner, null, null, null, Via.IMPORT, at));
    }
    if (decides) {
      decide(id, known, to, at);
    } else if (known.outcome != null) {
      reopen(id, known, to, at);
    } else if (!to.equals(known.stage)) {
      move(id, known, to, at);
    }
  }

  private void open(String id, String to, String owner, Money amount, Instant at) {
    var s = new State();
    deals.put(id, s);
    s.owner = owner;
    s.amount = amount;
    events.add(
        new DealEvent.Opened(
            id,
            pipeline,
            0,
            id,
            to,
            s.enter(to),
            true,
            null,
            amount,
            amount,
            owner,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Via.IMPORT,
            at));
  }

  private void move(String id, State s, String to, Instant at) {
    var from = s.stage;
    var distance = stages.indexOf(to) - stages.indexOf(from);
    var direction = distance > 0 ? Direction.FORWARD : Direction.BACKWARD;
    events.add(
        new DealEvent.StageChanged(
            id,
            pipeline,
            0,
            from,
            to,
            direction,
            Math.max(0, distance - 1),
            s.enter(to),
            true,
            null,
            s.owner,
            null,
            null,
            null,
            Via.IMPORT,
            at));
  }

  private void reopen(String id, State s, String to, Instant at) {
    events.add(
        new DealEvent.Reopened(
            id,
            pipeline,
            0,
            to,
            s.enter(to),
            true,
            null,
            s.amount,
            s.amount,
            s.owner,
            null,
            null,
            null,
            Via.IMPORT,
            at));
  }

  private void decide(String id, State s, String outcome, Instant at) {
    if (outcome.equals(s.outcome)) {
      return;
    }
    s.outcome = outcome;
    events.add(
        outcome.equals("won")
            ? new DealEvent.Won(
                id,
                pipeline,
                0,
                s.stage,
                s.amount,
                s.amount,
                s.owner,
                null,
                null,
                null,
                Via.IMPORT,
                at)
            : new DealEvent.Lost(
                id,
                pipeline,
                0,
                s.stage,
                s.amount,
                s.amount,
                s.owner,
                null,
                null,
                "unspecified",
                Via.IMPORT,
                at));
  }
}
