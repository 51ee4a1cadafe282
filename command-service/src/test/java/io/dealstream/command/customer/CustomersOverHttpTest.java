package io.dealstream.command.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CustomersOverHttpTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final String RITA = TestIssuer.shared().rep("rita");

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    service.post(ADA, "/api/pipelines", "").isOk(201);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_won_deal_makes_a_customer_who_is_onboarded_renews_and_churns() {
    var deal = won("rita", "north");
    var created = create(RITA, deal, "rita").isOk(201);
    assertThat(created.id()).as("the deal's own id").isEqualTo(deal);
    assertThat(created.headers().get("location")).isEqualTo("/api/customers/" + deal);
    var customer = "/api/customers/" + deal;
    service.post(RITA, customer + "/onboarding/start", "{\"dueOn\": \"2099-06-30\"}").isOk(200);
    service.post(RITA, customer + "/onboarding/step", "{\"step\": \"data\"}").isOk(200);
    service.post(RITA, customer + "/onboarding/fail", "{\"reason\": \"away\"}").isOk(200);
    service.post(RITA, customer + "/onboarding/start", "").isOk(200);
    service.post(RITA, customer + "/onboarding/complete", "").isOk(200);
    service.post(RITA, customer + "/renew", "{\"until\": \"2027-06-30\"}").isOk(200);
    service.post(RITA, customer + "/churn", "").isProblem(422, "reason-needed-to-churn", "reason");
    var churned = service.post(RITA, customer + "/churn", "{\"reason\": \"price\"}").isOk(200);
    assertThat(churned.etag()).isEqualTo("\"7\"");
    assertThat(service.post(RITA, customer + "/churn", "").isOk(200).etag()).isEqualTo("\"7\"");
    assertThat(types("customer:" + deal))
        .containsExactly(
            "io.dealstream.customer.created.v1",
            "io.dealstream.customer.onboarding-started.v1",
            "io.dealstream.customer.onboarding-step-completed.v1",
            "io.dealstream.customer.onboarding-failed.v1",
            "io.dealstream.customer.onboarding-started.v1",
            "io.dealstream.customer.onboarding-completed.v1",
            "io.dealstream.customer.renewed.v1",
            "io.dealstream.customer.churned.v1");
  }

  @Test
  void a_deal_that_is_not_won_makes_none() {
    var events = service.storedEvents();
    create(ADA, "nobody's", "rita").isProblem(422, "unknown-deal", "dealId");
    assertThat(service.storedEvents()).isEqualTo(events);
    create(ADA, opened("rita", "north"), "rita").isProblem(422, "deal-not-won", "dealId");
    var reopened = won("rita", "north");
    service.post(ADA, "/api/deals/" + reopened + "/reopen", "{\"stageId\": \"closing\"}").isOk(200);
    create(ADA, reopened, "rita").isProblem(422, "deal-not-won", "dealId");
  }

  @Test
  void a_deal_makes_one_customer_unless_others_are_named() {
    var deal = won("rita", "north");
    create(RITA, deal, "rita").isOk(201);
    create(RITA, deal, "rita").isProblem(409, "customer-exists", "id");
  }

  @Test
  void a_rep_changes_their_own_customers_a_manager_the_teams_an_admin_all() {
    var marek = TestIssuer.shared().manager("marek", "north");
    var north = won("rita", "north");
    create(TestIssuer.shared().rep("tom"), north, "rita")
        .isProblem(403, "not-your-customer", "owner");
    create(marek, north, "rita").isOk(201);
    service.post(RITA, "/api/customers/" + north + "/renew", "").isOk(200);
    service.post(marek, "/api/customers/" + north + "/renew", "").isOk(200);
    service
        .post(TestIssuer.shared().rep("tom"), "/api/customers/" + north + "/renew", "")
        .isProblem(403, "not-your-customer", "owner");
    var south = won("rita", "south");
    create(marek, south, "rita").isProblem(403, "not-your-customer", "owner");
    create(ADA, south, "rita").isOk(201);
    service
        .post(marek, "/api/customers/" + south + "/churn", "")
        .isProblem(403, "not-your-customer", "owner");
  }

  @Test
  void whose_it_is_comes_before_the_version_and_the_version_before_the_rules() {
    var customer = "/api/customers/" + create(ADA, won("tom", "north"), "tom").isOk(201).id();
    service
        .post(RITA, customer + "/churn", "", "If-Match", "\"9\"")
        .isProblem(403, "not-your-customer", "owner");
    service
        .post(ADA, customer + "/churn", "", "If-Match", "\"9\"")
        .isProblem(412, "version-moved-on", "If-Match");
  }

  @Test
  void what_is_missing_is_named() {
    service
        .post(ADA, "/api/customers", "{\"name\": \"x\", \"owner\": \"rita\"}")
        .isProblem(400, "missing-field", "dealId");
    service
        .post(ADA, "/api/customers", "{\"dealId\": \"x\", \"owner\": \"rita\"}")
        .isProblem(400, "missing-field", "name");
    service
        .post(ADA, "/api/customers", "{\"dealId\": \"x\", \"name\": \"x\"}")
        .isProblem(400, "missing-field", "owner");
    create(ADA, "a\\u0000", "rita").isProblem(422, "invalid-id", "dealId");
    service
        .post(
            ADA,
            "/api/customers",
            "{\"id\": \"a/b\", \"dealId\": \"x\", \"name\": \"x\", \"owner\": \"x\"}")
        .isProblem(422, "invalid-id", "id");
    service
        .post(ADA, "/api/customers/nobody/onboarding/step", "{}")
        .isProblem(400, "missing-field", "step");
    service.post(ADA, "/api/customers/nobody/renew", "").isProblem(404, "unknown-customer", "id");
  }

  private static RunningService.Reply create(String token, String deal, String owner) {
    return service.post(
        token,
        "/api/customers",
        "{\"dealId\": \"%s\", \"name\": \"Shipyard\", \"owner\": \"%s\"}".formatted(deal, owner));
  }

  private static String won(String owner, String team) {
    var deal = opened(owner, team);
    service.post(ADA, "/api/deals/" + deal + "/win", "").isOk(200);
    return deal;
  }

  private static String opened(String owner, String team) {
    var body =
        "{\"pipelineId\": \"default\", \"name\": \"x\", \"owner\": \"%s\", \"team\": \"%s\"}";
    return service.post(ADA, "/api/deals", body.formatted(owner, team)).isOk(201).id();
  }

  private static List<String> types(String aggregate) {
    return service
        .tables()
        .sql("SELECT payload_type FROM event WHERE aggregate_id = ? ORDER BY sequence")
        .param(aggregate)
        .query(String.class)
        .list();
  }
}
