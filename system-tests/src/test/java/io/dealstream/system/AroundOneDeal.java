package io.dealstream.system;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * In a pipeline of its own, a lead that becomes a deal and a customer, with what is spent, sent and
 * done about it.
 */
final class AroundOneDeal {

  private final Api command;
  private final String name;

  AroundOneDeal(LocalStack stack, String name) {
    this.command = new Api(stack.command(), stack.token("admin"));
    this.name = name;
  }

  /** What is spent lies half in the past, and half in days to come. */
  void tell() throws Exception {
    var today = LocalDate.now(ZoneOffset.UTC);
    var deal = name + "-deal";
    post(
        "/api/pipelines",
        Map.of("id", name, "name", name, "stages", List.of(Map.of("id", "only", "name", "Only"))));
    post("/api/leads", Map.of("id", name, "name", "A lead", "owner", "lena", "campaignId", name));
    post(
        "/api/campaigns/" + name + "/spend",
        Map.of(
            "kind",
            "marketing",
            "source",
            "web",
            "amount",
            Map.of("amount", "100.00", "currency", "EUR"),
            "from",
            today.minusDays(3).toString(),
            "to",
            today.plusDays(3).toString()));
    post(
        "/api/email-events",
        Map.of("events", List.of(email("sent"), email("opened"), email("clicked"))));
    post("/api/leads/" + name + "/qualify", Map.of());
    post("/api/leads/" + name + "/convert", Map.of("deal", Map.of("id", deal, "pipelineId", name)));
    post("/api/deals/" + deal + "/activities", Map.of("type", "call", "title", "Said hello"));
    post("/api/deals/" + deal + "/win", Map.of());
    post(
        "/api/customers",
        Map.of("id", name + "-customer", "dealId", deal, "name", "Ropes Ltd", "owner", "lena"));
    var onboarding = "/api/customers/" + name + "-customer/onboarding";
    post(onboarding + "/start", Map.of());
    post(onboarding + "/complete", Map.of());
  }

  private Map<String, String> email(String kind) {
    return Map.of("messageId", name, "kind", kind, "campaignId", name, "owner", "lena");
  }

  private void post(String path, Object body) throws Exception {
    var answer = command.post(path, body);
    if (answer.status() / 100 != 2) {
      answer.expect(200);
    }
  }
}
