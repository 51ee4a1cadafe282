package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.Ports;
import io.dealstream.local.signin.PeoplesPasswords;

/** What somebody needs to know about a copy that is ready. */
final class Welcome {

  private Welcome() {}

  static String text(DataFolder data, Ports ports, PeoplesPasswords people) {
    return """

        Dealstream is ready.

          page        %s/
          queries     %s/docs
          commands    %s/docs
          signing in  %s
          PostgreSQL  127.0.0.1:%d
          Kafka       127.0.0.1:%d
          data, logs  %s

        Sign in with one of these names and passwords (kept in %s):

        %s"""
        .formatted(
            ports.queryUrl(),
            ports.queryUrl(),
            ports.commandUrl(),
            ports.issuer(),
            ports.postgres(),
            ports.kafka(),
            data.root(),
            data.signInText(),
            people.text().indent(2));
  }
}
