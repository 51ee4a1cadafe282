package io.dealstream.query.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.edge.Problem;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SignedTest {

  private static final String KEY = "a key of the service, long enough for it";

  @Test
  void a_signature_is_what_others_make_of_the_same() {
    var secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    var message =
        new Message("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}".getBytes(UTF_8));
    var signed = Signed.of(message, secret, Instant.ofEpochSecond(1614265330, 999_000_000));
    assertThat(signed.headers())
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void another_id_time_or_body_is_signed_otherwise() {
    var secret = new Secrets(Room.settings(KEY)).of("w1");
    var at = Instant.ofEpochSecond(1_700_000_000);
    var signature = Signed.of(new Message("e1", "{}".getBytes(UTF_8)), secret, at).signature();
    assertThat(Signed.of(new Message("e2", "{}".getBytes(UTF_8)), secret, at).signature())
        .isNotEqualTo(signature);
    assertThat(Signed.of(new Message("e1", "[]".getBytes(UTF_8)), secret, at).signature())
        .isNotEqualTo(signature);
    assertThat(
            Signed.of(new Message("e1", "{}".getBytes(UTF_8)), secret, at.plusSeconds(1))
                .signature())
        .isNotEqualTo(signature);
  }

  @Test
  void each_webhook_has_a_secret_of_its_own_that_follows_from_the_key() {
    var secrets = new Secrets(Room.settings(KEY));
    assertThat(secrets.of("w1")).hasSize(32).isEqualTo(secrets.of("w1"));
    assertThat(secrets.of("w2")).isNotEqualTo(secrets.of("w1"));
    var others = new Secrets(Room.settings(KEY.replace('a', 'b')));
    assertThat(others.of("w1")).isNotEqualTo(secrets.of("w1"));
    assertThat(secrets.isOf(secrets.print())).isTrue();
    assertThat(secrets.isOf(others.print())).isFalse();
    assertThat(Secrets.spelt(secrets.of("w1"))).startsWith("whsec_");
  }

  @Test
  void without_a_key_nothing_is_made_and_settings_do_not_tell_theirs() {
    var none = new Secrets(Room.settings(null));
    assertThatThrownBy(none::print).isInstanceOf(Problem.class);
    assertThat(none.isOf("anything")).isFalse();
    assertThat(Room.settings(KEY).toString()).doesNotContain(KEY);
    assertThatThrownBy(() -> Room.settings("short")).hasMessageContaining("32");
  }
}
