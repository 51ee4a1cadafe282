package io.dealstream.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each role and each call. Whoever may not is told so, whatever the call says. */
class WhoMaySendWhatTest {

  private static final Map<String, String> TOKENS =
      Map.of(
          "rep", TestIssuer.shared().rep("rita"),
          "manager", TestIssuer.shared().manager("marek", "north"),
          "admin", TestIssuer.shared().admin(),
          "service", TestIssuer.shared().service());

  private static final List<String> PEOPLE = List.of("rep", "manager", "admin");

  private static final List<String> MACHINES = List.of("service", "admin");

  private static final Map<String, List<String>> MAY =
      Map.ofEntries(
          Map.entry("POST /api/leads", PEOPLE),
          Map.entry("POST /api/leads/x/signals", PEOPLE),
          Map.entry("POST /api/leads/x/qualify", PEOPLE),
          Map.entry("POST /api/leads/x/disqualify", PEOPLE),
          Map.entry("POST /api/leads/x/convert", PEOPLE),
          Map.entry("POST /api/campaigns/x/spend", MACHINES),
          Map.entry("POST /api/email-events", MACHINES),
          Map.entry("POST /api/customers", PEOPLE),
          Map.entry("POST /api/customers/x/onboarding/start", PEOPLE),
          Map.entry("POST /api/customers/x/onboarding/step", PEOPLE),
          Map.entry("POST /api/customers/x/onboarding/complete", PEOPLE),
          Map.entry("POST /api/customers/x/onboarding/fail", PEOPLE),
          Map.entry("POST /api/customers/x/renew", PEOPLE),
          Map.entry("POST /api/customers/x/churn", PEOPLE),
          Map.entry("POST /api/pipelines/x/stages/y/retire", List.of("admin")),
          Map.entry("PUT /api/automations/x", List.of("admin")),
          Map.entry("DELETE /api/automations/x", List.of("admin")),
          Map.entry("GET /api/automations/x", List.of("admin")),
          Map.entry("GET /api/automations/x/runs", List.of("admin")),
          Map.entry("PUT /api/contacts/x", PEOPLE),
          Map.entry("PUT /api/goals/x", List.of("manager", "admin")),
          Map.entry("POST /api/deals/x/activities", PEOPLE),
          Map.entry("POST /api/deals/x/activities/y/complete", PEOPLE),
          Map.entry("POST /api/deals/x/activities/y/reschedule", PEOPLE),
          Map.entry("POST /api/deals/x/activities/y/cancel", PEOPLE));

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  static Stream<Arguments> eachRoleAndCall() {
    return MAY.keySet().stream()
        .sorted()
        .flatMap(call -> TOKENS.keySet().stream().sorted().map(role -> Arguments.of(role, call)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("eachRoleAndCall")
  void may_or_may_not(String role, String call) {
    var reply = send(TOKENS.get(role), call);
    if (MAY.get(call).contains(role)) {
      // An empty body, or nothing of that id: past the role, and no further.
      assertThat(reply.status()).as(reply.body()).isIn(400, 404, 422);
    } else {
      reply.isProblem(403, "role-required", "roles");
    }
    assertThat(service.storedEvents()).isZero();
  }

  static Stream<String> eachCall() {
    return MAY.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("eachCall")
  void nobody_may_without_a_token(String call) {
    send(null, call).isProblem(401, "token-required", "Authorization");
  }

  private static RunningService.Reply send(String token, String call) {
    var path = call.substring(call.indexOf(' ') + 1);
    return switch (call.substring(0, call.indexOf(' '))) {
      case "GET" -> service.get(token, path);
      case "PUT" -> service.put(token, path, "{}");
      case "DELETE" -> service.delete(token, path);
      default -> service.post(token, path, "{}");
    };
  }
}
