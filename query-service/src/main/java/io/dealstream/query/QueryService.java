package io.dealstream.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Kafka into read models, read models out as REST and server-sent events, and the page. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class QueryService {

  public static void main(String[] args) {
    SpringApplication.run(QueryService.class, args);
  }
}
