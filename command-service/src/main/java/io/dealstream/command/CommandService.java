package io.dealstream.command;

import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes commands over HTTP and turns them into events. */
@SpringBootApplication(
    exclude = {
      // Brings Axon's own tables, for sagas, tokens and dead letters: none of them is used.
      JdbcAutoConfiguration.class,
      // Reports usage to its makers: nothing here calls out.
      UpdateCheckerAutoConfiguration.class
    })
public class CommandService {

  public static void main(String[] args) {
    SpringApplication.run(CommandService.class, args);
  }
}
