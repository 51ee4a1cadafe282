package io.dealstream.local.verify.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.SpendKind;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.metric.Acquisition;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.WinRate;
import io.dealstream.local.verify.figures.Judgement.Behind;
import io.dealstream.local.verify.figures.Judgement.Right;
import io.dealstream.local.verify.figures.Judgement.Stray;
import io.dealstream.local.verify.figures.Judgement.Wrong;
import io.dealstream.recount.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, BERLIN);
  private static final Clock CLOCK = Clock.fixed(NOW, BERLIN);

  private static final List<Metric<?>> BY_BOTH =
      Stream.concat(Metric.ALL.stream(), Metric.BESIDE.stream()).toList();

  private static final boolean SOAK = "soak".equals(System.getProperty("size"));

  /** Each figure is counted anew from its deals, and there are more figures the more deals. */
  private static final int DEALS = SOAK ? 150 : 50;

  private static final int CUTS = SOAK ? 5 : 2;

  private final EventLog log = new Sales().random(7, DEALS).log();

  @Test
  void every_figure_of_all_events_is_right() {
    var figures = figures(Cut.upTo(log.last()), folded(log.last(), log.last()));
    assertThat(figures).hasSizeGreaterThan(500);
    var expected = new Expected(log, CLOCK);
    var judge = new Judge(log, log.last(), BY_BOTH, CLOCK);
    for (var figure : figures) {
      assertThat(expected.is(figure, BERLIN)).as(figure.key()).isTrue();
      assertThat(judge.of(figure)).as(figure.key()).isEqualTo(new Right());
      assertThat(expected.keys(metricOf(figure))).contains(figure.key());
    }
  }

  @Test
  void a_figure_is_held_against_exactly_the_events_it_has_folded() {
    var chance = new Random(11);
    var behind = 0;
    for (var n = 0; n < CUTS; n++) {
      var folded = folded(chance.nextLong(log.last()), chance.nextLong(log.last()));
      var judge = new Judge(log, log.last(), BY_BOTH, CLOCK);
      var askingNoMore = new Judge(log, 0, BY_BOTH, CLOCK);
      for (var figure : figures(Cut.of(folded), folded)) {
        var judged = judge.of(figure);
        assertThat(judged).as(figure.key()).isInstanceOfAny(Right.class, Behind.class);
        behind += judged instanceof Behind ? 1 : 0;
        // Where nothing more is asked of it, it is right as it is.
        assertThat(askingNoMore.of(figure)).isEqualTo(new Right());
      }
    }
    assertThat(behind).isPositive();
  }

  @Test
  void a_definition_that_is_counted_no_longer_may_stay_behind_but_not_be_wrong() {
    var folded = folded(log.last() / 2, log.last() / 3);
    var judge = new Judge(log, log.last(), Metric.ALL, CLOCK);
    var stopped = beside(figures(Cut.of(folded), folded));
    assertThat(stopped).hasSizeGreaterThan(20);
    assertThat(stopped).allSatisfy(figure -> assertThat(judge.of(figure)).isEqualTo(new Right()));
    var goesOn = new Judge(log, log.last(), BY_BOTH, CLOCK);
    assertThat(stopped).map(goesOn::of).hasAtLeastOneElementOfType(Behind.class);
    var others = beside(figures(Cut.upTo(log.last()), folded));
    assertThat(others).map(judge::of).hasAtLeastOneElementOfType(Wrong.class);
  }

  private static List<PublishedFigure> beside(List<PublishedFigure> figures) {
    return figures.stream().filter(figure -> figure.record().definition() == 2).toList();
  }

  @Test
  void a_figure_that_has_folded_other_events_than_it_says_is_wrong() {
    var all = folded(log.last(), log.last());
    var half = figures(Cut.upTo(log.last() / 2), all);
    var judge = new Judge(log, log.last(), BY_BOTH, CLOCK);
    assertThat(half).map(judge::of).hasAtLeastOneElementOfType(Wrong.class);
  }

  @Test
  void a_count_that_is_one_too_high_is_named() {
    var figure =
        figures(Cut.upTo(log.last()), folded(log.last(), log.last())).stream()
            .filter(f -> f.key().equals("p|win-rate|1|all|all|-"))
            .findFirst()
            .orElseThrow();
    var n = (WinRate) figure.record().item();
    var wrong =
        with(
            figure,
            new WinRate(
                n.won() + 1,
                n.lost(),
                n.rateByCount(),
                n.rateByValue(),
                n.wonValue(),
                n.lostValue(),
                n.withoutValue()));
    assertThat(new Expected(log, CLOCK).is(wrong, BERLIN)).isFalse();
    assertThat(new Judge(log, log.last(), BY_BOTH, CLOCK).of(wrong))
        .isEqualTo(new Wrong(Map.of("won", new Fields.Pair("" + n.won(), "" + (n.won() + 1)))));
  }

  @Test
  void ninety_days_that_do_not_end_today_are_behind() {
    var figure =
        figures(Cut.upTo(log.last()), folded(log.last(), log.last())).stream()
            .filter(PublishedFigure::isTrailing)
            .findFirst()
            .orElseThrow();
    var tomorrow = Clock.fixed(NOW.plusSeconds(86_400), BERLIN);
    assertThat(new Judge(log, log.last(), BY_BOTH, tomorrow).of(figure)).isInstanceOf(Behind.class);
  }

  @Test
  void figures_of_a_pipeline_that_was_never_stored_are_strays() {
    var figure = figures(Cut.upTo(log.last()), Map.of()).getFirst();
    var other = new EventLog();
    assertThat(new Judge(other, 0, BY_BOTH, CLOCK).of(figure)).isInstanceOf(Stray.class);
  }

  @Test
  void the_companys_figures_are_held_against_leads_and_what_was_spent_until_now() {
    var today = LocalDate.ofInstant(NOW, Company.ZONE);
    var leads = new EventLog();
    leads.add(
        1,
        "lead-events-0",
        new LeadEvent.Captured("l", "A lead", null, "o1", null, "web", null, null, Via.API, NOW));
    leads.add(
        2,
        "campaign-events-1",
        new CampaignEvent.Spent(
            "spring",
            SpendKind.SALES,
            null,
            Money.of("10.00", "EUR"),
            today,
            today.plusDays(1),
            null,
            Via.API,
            NOW));
    var folded = Map.of("lead-events-0", 1L, "campaign-events-1", 2L);
    var all = leads.recount(Cut.of(folded), NOW).all(Company.ID, today);
    var figures =
        all.counted(new Stamp(NOW, folded))
            .map(record -> new PublishedFigure(MetricKey.of(record), record))
            .toList();
    assertThat(figures)
        .extracting(PublishedFigure::key)
        .contains(MetricKey.encode(Company.ID) + "|leads|1|all|all|-");
    var judge = new Judge(leads, 2, BY_BOTH, CLOCK);
    for (var figure : figures) {
      assertThat(judge.of(figure)).as(figure.key()).isEqualTo(new Right());
      if (figure.record().item() instanceof Acquisition spent) {
        assertThat(spent.spend()).isEqualTo(Money.of("5.00", "EUR"));
        var more = with(figure, new Acquisition(1, spent.spend(), spent.costPerCustomer()));
        assertThat(judge.of(more)).isInstanceOf(Wrong.class);
      }
    }
  }

  private static Metric<?> metricOf(PublishedFigure figure) {
    return Metric.of(figure.record().metric(), figure.record().definition()).orElseThrow();
  }

  private List<PublishedFigure> figures(Cut cut, Map<String, Long> folded) {
    return log.recount(cut, NOW)
        .all("p", TODAY, BY_BOTH)
        .counted(new Stamp(NOW, folded))
        .map(record -> new PublishedFigure(MetricKey.of(record), record))
        .toList();
  }

  private static Map<String, Long> folded(long one, long other) {
    var partitions = Sales.partitions();
    return Map.of(partitions.getFirst(), one, partitions.getLast(), other);
  }

  private static PublishedFigure with(PublishedFigure figure, MetricItem item) {
    var r = figure.record();
    return new PublishedFigure(
        figure.key(),
        new MetricRecord<>(
            r.metric(),
            r.definition(),
            r.pipelineId(),
            r.window(),
            r.segment(),
            item,
            r.reasons(),
            r.asOf(),
            r.folded(),
            r.correction()));
  }
}
