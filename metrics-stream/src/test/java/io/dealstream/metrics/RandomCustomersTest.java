package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.SpendKind;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.MetricRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Made histories of customers, told late and twice, and of what was spent to get them. */
class RandomCustomersTest {

  private static final int EVENTS = 200;
  private static final Map<String, ZoneId> ZONES =
      Map.of(
          "sales",
          ZoneId.of("America/St_Johns"),
          "renewals",
          ZoneId.of("Asia/Kathmandu"),
          Company.ID,
          ZoneOffset.UTC);

  private final Pen pen = new Pen();
  private final Map<String, List<CustomerEvent>> told = new HashMap<>();
  private final List<CampaignEvent.Spent> spent = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 100 : 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_figure_of_every_window_is_what_plain_loops_make_of_the_events(long seed) {
    var random = new Random(seed);
    var clock = RandomStory.BEGIN;
    var pipelines = new ArrayList<Recorded>();
    for (var id : List.of("sales", "renewals")) {
      pen.zone = ZONES.get(id).getId();
      pipelines.add(pen.pipeline(id, 1, 0, "a"));
    }
    try (var stream = new StreamUnderTest(RandomStory.BEGIN)) {
      for (var i = 1; i <= EVENTS; i++) {
        clock = clock.plusMillis(random.nextLong(100_000_000));
        stream.passUntil(clock);
        if (i == EVENTS / 3) {
          pipelines.forEach(stream::take);
        }
        var event = random.nextInt(5) == 0 ? spend(random, clock) : next(random, clock);
        stream.take(event);
        if (random.nextInt(8) == 0) {
          stream.take(event); // delivered again
        }
        if (i % (EVENTS / 2) == 0) {
          stream.settle();
          compare(stream);
        }
      }
      stream.passUntil(clock.plus(Duration.ofDays(60)));
      stream.settle();
      compare(stream);
      assertThat(stream.alarms).isEmpty();
      assertThat(stream.published).noneMatch(MetricRecord::correction);
    }
  }

  private void compare(StreamUnderTest stream) {
    var onboardings = new Marks("onboarding", ZONES);
    var acquisition = new Marks("acquisition", ZONES);
    var retention = new Marks("retention", ZONES);
    told.values().forEach(of -> customer(of, onboardings, acquisition));
    told.values().forEach(of -> stay(of, retention));
    for (var s : spent) {
      acquisition.add(
          Company.ID,
          "-",
          Marks.segments(null, null, s.source()),
          s.from().atStartOfDay().toInstant(ZoneOffset.UTC),
          "spent",
          s.amount().amount().unscaledValue().longValueExact());
    }
    onboardings.compare(stream, RandomCustomersTest::onboarding);
    acquisition.compare(stream, RandomCustomersTest::acquisition);
    retention.compare(stream.newest, stream.now(), this::retention);
    SecondPath.compare(stream, pen.written.stream().map(Recorded::event).toList());
  }

  private static void customer(List<CustomerEvent> events, Marks onboardings, Marks acquisition) {
    var created = (CustomerEvent.Created) events.getFirst();
    var segments = Marks.segments(created.owner(), created.team(), created.source());
    acquisition.add(Company.ID, "-", segments, created.occurredAt(), "new");
    for (var event : events) {
      if (event instanceof CustomerEvent.OnboardingStarted started) {
        var field = "open";
        for (var later : events.subList(events.indexOf(started), events.size())) {
          if (field.equals("open") || field.equals("overdue")) {
            field =
                switch (later) {
                  case CustomerEvent.OnboardingOverdue _ -> "overdue";
                  case CustomerEvent.OnboardingCompleted _ -> "completed";
                  case CustomerEvent.OnboardingFailed _ -> "failed";
                  case CustomerEvent.Churned _ -> "left";
                  default -> field;
                };
          }
        }
        onboardings.add(created.pipelineId(), "-", segments, started.occurredAt(), field);
      }
    }
  }

  private static void stay(List<CustomerEvent> events, Marks retention) {
    var created = (CustomerEvent.Created) events.getFirst();
    var segments = Marks.segments(created.owner(), created.team(), created.source());
    retention.add(created.pipelineId(), "-", segments, created.occurredAt(), "gained");
    for (var event : events) {
      if (event instanceof CustomerEvent.Churned left) {
        var pipeline = created.pipelineId();
        retention.add(pipeline, "-", segments, left.occurredAt(), "lost");
        retention.add(
            pipeline, "-", segments, left.occurredAt(), "lost, came " + created.occurredAt());
      }
    }
  }

  private Map<String, Object> retention(
      String item, MetricRecord<?> in, Function<String, Long> sum) {
    var gained = sum.apply("gained");
    var lost = sum.apply("lost");
    var start = in.window().start();
    var fields = new HashMap<String, Object>();
    fields.put("gained", gained);
    fields.put("lost", lost);
    fields.put("netChange", gained - lost);
    fields.put("churnRate", null);
    fields.put(
        "lostOfOpening",
        start == null
            ? 0L
            : told.values().stream()
                .map(of -> of.getFirst().occurredAt())
                .distinct()
                .filter(came -> came.isBefore(start))
                .mapToLong(came -> sum.apply("lost, came " + came))
                .sum());
    if (start == null) {
      fields.put("opening", 0L);
      fields.put("closing", gained - lost);
    }
    return fields;
  }

  private static Map<String, Object> onboarding(String item, Function<String, Long> sum) {
    var fields = new HashMap<String, Object>();
    var started = 0L;
    for (var field : List.of("completed", "failed", "overdue", "open", "left")) {
      fields.put(field, sum.apply(field));
      started += sum.apply(field);
    }
    fields.put("started", started);
    var decided = sum.apply("completed") + sum.apply("failed") + sum.apply("overdue");
    fields.put("successRate", divided(sum.apply("completed"), 0, decided, 6));
    return fields;
  }

  private static Map<String, Object> acquisition(String item, Function<String, Long> sum) {
    var fields = new HashMap<String, Object>();
    var spend = sum.apply("spent");
    fields.put("newCustomers", sum.apply("new"));
    fields.put("spend", spend == 0 ? null : BigDecimal.valueOf(spend, 2));
    fields.put("costPerCustomer", spend == 0 ? null : divided(spend, 2, sum.apply("new"), 2));
    return fields;
  }

  private static BigDecimal divided(long part, int decimals, long whole, int scale) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part, decimals)
            .divide(BigDecimal.valueOf(whole), scale, RoundingMode.HALF_EVEN);
  }

  private Recorded spend(Random random, Instant now) {
    var day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(random.nextInt(50));
    var source = random.nextBoolean() ? "fair" : null;
    var amount = Money.of(1 + random.nextInt(900) + ".37", "EUR");
    var event =
        new CampaignEvent.Spent(
            "spring", SpendKind.SALES, source, amount, day, day, null, pen.via, now);
    spent.add(event);
    return pen.write(event);
  }

  private Recorded next(Random random, Instant now) {
    var id = "c" + random.nextInt(30);
    var of = told.computeIfAbsent(id, _ -> new ArrayList<>());
    var earliest = of.isEmpty() ? now.minus(Duration.ofDays(40)) : of.getLast().occurredAt();
    var span = now.toEpochMilli() - earliest.toEpochMilli();
    var event = next(random, id, of, now.minusMillis(random.nextLong(span + 1)));
    of.add(event);
    return pen.write(event);
  }

  private CustomerEvent next(Random random, String id, List<CustomerEvent> of, Instant at) {
    if (of.isEmpty()) {
      return new CustomerEvent.Created(
          id,
          "d-" + id,
          random.nextBoolean() ? "sales" : "renewals",
          id,
          random.nextBoolean() ? "anna" : "ben",
          random.nextBoolean() ? "north" : null,
          random.nextBoolean() ? "fair" : null,
          null,
          pen.via,
          at);
    }
    var first = of.getFirst();
    var o = first.owner();
    var t = first.team();
    var s = first.source();
    var last = lastThatMoved(of);
    var started =
        of.stream()
            .filter(CustomerEvent.OnboardingStarted.class::isInstance)
            .map(CustomerEvent.OnboardingStarted.class::cast)
            .toList();
    var n = started.size();
    var goesOn =
        last instanceof CustomerEvent.OnboardingStarted
            || last instanceof CustomerEvent.OnboardingOverdue;
    var pick = random.nextInt(7);
    if (last instanceof CustomerEvent.Churned || pick == 0) {
      return new CustomerEvent.Renewed(id, null, o, t, s, null, pen.via, at);
    }
    if (pick == 1 && n > 0) {
      return new CustomerEvent.Churned(id, o, t, s, "price", pen.via, at);
    }
    if (!goesOn) {
      return new CustomerEvent.OnboardingStarted(id, n + 1, null, o, t, s, null, pen.via, at);
    }
    var since = started.getLast().occurredAt();
    return switch (pick) {
      case 2 -> new CustomerEvent.OnboardingFailed(id, n, since, o, t, s, "no", pen.via, at);
      case 3 -> new CustomerEvent.OnboardingCompleted(id, n, since, o, t, s, null, pen.via, at);
      case 4, 5 ->
          last instanceof CustomerEvent.OnboardingOverdue
              ? new CustomerEvent.Renewed(id, null, o, t, s, null, pen.via, at)
              : new CustomerEvent.OnboardingOverdue(
                  id, n, since, LocalDate.EPOCH, at, o, t, s, pen.via, at);
      default ->
          new CustomerEvent.OnboardingStepCompleted(id, n, "call", o, t, s, null, pen.via, at);
    };
  }

  private static CustomerEvent lastThatMoved(List<CustomerEvent> of) {
    return of.reversed().stream()
        .filter(e -> !(e instanceof CustomerEvent.Renewed))
        .filter(e -> !(e instanceof CustomerEvent.OnboardingStepCompleted))
        .findFirst()
        .orElseThrow();
  }
}
