package io.dealstream.edge;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The caller as an argument, refusals as problem details, bodies of a sane size, strict JSON. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@Import({Problems.class, ProblemPage.class})
public class EdgeWeb {

  @Bean
  WebMvcConfigurer callerArgument() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
      }
    };
  }

  /** After the security filters: who may not call at all is not told about sizes. */
  @Bean
  BodyLimit bodyLimit(JsonMapper json) {
    return new BodyLimit(new ProblemWriter(json));
  }

  @Bean
  WholeAnswers wholeAnswers() {
    return new WholeAnswers();
  }

  @Bean
  JsonMapperBuilderCustomizer strictJson() {
    return StrictJson::set;
  }
}
