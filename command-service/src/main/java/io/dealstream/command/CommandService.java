package io.dealstream.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes commands over HTTP and turns them into events. */
@SpringBootApplication
public class CommandService {

  public static void main(String[] args) {
    SpringApplication.run(CommandService.class, args);
  }
}
