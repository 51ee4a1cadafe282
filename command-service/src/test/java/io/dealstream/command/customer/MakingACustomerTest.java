package io.dealstream.command.customer;

import static io.dealstream.command.customer.CustomerSpec.MONDAY;
import static io.dealstream.command.customer.CustomerSpec.NOW;
import static io.dealstream.command.customer.CustomerSpec.WON;
import static io.dealstream.command.customer.CustomerSpec.create;
import static io.dealstream.command.customer.CustomerSpec.created;
import static io.dealstream.command.customer.CustomerSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.deal.DealSeen;
import io.dealstream.command.decision.Basis;
import io.dealstream.events.Via;
import io.dealstream.events.customer.CustomerEvent;
import org.junit.jupiter.api.Test;

class MakingACustomerTest {

  @Test
  void says_of_which_deal_and_takes_team_and_source_from_it() {
    given()
        .when(created())
        .then(
            new CustomerEvent.Created(
                "c1", "d1", "sales", "Shipyard", "anna", "north", "fair", null, Via.API, MONDAY));
  }

  @Test
  void a_team_may_be_named() {
    var created =
        given()
            .when(create("d1", WON, "Shipyard", "anna", "south"))
            .thenOne(CustomerEvent.Created.class);
    assertThat(created.team()).isEqualTo("south");
  }

  @Test
  void needs_a_deal_that_is_won() {
    given()
        .when(create("d1", new DealSeen.Unknown(), "Shipyard", "anna", null))
        .thenRefused("unknown-deal", "dealId");
    given()
        .when(create("d1", new DealSeen.NotWon(), "Shipyard", "anna", null))
        .thenRefused("deal-not-won", "dealId");
  }

  @Test
  void happens_once() {
    given(created()).when(created()).thenRefused("customer-exists", "id");
  }

  @Test
  void needs_a_name_and_ids_that_can_be_kept() {
    given().when(create("d1", WON, " ", "anna", null)).thenRefused("invalid-name", "name");
    given().when(create("d1", WON, "Yard", "a|b", null)).thenRefused("invalid-id", "owner");
    given().when(create("d1", WON, "Yard", "anna", "a|b")).thenRefused("invalid-id", "team");
    given().when(created(), new Basis("a~b", NOW, Via.API)).thenRefused("invalid-id", "id");
  }

  @Test
  void one_that_goes_by_its_deals_id_may_hold_what_that_holds() {
    var created =
        given()
            .when(create("crm~17", WON, "Yard", "anna", null), new Basis("crm~17", NOW, Via.API))
            .thenOne(CustomerEvent.Created.class);
    assertThat(created.customerId()).isEqualTo("crm~17");
  }
}
