package io.dealstream.query.reviews;

import static io.dealstream.query.reviews.Block.Column.number;
import static io.dealstream.query.reviews.Block.Column.text;

import io.dealstream.events.Money;
import io.dealstream.query.reviews.Block.Column;
import io.dealstream.query.reviews.Review.OfGoal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A goal as people read it, in one language. */
final class GoalWords {

  private final Words words;
  private final UnaryOperator<String> stage;

  /**
   * @param stage what a stage is called, by its id; anything else is called as it is
   */
  GoalWords(Words words, UnaryOperator<String> stage) {
    this.words = words;
    this.stage = stage;
  }

  List<Column> columns() {
    return List.of(
        text(words.say("goal")),
        text(words.say("goal.whose")),
        text(words.say("goal.period")),
        number(words.say("goal.target")),
        number(words.say("goal.reached")),
        number(words.say("goal.share")),
        number(words.say("goal.expected")),
        text(words.say("goal.state")));
  }

  List<String> row(OfGoal goal) {
    return List.of(
        what(goal),
        words.say(
            "segment." + goal.segment().dimension(),
            Objects.requireNonNullElse(goal.segment().value(), "")),
        goal.period().replaceFirst("^[a-z]+:", ""),
        written(goal, goal.target()),
        written(goal, goal.reached()),
        words.rate(goal.share()),
        written(goal, goal.expected()),
        goal.state() == null ? words.text(null) : words.say("goal.state." + goal.state()));
  }

  private String what(OfGoal goal) {
    var code = goal.metric() + (goal.figure() == null ? "" : "." + goal.figure());
    var name = words.named("goal.of", code);
    var item = goal.item();
    return item == null || item.equals("-") ? name : name + ": " + stage.apply(item);
  }

  private String written(OfGoal goal, @Nullable BigDecimal number) {
    if (number == null) {
      return words.text(null);
    }
    return switch (Objects.requireNonNullElse(goal.unit(), "")) {
      case "money" -> words.money(Money.rounded(number, Objects.requireNonNull(goal.currency())));
      case "rate" -> words.rate(number);
      case "seconds" -> words.duration(number);
      default -> words.number(number);
    };
  }
}
