package io.dealstream.events.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.EventJson;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  private static final Instant AT = Instant.parse("2026-03-02T09:00:00.125Z");
  private static final CheckpointKey KEY = CheckpointKey.generate();

  // Made once by OpenSSL: openssl genpkey -algorithm ed25519, and openssl pkey -pubout of it.
  private static final String OF_OPENSSL =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIH86+ebExSJ9LzRb7MZ+HllPZo2eK+bgR0WMgPXcC5/U
      -----END PRIVATE KEY-----
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAp+VkWTJHaPoNMN+oSkylCjymTrelOpQEYuTC8VGZIcs=
      -----END PUBLIC KEY-----
      """;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_was_signed_is_known_again_and_nothing_else_is(long seed) {
    var random = new Random(seed);
    var chain = new byte[32];
    random.nextBytes(chain);
    var signed = Checkpoint.of(random.nextLong(1, 1_000_000), chain, AT, KEY);
    assertThat(signed.isSignedBy(KEY.open())).isTrue();
    assertThat(signed.isSignedBy(CheckpointKey.generate().open())).isFalse();

    var other = signed.chain().replace(signed.chain().charAt(0), '!');
    for (var forged :
        new Checkpoint[] {
          with(signed, signed.position() + 1, signed.chain(), signed.time(), signed.signature()),
          with(signed, signed.position(), other, signed.time(), signed.signature()),
          with(signed, signed.position(), signed.chain(), "2026-03-02", signed.signature()),
          with(signed, signed.position(), signed.chain(), signed.time(), "AAAA"),
          with(signed, signed.position(), signed.chain(), signed.time(), "no base64"),
          new Checkpoint(signed.position(), signed.chain(), signed.time(), "0", signed.signature()),
        }) {
      assertThat(forged.isSignedBy(KEY.open())).as(forged.toString()).isFalse();
    }
  }

  @Test
  void a_checkpoint_is_the_same_after_a_way_over_the_topic() {
    var signed = Checkpoint.of(7, new byte[32], AT, KEY);
    var json = EventJson.MAPPER.writeValueAsBytes(signed);
    assertThat(EventJson.MAPPER.readValue(json, Checkpoint.class)).isEqualTo(signed);
  }

  @Test
  void a_key_is_read_as_it_was_written() {
    var read = CheckpointKey.read(KEY.privatePem());
    assertThat(read.id()).isEqualTo(KEY.id()).matches("[0-9a-f]{16}");
    assertThat(CheckpointKey.publicKey(KEY.publicPem())).isEqualTo(KEY.open());
    assertThat(KEY.publicPem()).doesNotContain("PRIVATE");
    assertThat(Checkpoint.of(1, new byte[32], AT, read).isSignedBy(KEY.open())).isTrue();
  }

  @Test
  void a_key_of_openssl_is_read() {
    assertThat(CheckpointKey.read(OF_OPENSSL).publicPem())
        .isEqualTo(OF_OPENSSL.substring(OF_OPENSSL.indexOf("-----BEGIN PUBLIC")));
  }

  @Test
  void what_is_no_key_is_said() {
    assertThatThrownBy(() -> CheckpointKey.read(KEY.publicPem()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PRIVATE KEY");
    assertThatThrownBy(() -> CheckpointKey.publicKey("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PUBLIC KEY");
    var mixed = KEY.privatePem().replace(KEY.publicPem(), CheckpointKey.generate().publicPem());
    assertThatThrownBy(() -> CheckpointKey.read(mixed)).hasMessageContaining("belong together");
  }

  private static Checkpoint with(
      Checkpoint of, long position, String chain, String time, String signature) {
    return new Checkpoint(position, chain, time, of.keyId(), signature);
  }
}
