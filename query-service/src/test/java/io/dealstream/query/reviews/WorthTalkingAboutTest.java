package io.dealstream.query.reviews;

import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.alert.AlertKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each rule by an example: the week of 9 March 2026 beside the one of 2 March. */
class WorthTalkingAboutTest {

  private static final String BEFORE = "2026-03-03T00:00:00Z";
  private static final String NOW = "2026-03-10T00:00:00Z";

  private final Tale tale = new Tale(null, pipeline("p"));

  @Test
  void a_stage_whose_median_visit_grew() {
    stay(5, "pitch", BEFORE, 1, "5.00");
    stay(6, "pitch", NOW, 6, "20.00");
    stay(1, "pitch", NOW, 1, "20.00"); // no longer than was usual
    var matter = only();
    is(matter, "slower-stage", "pitch", "28800", "10800", "2.111");
    isOf(matter, 7, 5);
    concerns(matter, 6, "120.00");
  }

  @Test
  void nothing_is_said_of_a_stage_that_fewer_than_five_left() {
    stay(5, "pitch", BEFORE, 1, "5.00");
    stay(4, "pitch", NOW, 60, "20.00");
    assertThat(matters()).isEmpty();
  }

  @Test
  void nothing_is_said_of_what_chance_alone_may_do() {
    stay(5, "pitch", BEFORE, 1, "5.00");
    stay(5, "pitch", NOW, 3, "20.00"); // 3 to 7 hours after 1 to 5: z is 1.67
    back(4, "qualification", NOW, "10.00");
    advance(6, "qualification", NOW, "10.00");
    back(2, "qualification", BEFORE, "10.00");
    advance(8, "qualification", BEFORE, "10.00");
    lose(3, "prospecting", "price", NOW, "10.00");
    assertThat(matters()).isEmpty();
  }

  @Test
  void a_stage_from_which_fewer_went_on() {
    advance(8, "pitch", BEFORE, "5.00");
    back(2, "pitch", BEFORE, "5.00");
    advance(3, "pitch", NOW, "5.00");
    back(7, "pitch", NOW, "10.00");
    var matter = only();
    is(matter, "fewer-advance", "pitch", "0.3", "0.8", "-2.247");
    isOf(matter, 10, 10);
    concerns(matter, 7, "70.00");
  }

  @Test
  void the_stage_in_which_the_most_open_value_is_stuck() {
    var one = open("pitch", "50.00", BEFORE);
    var two = open("pitch", "100.00", BEFORE);
    var three = open("closing", "120.00", BEFORE);
    var four = open("pitch", "30.00", BEFORE);
    tale.alert(one, "pitch", AlertKind.IDLE, NOW, null);
    tale.alert(one, "pitch", AlertKind.OVERSTAYED, NOW, null);
    tale.alert(two, "pitch", AlertKind.OVERSTAYED, NOW, "2026-03-20T00:00:00Z");
    tale.alert(three, "closing", AlertKind.IDLE, "2026-03-05T00:00:00Z", null);
    tale.alert(four, "pitch", AlertKind.IDLE, "2026-03-05T00:00:00Z", NOW);
    var matter = only();
    is(matter, "stuck-value", "pitch", "150", "30", null);
    isOf(matter, 2, 1);
    concerns(matter, 2, "150.00");
    assertThat(matter.at("/examples/0/dealId").asString()).isEqualTo(two);
    assertThat(matter.at("/examples/1/name").asString()).isEqualTo("Deal " + one);
  }

  @Test
  void a_reason_of_loss_that_grew() {
    lose(4, "pitch", "price", NOW, "25.00");
    lose(3, "pitch", "timing", BEFORE, "25.00");
    lose(1, "pitch", "timing", NOW, "25.00");
    var matter = only();
    is(matter, "loss-reason", "price", "4", "0", "2");
    isOf(matter, 5, 3);
    concerns(matter, 4, "100.00");
  }

  @Test
  void a_win_rate_that_fell() {
    decide(8, 2, BEFORE);
    decide(3, 7, NOW);
    var matter = only();
    is(matter, "win-rate", null, "0.3", "0.8", "-2.247");
    isOf(matter, 10, 10);
    concerns(matter, 7, "14.00");
  }

  @Test
  void a_win_rate_that_rose() {
    decide(3, 7, BEFORE);
    decide(8, 2, NOW);
    var matter = only();
    is(matter, "win-rate", null, "0.8", "0.3", "2.247");
    concerns(matter, 8, "8.00");
  }

  @Test
  void what_concerns_most_money_comes_first_and_no_more_than_three() {
    stay(5, "qualification", BEFORE, 1, "5.00");
    stay(5, "qualification", NOW, 6, "20.00");
    advance(8, "pitch", BEFORE, "5.00");
    back(2, "pitch", BEFORE, "5.00");
    advance(3, "pitch", NOW, "5.00");
    back(7, "pitch", NOW, "10.00");
    lose(4, "prospecting", "price", NOW, "15.00");
    tale.alert(open("closing", "90.00", BEFORE), "closing", AlertKind.IDLE, NOW, null);
    assertThat(matters().stream().map(matter -> matter.get("rule").asString()))
        .containsExactly("slower-stage", "stuck-value", "fewer-advance");
  }

  /** After so many hours, and each one hour later than the one before it. */
  private void stay(int deals, String stage, String at, int hours, String amount) {
    for (var n = 0; n < deals; n++) {
      tale.moved(open(stage, amount, at), stage, "closing", after(at, hours + n));
    }
  }

  private void advance(int deals, String stage, String at, String amount) {
    for (var n = 0; n < deals; n++) {
      tale.moved(open(stage, amount, at), stage, "closing", after(at, 1));
    }
  }

  private void back(int deals, String stage, String at, String amount) {
    for (var n = 0; n < deals; n++) {
      tale.moved(open(stage, amount, at), stage, "prospecting", after(at, 1));
    }
  }

  private void lose(int deals, String stage, String reason, String at, String amount) {
    for (var n = 0; n < deals; n++) {
      tale.lost(open(stage, amount, at), stage, amount, reason, after(at, 1));
    }
  }

  /** Deals that came thirty days before, so that neither entries nor visits differ. */
  private void decide(int won, int lost, String at) {
    for (var n = 0; n < won; n++) {
      tale.won(open("pitch", "1.00", after(at, -720)), "pitch", "1.00", at);
    }
    for (var n = 0; n < lost; n++) {
      tale.lost(open("pitch", "2.00", after(at, -720)), "pitch", "2.00", "reason " + n, at);
    }
  }

  private String open(String stage, String amount, String at) {
    var deal = newId("d");
    tale.opened(deal, stage, amount, at);
    return deal;
  }

  private static String after(String at, int hours) {
    return Instant.parse(at).plus(Duration.ofHours(hours)).toString();
  }

  private List<JsonNode> matters() {
    var matters = tale.drafted("weekly", "2026-03-12").get("talkAbout");
    return IntStream.range(0, matters.size()).mapToObj(matters::get).toList();
  }

  private JsonNode only() {
    var matters = matters();
    assertThat(matters).hasSize(1);
    return matters.getFirst();
  }

  private static void is(
      JsonNode matter, String rule, String subject, String now, String before, String z) {
    assertThat(matter.get("rule").asString()).isEqualTo(rule);
    assertThat(matter.get("subject").asString(null)).isEqualTo(subject);
    assertThat(matter.get("now").decimalValue()).isEqualByComparingTo(now);
    assertThat(matter.get("before").decimalValue()).isEqualByComparingTo(before);
    if (z == null) {
      assertThat(matter.get("z").isNull()).isTrue();
    } else {
      assertThat(matter.get("z").decimalValue()).isEqualByComparingTo(z);
    }
  }

  private static void isOf(JsonNode matter, int now, int before) {
    assertThat(matter.get("ofNow").asInt()).isEqualTo(now);
    assertThat(matter.get("ofBefore").asInt()).isEqualTo(before);
  }

  private static void concerns(JsonNode matter, int deals, String value) {
    assertThat(matter.get("deals").asInt()).isEqualTo(deals);
    assertThat(matter.at("/value/amount").asString()).isEqualTo(value);
    assertThat(matter.get("examples").size()).isEqualTo(deals);
  }
}
