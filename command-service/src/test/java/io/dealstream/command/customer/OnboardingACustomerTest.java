package io.dealstream.command.customer;

import static io.dealstream.command.customer.CustomerSpec.FRIDAY;
import static io.dealstream.command.customer.CustomerSpec.JUNE;
import static io.dealstream.command.customer.CustomerSpec.MONDAY;
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

import io.dealstream.events.Via;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.customer.CustomerEvent.OnboardingCompleted;
import io.dealstream.events.customer.CustomerEvent.OnboardingFailed;
import io.dealstream.events.customer.CustomerEvent.OnboardingStarted;
import io.dealstream.events.customer.CustomerEvent.OnboardingStepCompleted;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnboardingACustomerTest {

  @Test
  void is_started_with_the_day_it_is_due() {
    given(created()).when(start()).then(started(1));
  }

  @Test
  void goes_step_by_step_each_once() {
    given(created(), start())
        .when(step("data"))
        .then(
            new OnboardingStepCompleted(
                "c1", 1, "data", "anna", "north", "fair", null, Via.API, FRIDAY));
    given(created(), start(), step("data")).when(step("data")).thenNothing();
    given(created(), start(), step("data"))
        .when(step("training"))
        .thenOne(OnboardingStepCompleted.class);
  }

  @Test
  void is_completed_in_the_cohort_of_its_start() {
    given(created(), start(), step("data"))
        .when(complete())
        .then(
            new OnboardingCompleted(
                "c1", 1, TUESDAY, "anna", "north", "fair", "all done", Via.API, FRIDAY));
  }

  @Test
  void fails_for_a_reason() {
    given(created(), start())
        .when(fail())
        .then(
            new OnboardingFailed(
                "c1", 1, TUESDAY, "anna", "north", "fair", "nobody came", Via.API, FRIDAY));
    given(created(), start()).when(fail(" ")).thenRefused("reason-needed-to-fail", "reason");
  }

  @Test
  void one_that_failed_may_be_started_anew_with_all_its_steps() {
    var again = new CustomerCommand.StartOnboarding(null, null, FRIDAY);
    var started = given(created(), start(), step("data"), fail()).when(again);
    assertThat(started.thenOne(OnboardingStarted.class).attempt()).isEqualTo(2);
    given(created(), start(), step("data"), fail(), again)
        .when(step("data"))
        .thenOne(OnboardingStepCompleted.class);
    var completed =
        given(created(), start(), fail(), again)
            .when(complete())
            .thenOne(OnboardingCompleted.class);
    assertThat(completed.attempt()).isEqualTo(2);
    assertThat(completed.startedAt()).isEqualTo(FRIDAY);
  }

  @Test
  void what_is_so_already_changes_nothing() {
    given(created(), start()).when(start()).thenNothing();
    given(created(), start(), complete()).when(complete()).thenNothing();
    given(created(), start(), fail()).when(fail(null)).thenNothing();
    given(created(), churn()).when(churn(null)).thenNothing();
  }

  @Test
  void what_is_not_started_does_not_go_on() {
    for (var command : List.of(step("data"), complete(), fail())) {
      given(created()).when(command).thenRefused("onboarding-not-started", "id");
    }
  }

  @Test
  void what_is_completed_stays_so() {
    for (var command : List.of(start(), step("data"), fail())) {
      given(created(), start(), complete())
          .when(command)
          .thenRefused("onboarding-is-completed", "id");
    }
  }

  @Test
  void what_has_failed_is_started_anew_first() {
    for (var command : List.of(step("data"), complete())) {
      given(created(), start(), fail()).when(command).thenRefused("onboarding-has-failed", "id");
    }
  }

  @Test
  void whoever_has_churned_is_gone() {
    for (var command : List.of(start(), step("data"), complete(), fail(), renew(JUNE))) {
      given(created(), start(), churn()).when(command).thenRefused("customer-has-churned", "id");
    }
  }

  @Test
  void churns_in_any_state_for_a_reason() {
    given(created())
        .when(churn())
        .then(new CustomerEvent.Churned("c1", "anna", "north", "fair", "price", Via.API, FRIDAY));
    given(created(), start()).when(churn()).thenOne(CustomerEvent.Churned.class);
    given(created(), start(), complete()).when(churn()).thenOne(CustomerEvent.Churned.class);
    given(created(), start(), fail()).when(churn()).thenOne(CustomerEvent.Churned.class);
    given(created()).when(churn(null)).thenRefused("reason-needed-to-churn", "reason");
  }

  @Test
  void renews_for_longer_and_longer() {
    given(created())
        .when(renew(JUNE))
        .then(
            new CustomerEvent.Renewed("c1", JUNE, "anna", "north", "fair", null, Via.API, FRIDAY));
    given(created(), renew(JUNE)).when(renew(JUNE)).thenNothing();
    given(created(), renew(JUNE))
        .when(renew(JUNE.plusDays(1)))
        .thenOne(CustomerEvent.Renewed.class);
    given(created(), renew(JUNE))
        .when(renew(JUNE.minusDays(1)))
        .thenRefused("renewed-for-longer", "until");
    given(created(), renew(JUNE), renew(null))
        .when(renew(JUNE.minusDays(1)))
        .thenRefused("renewed-for-longer", "until");
    given(created(), renew(null)).when(renew(null)).thenOne(CustomerEvent.Renewed.class);
  }

  @Test
  void renewing_leaves_the_onboarding_as_it_is() {
    given(created(), start(), step("data"), renew(JUNE)).when(step("data")).thenNothing();
    given(created(), start(), complete(), renew(JUNE)).when(complete()).thenNothing();
    given(created(), start(), fail(), renew(JUNE)).when(fail()).thenNothing();
  }

  @Test
  void nothing_happens_to_nobody() {
    for (var command : List.of(start(), step("x"), complete(), fail(), renew(null), churn())) {
      given().when(command).thenRefused("unknown-customer", "id");
    }
  }

  @Test
  void time_never_goes_back() {
    given(created(), start())
        .when(new CustomerCommand.CompleteOnboarding(null, MONDAY))
        .thenRefused("before-last-event", "occurredAt");
  }

  @Test
  void steps_have_names_and_an_end_and_days_are_of_our_time() {
    given(created(), start()).when(step("a|b")).thenRefused("invalid-id", "step");
    var many = IntStream.range(0, CustomerEvents.MOST_STEPS).mapToObj(i -> step("s" + i));
    given(Stream.concat(Stream.of(created(), start()), many).toArray(CustomerCommand[]::new))
        .when(step("one more"))
        .thenRefused("too-many-steps", "step");
    given(created())
        .when(new CustomerCommand.StartOnboarding(LocalDate.MAX, null, FRIDAY))
        .thenRefused("day-out-of-range", "dueOn");
    given(created()).when(renew(LocalDate.MIN)).thenRefused("day-out-of-range", "until");
  }

  private static CustomerEvent started(int attempt) {
    return new OnboardingStarted(
        "c1", attempt, JUNE, "anna", "north", "fair", null, Via.API, TUESDAY);
  }
}
