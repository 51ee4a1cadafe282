package io.dealstream.query.sendouts;

import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import io.dealstream.edge.Role;
import io.dealstream.query.pipelines.Pipelines;
import io.dealstream.query.reviews.AskedDay;
import io.dealstream.query.reviews.Printing;
import io.dealstream.query.reviews.Rhythm;
import io.dealstream.query.reviews.Span;
import io.dealstream.query.webhooks.SignedPosts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what is asked for, or says why not. Each sees their own, an administrator all. */
@Component
class Subscriptions {

  /** All of them together: each is a review made, at the same moment as most others. */
  private static final int MOST = 1_000;

  private final SubscriptionTable table;
  private final Pipelines pipelines;
  private final Printing printing;
  private final MailCarrier mail;
  private final SignedPosts posts;
  private final Clock clock;

  Subscriptions(
      SubscriptionTable table,
      Pipelines pipelines,
      Printing printing,
      MailCarrier mail,
      SignedPosts posts,
      Clock clock) {
    this.table = table;
    this.pipelines = pipelines;
    this.printing = printing;
    this.mail = mail;
    this.posts = posts;
    this.clock = clock;
  }

  /**
   * @throws Problem where something of it is missing, malformed or not allowed
   */
  Subscription make(SubscriptionBody body, Caller caller) {
    var rhythm = Rhythm.named(needed("period", body.period()));
    var pipeline = needed("pipeline", body.pipeline());
    var segment = Objects.requireNonNullElse(body.segment(), "all");
    var lang = Objects.requireNonNullElse(body.lang(), "en");
    printing.check(pipeline, segment, lang);
    if ((body.email() == null) == (body.url() == null)) {
      throw Problem.malformed("email-or-url", "email", "either email or url is needed");
    }
    var email = body.email() == null ? null : email(body.email());
    var url = body.url() == null ? null : url(body.url(), caller);
    var keyPrint = url == null ? null : posts.keyPrint();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var first = first(rhythm, pipeline, body.date(), now);
    if (table.count() >= MOST) {
      throw Problem.refused("too-many-subscriptions", "pipeline", "there may be " + MOST);
    }
    var made =
        new Subscription(
            UUID.randomUUID().toString(),
            0,
            pipeline,
            rhythm,
            segment,
            lang,
            email,
            url,
            keyPrint,
            caller.id(),
            now,
            first.first(),
            first.after());
    if (!table.add(made)) {
      throw Problem.conflict(
          "already-subscribed", email == null ? "url" : "email", "it is sent this already");
    }
    return made;
  }

  private String email(String address) {
    mail.mustBeSetUp();
    return Address.checked(address);
  }

  private String url(String url, Caller caller) {
    if (!caller.is(Role.ADMIN)) {
      throw Problem.forbidden("webhooks-are-administrators", "url", "an administrator may");
    }
    return posts.checked(url).toString();
  }

  private Span first(Rhythm rhythm, String pipeline, @Nullable String date, Instant now) {
    var zone = ZoneId.of(pipelines.get(pipeline).zone());
    var today = LocalDate.ofInstant(now, zone);
    var span = rhythm.around(date == null ? today : AskedDay.of(date), zone);
    if (!span.after().isAfter(today)) {
      throw Problem.refused("period-is-over", "date", "what is over has no end to be sent at");
    }
    return span;
  }

  private static String needed(String field, @Nullable String value) {
    if (value == null) {
      throw Problem.malformed("missing-field", field, "it is needed");
    }
    return value;
  }

  /**
   * @throws Problem 404 where the caller has none
   */
  Subscription get(String id, Caller caller) {
    return table.find(id, whose(caller)).orElseThrow(() -> unknown(id));
  }

  /**
   * @throws Problem 404 where the caller has none
   */
  void end(String id, Caller caller) {
    if (!table.delete(get(id, caller).id())) {
      throw unknown(id);
    }
  }

  /** Whose a caller may see; null for everybody's. */
  static @Nullable String whose(Caller caller) {
    return caller.is(Role.ADMIN) ? null : caller.id();
  }

  private static Problem unknown(String id) {
    return Problem.notFound("unknown-subscription", "id", "there is no subscription " + id);
  }
}
