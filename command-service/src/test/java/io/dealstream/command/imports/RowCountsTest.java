package io.dealstream.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCountsTest {

  @Test
  void numbers_the_rows_of_each_deal_from_one_however_many_deals_there_are() {
    var counts = new RowCounts();
    var expected = new HashMap<String, Integer>();
    var random = new Random(7);
    for (var i = 0; i < 200_000; i++) {
      var deal = "deal-" + random.nextInt(50_000);
      assertThat(counts.next(deal)).isEqualTo(expected.merge(deal, 1, Integer::sum));
    }
  }
}
