package io.dealstream.command.customer;

import static io.dealstream.command.customer.CustomerSpec.FRIDAY;
import static io.dealstream.command.customer.CustomerSpec.JUNE;
import static io.dealstream.command.customer.CustomerSpec.NOW;
import static io.dealstream.command.customer.CustomerSpec.TUESDAY;
import static io.dealstream.command.customer.CustomerSpec.churn;
import static io.dealstream.command.customer.CustomerSpec.complete;
import static io.dealstream.command.customer.CustomerSpec.created;
import static io.dealstream.command.customer.CustomerSpec.fail;
import static io.dealstream.command.customer.CustomerSpec.given;
import static io.dealstream.command.customer.CustomerSpec.renew;
import static io.dealstream.command.customer.CustomerSpec.start;
import static io.dealstream.command.customer.CustomerSpec.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.decision.Basis;
import io.dealstream.events.Via;
import io.dealstream.events.customer.CustomerEvent.OnboardingCompleted;
import io.dealstream.events.customer.CustomerEvent.OnboardingFailed;
import io.dealstream.events.customer.CustomerEvent.OnboardingOverdue;
import io.dealstream.events.customer.CustomerEvent.OnboardingStepCompleted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The day an onboarding should be completed by comes to its end. */
class OnboardingOverdueTest {

  private static final Instant ITS_END = Instant.parse("2026-06-30T22:00:00Z");
  private static final Basis THEN = new Basis("c1", ITS_END.plusMillis(400), Via.CLOCK);
  private static final LocalDate MARCH = LocalDate.parse("2026-03-04");
  private static final Instant BY_NOW = Instant.parse("2026-03-05T00:00:00Z");

  @Test
  void what_still_goes_on_is_overdue() {
    given(created(), start(), step("data"))
        .when(overdue(1), THEN)
        .then(
            new OnboardingOverdue(
                "c1", 1, TUESDAY, JUNE, ITS_END, "anna", "north", "fair", Via.CLOCK, ITS_END));
    given(created(), start(), renew(JUNE)).when(overdue(1), THEN).thenOne(OnboardingOverdue.class);
  }

  @Test
  void it_is_told_once_for_each_attempt() {
    given(created(), started(), late(1)).when(late(1)).thenNothing();
    given(created(), started(), late(1), step("data"), renew(JUNE)).when(late(1)).thenNothing();
    var again = given(created(), started(), late(1), fail(), startedAgain()).when(late(2));
    assertThat(again.thenOne(OnboardingOverdue.class).attempt()).isEqualTo(2);
    given(created(), started(), fail(), startedAgain()).when(late(1)).thenNothing();
  }

  @Test
  void it_is_told_no_earlier_than_what_happened_last() {
    var event =
        given(created(), started(), step("data")).when(late(1)).thenOne(OnboardingOverdue.class);
    assertThat(event.dueAt()).isEqualTo(BY_NOW);
    assertThat(event.occurredAt()).isEqualTo(FRIDAY);
  }

  @Test
  void what_is_over_or_has_no_day_is_not_overdue() {
    for (var ending : List.of(complete(), fail(), churn())) {
      given(created(), start(), ending).when(overdue(1), THEN).thenNothing();
    }
    given(created()).when(overdue(1), THEN).thenNothing();
    var atAnyTime = new CustomerCommand.StartOnboarding(null, null, TUESDAY);
    given(created(), atAnyTime).when(overdue(1), THEN).thenNothing();
    given().when(overdue(1), THEN).thenRefused("unknown-customer", "id");
  }

  @Test
  void late_is_not_never() {
    given(created(), started(), late(1)).when(step("data")).thenOne(OnboardingStepCompleted.class);
    given(created(), started(), late(1)).when(complete()).thenOne(OnboardingCompleted.class);
    given(created(), started(), late(1)).when(fail()).thenOne(OnboardingFailed.class);
    given(created(), started(), late(1)).when(started()).thenNothing();
  }

  @Test
  void a_clock_that_is_far_behind_is_told_so() {
    given(created(), start())
        .when(overdue(1), new Basis("c1", NOW, Via.CLOCK))
        .thenRefused("in-the-future", "occurredAt");
  }

  @Test
  void a_day_is_over_where_the_pipeline_is() {
    var day = LocalDate.parse("2026-10-24");
    assertThat(ClockEvents.endOf(day, "UTC")).isEqualTo("2026-10-25T00:00:00Z");
    assertThat(ClockEvents.endOf(day, "Europe/Warsaw")).isEqualTo("2026-10-24T22:00:00Z");
    assertThat(ClockEvents.endOf(day.plusDays(1), "Europe/Warsaw"))
        .as("winter has come")
        .isEqualTo("2026-10-25T23:00:00Z");
  }

  private static CustomerCommand overdue(int attempt) {
    return new CustomerCommand.FallOverdue(attempt, ITS_END);
  }

  /** One whose day is over by now. */
  private static CustomerCommand started() {
    return new CustomerCommand.StartOnboarding(MARCH, null, TUESDAY);
  }

  private static CustomerCommand startedAgain() {
    return new CustomerCommand.StartOnboarding(MARCH, null, FRIDAY);
  }

  private static CustomerCommand late(int attempt) {
    return new CustomerCommand.FallOverdue(attempt, BY_NOW);
  }
}
