package io.dealstream.query.reviews;

import static io.dealstream.query.reviews.Block.Column.number;
import static io.dealstream.query.reviews.Block.Column.text;

import io.dealstream.query.reviews.Block.Column;
import io.dealstream.query.reviews.Block.Heading;
import io.dealstream.query.reviews.Block.Numbered;
import io.dealstream.query.reviews.Block.Paragraph;
import io.dealstream.query.reviews.Block.Table;
import io.dealstream.query.reviews.Review.Beside;
import io.dealstream.query.reviews.Review.OfDeal;
import io.dealstream.query.reviews.Review.OfStage;
import io.dealstream.query.reviews.Review.Tally;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A review as people read it, in one language. */
final class Sheet {

  private final Review review;
  private final Words words;
  private final ZoneId zone;
  private final Map<String, String> stages;
  private final List<Block> blocks = new ArrayList<>();

  Sheet(Review review, Words words) {
    this.review = review;
    this.words = words;
    this.zone = ZoneId.of(review.zone());
    this.stages =
        review.stages().stream().collect(Collectors.toMap(OfStage::stageId, OfStage::name));
  }

  List<Block> blocks() {
    if (blocks.isEmpty()) {
      head();
      talk();
      happened();
      outcomes();
      stages();
      stuck();
      missed();
      goals();
    }
    return blocks;
  }

  private void head() {
    blocks.add(new Heading(1, title()));
    paragraph(
        "days",
        words.day(review.now().from()),
        words.day(review.now().to()),
        words.day(review.before().from()),
        words.day(review.before().to()),
        words.say(
            "segment." + review.segment().dimension(),
            Objects.requireNonNullElse(review.segment().value(), "")),
        review.zone(),
        words.at(review.asOf(), zone));
  }

  String title() {
    var rhythm = words.say("period." + review.period().word());
    return words.say("title", rhythm, review.pipelineName());
  }

  private void talk() {
    heading("talk");
    if (review.talkAbout().isEmpty()) {
      paragraph("talk.nothing");
    } else {
      var told = new MatterWords(words, this::stage);
      blocks.add(new Numbered(review.talkAbout().stream().map(told::of).toList()));
    }
  }

  private void happened() {
    heading("happened");
    var columns =
        List.of(
            text(say("what")),
            number(say("now")),
            number(say("before")),
            number(say("value-now")),
            number(say("value-before")));
    table(
        columns,
        review.happened(),
        one ->
            List.of(
                say("what." + one.what().word()),
                words.count(one.now().count()),
                words.count(one.before().count()),
                words.value(one.now()),
                words.value(one.before())));
    for (var one : review.happened()) {
      if (!one.deals().isEmpty()) {
        blocks.add(new Heading(3, say("what." + one.what().word())));
        deals(one.deals());
        more(one.more());
      }
    }
  }

  private void deals(List<OfDeal> deals) {
    var columns =
        List.of(
            text(say("deal")),
            text(say("owner")),
            number(say("value")),
            text(say("from")),
            text(say("to")),
            text(say("reason")),
            text(say("when")));
    table(
        columns,
        deals,
        deal ->
            List.of(
                named(deal.name(), deal.dealId()),
                deal.owner(),
                words.money(deal.value()),
                stage(deal.from()),
                stage(deal.to()),
                words.text(deal.reason()),
                words.at(deal.at(), zone)));
  }

  private void outcomes() {
    heading("outcomes");
    var outcomes = review.outcomes();
    var rows = new ArrayList<List<String>>();
    rows.add(row(say("won"), outcomes.won(), words::count));
    rows.add(row(say("lost"), outcomes.lost(), words::count));
    rows.add(row(say("rate-by-count"), outcomes.rateByCount(), words::rate));
    rows.add(row(say("rate-by-value"), outcomes.rateByValue(), words::rate));
    review
        .cycle()
        .forEach(
            one -> rows.add(row(say("cycle." + one.reading()), one.p50Seconds(), words::duration)));
    blocks.add(
        new Table(List.of(text(say("figure")), number(say("now")), number(say("before"))), rows));
    if (!review.lossReasons().isEmpty()) {
      blocks.add(new Heading(3, say("loss-reasons")));
      table(
          List.of(
              text(say("reason")),
              number(say("now")),
              number(say("before")),
              number(say("value-now"))),
          review.lossReasons(),
          one ->
              List.of(
                  one.reason(),
                  words.count(one.now().count()),
                  words.count(one.before().count()),
                  words.value(one.now())));
    }
  }

  private void stages() {
    heading("stages");
    paragraph("stages.how");
    table(
        List.of(
            text(say("stage")),
            number(say("entered")),
            number(say("exited")),
            number(say("advance-rate")),
            number(say("win-from")),
            number(say("median")),
            number(say("nine-in-ten"))),
        review.stages(),
        one ->
            List.of(
                one.name(),
                both(one.entered(), words::count),
                both(one.exited(), words::count),
                both(one.advanceRate(), words::rate),
                both(one.winRate(), words::rate),
                both(one.p50Seconds(), words::duration),
                both(one.p90Seconds(), words::duration)));
  }

  private void stuck() {
    heading("stuck");
    var stuck = review.stuck();
    var at = words.at(stuck.at(), zone);
    if (stuck.now().count() + stuck.before().count() == 0) {
      paragraph("stuck.nothing", at);
      return;
    }
    paragraph(
        "stuck.sum",
        words.counted("deals", stuck.now().count()),
        at,
        worth(stuck.now()),
        words.counted("deals", stuck.before().count()),
        worth(stuck.before()));
    table(
        List.of(
            text(say("deal")),
            text(say("owner")),
            number(say("value")),
            text(say("stage")),
            text(say("kind")),
            text(say("since")),
            text(say("stands"))),
        stuck.alerts(),
        one ->
            List.of(
                named(one.name(), one.dealId()),
                one.owner(),
                words.money(one.value()),
                stage(one.stageId()),
                words.say("kind." + one.kind().word(), words.count(one.limitDays())),
                words.at(one.since(), zone),
                say(one.stands() ? "yes" : "no")));
    more(stuck.more());
  }

  /** Of none there is nothing to say. */
  private String worth(Tally some) {
    return some.count() == 0 ? "" : ", " + words.worth(some);
  }

  private void missed() {
    heading("missed");
    var missed = review.missed();
    paragraph("missed.sum", words.count(missed.now()), words.count(missed.before()));
    table(
        List.of(
            text(say("activity")),
            text(say("deal")),
            text(say("owner")),
            text(say("due")),
            text(say("state"))),
        missed.activities(),
        one ->
            List.of(
                one.title() == null ? say("type." + one.type().word()) : one.title(),
                named(one.name(), one.dealId()),
                one.owner(),
                words.at(one.dueAt(), zone),
                say("state." + one.state())));
    more(missed.more());
  }

  /** Where none is set there is nothing to say. */
  private void goals() {
    if (review.goals().goals().isEmpty()) {
      return;
    }
    heading("goals");
    paragraph("goals.how", words.at(review.goals().at(), zone));
    var told = new GoalWords(words, this::stage);
    table(told.columns(), review.goals().goals(), told::row);
    more(review.goals().more());
  }

  private List<String> row(
      String title, Beside figure, Function<@Nullable BigDecimal, String> written) {
    return List.of(title, written.apply(figure.now()), written.apply(figure.before()));
  }

  private String both(Beside figure, Function<@Nullable BigDecimal, String> written) {
    return words.say("beside", written.apply(figure.now()), written.apply(figure.before()));
  }

  /** What has no rows needs no titles. */
  private <T> void table(List<Column> columns, List<T> items, Function<T, List<String>> row) {
    if (!items.isEmpty()) {
      blocks.add(new Table(columns, items.stream().map(row).toList()));
    }
  }

  private void heading(String key) {
    blocks.add(new Heading(2, say(key)));
  }

  private void paragraph(String key, String... parts) {
    blocks.add(new Paragraph(words.say(key, parts)));
  }

  private void more(long n) {
    if (n > 0) {
      paragraph("more", words.count(n));
    }
  }

  private String say(String key) {
    return words.say(key);
  }

  /** By its name in the pipeline's newest version. */
  private String stage(@Nullable String id) {
    return id == null ? words.text(null) : stages.getOrDefault(id, id);
  }

  private static String named(@Nullable String name, String id) {
    return name == null ? id : name;
  }
}
