package io.dealstream.query.reviews;

import static java.util.stream.Collectors.joining;

import io.dealstream.events.Money;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;

/** What is worth talking about, in a sentence or two. */
record MatterWords(Words words, UnaryOperator<String> stage) {

  String of(Matter matter) {
    return words
        .say(
            key(matter),
            subject(matter),
            figure(matter, matter.now()),
            words.counted(measured(matter.rule()), matter.ofNow()),
            figure(matter, matter.before()),
            words.counted(measured(matter.rule()), matter.ofBefore()),
            words.counted("deals", matter.deals()),
            words.worth(matter.tally()),
            deals(matter))
        .strip();
  }

  /** That nothing is known of what is stuck is said in other words than how much it is. */
  private static String key(Matter matter) {
    return matter.rule() == Matter.Rule.STUCK_VALUE && matter.tally().isUnvalued()
        ? "talk.stuck-unvalued"
        : "talk." + matter.rule().word();
  }

  private String subject(Matter matter) {
    var subject = matter.subject() == null ? "" : matter.subject();
    return matter.rule() == Matter.Rule.LOSS_REASON ? subject : stage.apply(subject);
  }

  private String figure(Matter matter, BigDecimal figure) {
    return switch (matter.rule()) {
      case SLOWER_STAGE -> words.duration(figure);
      case FEWER_ADVANCE, WIN_RATE -> words.rate(figure);
      case STUCK_VALUE -> words.money(Money.rounded(figure, matter.value().currency()));
      case LOSS_REASON -> words.count(figure);
    };
  }

  /** What the figure is made of. */
  private static String measured(Matter.Rule rule) {
    return switch (rule) {
      case SLOWER_STAGE -> "visits";
      case FEWER_ADVANCE -> "entries";
      case STUCK_VALUE -> "deals";
      case LOSS_REASON -> "losses";
      case WIN_RATE -> "decided";
    };
  }

  private String deals(Matter matter) {
    return matter.examples().isEmpty()
        ? ""
        : words.say(
            "talk.deals",
            matter.examples().stream()
                .map(one -> one.name() == null ? one.dealId() : one.name())
                .collect(joining(", ")));
  }
}
