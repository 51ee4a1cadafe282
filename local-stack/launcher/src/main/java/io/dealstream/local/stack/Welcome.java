package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.signin.PeoplesPasswords;
import java.net.URI;

/** What somebody needs to know about a copy that is ready. */
final class Welcome {

  private Welcome() {}

  static String text(DataFolder data, RunningCopy copy, PeoplesPasswords people) {
    var ports = copy.ports();
    return """

        Dealstream is ready.

          page        %s/
          queries     %s/docs
          commands    %s/docs
          signing in  %s
          PostgreSQL  %s
          Kafka       %s
          data, logs  %s

        Sign in with one of these names and passwords (kept in %s):

        %s"""
        .formatted(
            ports.queryUrl(),
            ports.queryUrl(),
            ports.commandUrl(),
            ports.issuer(),
            URI.create(copy.jdbc().substring("jdbc:".length())).getAuthority(),
            copy.kafka(),
            data.root(),
            data.signInText(),
            people.text().indent(2));
  }
}
