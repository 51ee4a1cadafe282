package io.dealstream.events.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Chain.Link;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The chains against vectors that were computed apart from this code, from the description alone
 * (Python's hashlib): whoever audits the topics in another language must come to the same.
 */
class ChainTest {

  private static final Link FIRST =
      new Link(
          "d1",
          0,
          "e-1",
          "io.dealstream.deal.opened.v1",
          "2026-03-02T09:00:00Z",
          "2026-03-02T09:00:01.123456Z",
          "anna",
          "c-1",
          "c-1",
          "{\"dealId\":\"d1\"}".getBytes(UTF_8));

  private static final Link SECOND =
      new Link(
          "Łódź",
          1,
          "e-2",
          "io.dealstream.deal.won.v1",
          "2026-03-03T09:00:00.001Z",
          "2026-03-03T09:00:01Z",
          "bea",
          "c-2",
          "c-3",
          new byte[0]);

  @Test
  void the_chain_of_all_events() {
    var first = Chain.ofAll(Chain.start(), 1, FIRST);
    assertThat(hex(first))
        .isEqualTo("e0b84da596ad3d25ce22c52837f663538fb3a4f200d843079ccaff3c2d0ab345");
    assertThat(hex(Chain.ofAll(first, 2, SECOND)))
        .isEqualTo("0d3ae3a5fbe4b358b7b335441bb0d1433e796a380eb8eb464790b04bb770cf49");
  }

  @Test
  void the_chain_of_one_aggregate() {
    var first = Chain.ofAggregate(Chain.start(), FIRST);
    assertThat(hex(first))
        .isEqualTo("c24809eea4dccb13253647278e5881063ac184385c245e5b5ee1fbb9486e6afb");
    assertThat(hex(Chain.ofAggregate(first, SECOND)))
        .isEqualTo("248f97a9e5dd1fa9bdeb881e32036db0607494e2d999f664c228e00859c658ef");
  }

  @Test
  void anything_changed_anywhere_changes_it() {
    var f = FIRST;
    var changed =
        List.of(
            f,
            new Link(
                "d2",
                0,
                f.id(),
                f.type(),
                f.time(),
                f.recordedTime(),
                "anna",
                "c-1",
                "c-1",
                f.value()),
            new Link(
                "d1",
                1,
                f.id(),
                f.type(),
                f.time(),
                f.recordedTime(),
                "anna",
                "c-1",
                "c-1",
                f.value()),
            new Link(
                "d1",
                0,
                "e-9",
                f.type(),
                f.time(),
                f.recordedTime(),
                "anna",
                "c-1",
                "c-1",
                f.value()),
            new Link(
                "d1",
                0,
                f.id(),
                "other",
                f.time(),
                f.recordedTime(),
                "anna",
                "c-1",
                "c-1",
                f.value()),
            new Link(
                "d1",
                0,
                f.id(),
                f.type(),
                "2027",
                f.recordedTime(),
                "anna",
                "c-1",
                "c-1",
                f.value()),
            new Link("d1", 0, f.id(), f.type(), f.time(), "2027", "anna", "c-1", "c-1", f.value()),
            new Link(
                "d1",
                0,
                f.id(),
                f.type(),
                f.time(),
                f.recordedTime(),
                "bea",
                "c-1",
                "c-1",
                f.value()),
            new Link(
                "d1",
                0,
                f.id(),
                f.type(),
                f.time(),
                f.recordedTime(),
                "anna",
                "c-2",
                "c-1",
                f.value()),
            new Link(
                "d1",
                0,
                f.id(),
                f.type(),
                f.time(),
                f.recordedTime(),
                "anna",
                "c-1",
                "c-2",
                f.value()),
            new Link(
                "d1",
                0,
                f.id(),
                f.type(),
                f.time(),
                f.recordedTime(),
                "anna",
                "c-1",
                "c-1",
                new byte[0]));
    var hashes = new HashSet<String>();
    changed.forEach(link -> hashes.add(hex(Chain.ofAll(Chain.start(), 1, link))));
    hashes.add(hex(Chain.ofAll(Chain.start(), 2, FIRST)));
    hashes.add(hex(Chain.ofAggregate(Chain.start(), FIRST)));
    assertThat(hashes).hasSize(changed.size() + 2);
  }

  @Test
  void what_stands_in_one_part_cannot_be_moved_into_the_next() {
    var a = new Link("ab", 0, "c", "t", "t", "t", "a", "c", "c", new byte[0]);
    var b = new Link("a", 0, "bc", "t", "t", "t", "a", "c", "c", new byte[0]);
    assertThat(hex(Chain.ofAll(Chain.start(), 1, a)))
        .isNotEqualTo(hex(Chain.ofAll(Chain.start(), 1, b)));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
