package io.dealstream.query.board;

import static java.util.Comparator.comparing;

import io.dealstream.query.board.Board.Card;
import io.dealstream.query.board.Totals.Sum;
import io.dealstream.query.board.Totals.Where;
import io.dealstream.query.deals.Deal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the deals of a pipeline stood, added up deal by deal. */
final class PastBoard {

  /** As the index of the present ones has them. */
  private static final Comparator<Card> NEWEST_FIRST =
      comparing(Card::stageEnteredAt).reversed().thenComparing(Card::id);

  private final Map<Where, Sum> sums = new HashMap<>();
  private final Map<String, List<Card>> cards = new HashMap<>();

  /** One that counts no longer is on no board. */
  void take(Deal deal) {
    if (deal.isGone()) {
      return;
    }
    var stage = deal.place().stageId();
    var where = deal.isOpen() ? Where.open(stage) : Where.decided(deal.outcome().status());
    sums.merge(where, sum(deal), Sum::and);
    if (deal.isOpen()) {
      cards.computeIfAbsent(stage, _ -> new ArrayList<>()).add(card(deal));
    }
  }

  Map<Where, Sum> sums() {
    return sums;
  }

  /** By stage, the newest arrivals first. */
  Map<String, List<Card>> newest(int limit) {
    var newest = new HashMap<String, List<Card>>();
    cards.forEach(
        (stage, all) -> newest.put(stage, all.stream().sorted(NEWEST_FIRST).limit(limit).toList()));
    return newest;
  }

  private static Sum sum(Deal deal) {
    var value = deal.worth().value();
    return value == null
        ? new Sum(1, BigDecimal.ZERO, 1, deal.position())
        : new Sum(1, value.amount(), 0, deal.position());
  }

  private static Card card(Deal deal) {
    return new Card(
        deal.id(),
        deal.label().name(),
        deal.holder().owner(),
        deal.holder().team(),
        deal.label().source(),
        deal.worth().amount(),
        deal.worth().value(),
        deal.place().stageEnteredAt(),
        deal.version());
  }
}
