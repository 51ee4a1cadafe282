package io.dealstream.query.board;

import io.dealstream.events.pipeline.Stage;
import io.dealstream.query.board.Board.Card;
import io.dealstream.query.board.Board.Column;
import io.dealstream.query.board.Board.Outcomes;
import io.dealstream.query.board.Board.Total;
import io.dealstream.query.board.Totals.Sum;
import io.dealstream.query.board.Totals.Where;
import io.dealstream.query.deals.PastDeals;
import io.dealstream.query.deals.Status;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.past.Past;
import io.dealstream.query.pipelines.PipelineView;
import io.dealstream.query.pipelines.Pipelines;
import io.dealstream.query.store.OneMoment;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Draws a pipeline's board, counts and cards of the same moment. */
@Component
public class Boards {

  public static final int USUAL_CARDS = 20;

  private final Pipelines pipelines;
  private final Totals totals;
  private final Cards cards;
  private final PastDeals pastDeals;
  private final OneMoment oneMoment;

  Boards(
      Pipelines pipelines, Totals totals, Cards cards, PastDeals pastDeals, OneMoment oneMoment) {
    this.pipelines = pipelines;
    this.totals = totals;
    this.cards = cards;
    this.pastDeals = pastDeals;
    this.oneMoment = oneMoment;
  }

  /**
   * @param cards how many of a stage's deals are shown
   * @throws io.dealstream.edge.Problem 404 where there is no such pipeline
   */
  public Board of(String pipeline, Limit cards) {
    return oneMoment.of(() -> draw(pipelines.get(pipeline), cards));
  }

  /**
   * The stages are those of the newest version, whatever they were then.
   *
   * @param cards how many of a stage's deals are shown
   * @throws io.dealstream.edge.Problem 404 where there is no such pipeline
   */
  Board of(String pipeline, Limit cards, Past past) {
    return oneMoment.of(() -> draw(pipelines.get(pipeline), cards, past));
  }

  private Board draw(PipelineView pipeline, Limit limit, Past past) {
    var then = new PastBoard();
    pastDeals.in(pipeline.id(), past).forEach(then::take);
    return draw(pipeline, then.sums(), then.newest(limit.items()));
  }

  private Board draw(PipelineView pipeline, Limit limit) {
    var sums = totals.of(pipeline.id());
    var stages = pipeline.stages().stream().map(Stage::id).toList();
    return draw(pipeline, sums, cards.newest(pipeline.id(), stages, limit.items()));
  }

  private static Board draw(
      PipelineView pipeline, Map<Where, Sum> sums, Map<String, List<Card>> shown) {
    return new Board(
        pipeline.id(),
        pipeline.version(),
        pipeline.name(),
        pipeline.currency(),
        pipeline.zone(),
        sums.values().stream().mapToLong(Sum::position).max().orElse(0),
        pipeline.stages().stream()
            .map(
                stage -> {
                  var sum = sums.getOrDefault(Where.open(stage.id()), Sum.NOTHING);
                  return new Column(
                      stage.id(),
                      stage.name(),
                      stage.retired(),
                      sum.deals(),
                      sum.money(pipeline.currency()),
                      sum.withoutValue(),
                      shown.getOrDefault(stage.id(), List.of()));
                })
            .toList(),
        new Outcomes(
            total(Status.WON, sums, pipeline.currency()),
            total(Status.LOST, sums, pipeline.currency())));
  }

  private static Total total(Status outcome, Map<Where, Sum> sums, String currency) {
    var sum = sums.getOrDefault(Where.decided(outcome), Sum.NOTHING);
    return new Total(sum.deals(), sum.money(currency), sum.withoutValue());
  }
}
