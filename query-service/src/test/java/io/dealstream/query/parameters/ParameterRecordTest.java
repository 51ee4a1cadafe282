package io.dealstream.query.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

class ParameterRecordTest {

  private record Asked(@Nullable String owner, @Nullable String stage, @Nullable String q) {}

  private record Strict(@Nullable String day) {
    private Strict {
      if (day != null) {
        throw new IllegalArgumentException("no day: " + day);
      }
    }
  }

  private record Counted(int limit) {}

  private final ParameterRecord records = new ParameterRecord();
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void each_parameter_is_found_by_the_name_of_its_component_and_is_null_where_it_is_not_given()
      throws Exception {
    request.addParameter("q", "");
    request.addParameter("owner", "rita");
    request.addParameter("elsewhere", "unseen");

    assertThat(read("asked")).isEqualTo(new Asked("rita", null, ""));
  }

  @Test
  void one_that_is_given_twice_is_one_text_that_fits_nothing() throws Exception {
    request.addParameter("stage", "pitch", "closing");

    assertThat(read("asked")).isEqualTo(new Asked(null, "pitch,closing", null));
  }

  @Test
  void a_refusal_of_the_record_itself_is_passed_on() {
    request.addParameter("day", "soon");

    assertThatThrownBy(() -> read("strict"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no day: soon");
  }

  @Test
  void only_what_is_a_record_of_texts_and_said_to_be_of_parameters_is_read_so() {
    assertThat(Stream.of("asked", "strict").allMatch(this::isRead)).isTrue();
    assertThat(Stream.of("counted", "text", "body").noneMatch(this::isRead)).isTrue();
  }

  private Object read(String name) throws Exception {
    return records.resolveArgument(argument(name), null, new ServletWebRequest(request), null);
  }

  private boolean isRead(String name) {
    return records.supportsParameter(argument(name));
  }

  private static MethodParameter argument(String name) {
    var method =
        Stream.of(Controller.class.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return new MethodParameter(method, 0);
  }

  @SuppressWarnings("unused")
  private interface Controller {
    void asked(@ParameterObject Asked asked);

    void strict(@ParameterObject Strict strict);

    void counted(@ParameterObject Counted counted);

    void text(@ParameterObject String text);

    void body(Asked asked);
  }
}
