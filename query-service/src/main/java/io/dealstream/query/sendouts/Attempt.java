package io.dealstream.query.sendouts;

import io.dealstream.edge.Problem;
import io.dealstream.query.reviews.Printing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a review, sends it, once, and keeps what became of it. */
@Component
class Attempt {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
  private static final String WAITING = "waiting";
  private static final String DEAD = "dead";

  private final Sendings sendings;
  private final Printing printing;
  private final MailCarrier mail;
  private final PostCarrier posts;
  private final SendoutSettings settings;
  private final Clock clock;

  Attempt(
      Sendings sendings,
      Printing printing,
      MailCarrier mail,
      PostCarrier posts,
      SendoutSettings settings,
      Clock clock) {
    this.sendings = sendings;
    this.printing = printing;
    this.mail = mail;
    this.posts = posts;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param cutOff whether attempts are being ended from here: what they come to is nobody's fault
   */
  void make(Sending sending, BooleanSupplier cutOff) {
    var outcome = outcome(sending);
    var _ = Thread.interrupted(); // what is left to do is short, and needs the database
    var now = clock.instant();
    if (outcome.isTaken()) {
      sendings.sent(sending, outcome, now);
    } else if (cutOff.getAsBoolean()) {
      sendings.release(sending, now);
    } else {
      keep(sending, outcome, now);
    }
  }

  private Outcome outcome(Sending sending) {
    var to = sending.to();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    try {
      var paper =
          printing.of(to.pipeline(), to.period(), sending.last(), to.segment(), to.lang(), now);
      return to.email() == null
          ? posts.send(sending, paper)
          : mail.send(to.email(), sending.messageId(), paper);
    } catch (Problem e) {
      return Outcome.failed(null, e.rule());
    }
  }

  private void keep(Sending sending, Outcome outcome, Instant now) {
    var attempts = sending.attempts() + 1;
    var over = !now.isBefore(sending.queuedAt().plus(settings.patience()));
    var state = outcome.hopeless() || over ? DEAD : WAITING;
    sendings.notSent(sending, outcome, state, now.plus(settings.pauses().after(attempts)), now);
    if (state.equals(DEAD)) {
      LOG.warn(
          "the review of {} for subscription {} is given up after {} attempts: {}",
          sending.first(),
          sending.to().id(),
          attempts,
          outcome.trouble());
    }
  }
}
