package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Refused;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class DealIdsTest {

  @Test
  void an_imported_deals_id_tells_where_it_comes_from() {
    assertThat(Ids.imported("crm", "1C1I7A6R")).isEqualTo("crm~1C1I7A6R");
    assertThat(Ids.imported("crm", "2024/0012 ź")).isEqualTo("crm~2024~2F0012~20ź");
  }

  @Test
  void two_deals_never_get_one_id() {
    var ids = new HashSet<String>();
    var externals = new String[] {"a b", "a~20b", "a%20b", "a+b", "a", "b~a"};
    for (var pipeline : new String[] {"p", "p.a", "p-a"}) {
      for (var external : externals) {
        assertThat(ids.add(Ids.imported(pipeline, external))).isTrue();
      }
    }
  }

  @Test
  void nobody_can_give_a_deal_an_imported_deals_id() {
    assertThatThrownBy(() -> Ids.addressable("id", Ids.imported("crm", "1")))
        .isInstanceOf(Refused.class);
  }
}
