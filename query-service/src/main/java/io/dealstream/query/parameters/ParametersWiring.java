package io.dealstream.query.parameters;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has controllers' records of parameters read by {@link ParameterRecord}. */
@Configuration(proxyBeanMethods = false)
class ParametersWiring implements WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ParameterRecord());
  }
}
