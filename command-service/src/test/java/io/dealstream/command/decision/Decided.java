package io.dealstream.command.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Supplier;

/** What came of a command, to be compared with what should have. */
public record Decided<E>(Supplier<List<E>> decide) {

  @SafeVarargs
  public final void then(E... expected) {
    assertThat(decide.get()).containsExactly(expected);
  }

  public <T extends E> T thenOne(Class<T> type) {
    var events = decide.get();
    assertThat(events).singleElement().isInstanceOf(type);
    return type.cast(events.getFirst());
  }

  public void thenNothing() {
    assertThat(decide.get()).isEmpty();
  }

  public void thenRefused(String rule, String field) {
    var refused = catchThrowableOfType(Refused.class, decide::get);
    assertThat(refused).as("a refusal").isNotNull();
    assertThat(refused.refusal().rule()).isEqualTo(rule);
    assertThat(refused.refusal().field()).isEqualTo(field);
  }
}
