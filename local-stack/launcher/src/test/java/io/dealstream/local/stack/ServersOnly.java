package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.Ports;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;

/** A copy without the services, for the tests of what keeps the others running. */
final class ServersOnly {

  private ServersOnly() {}

  /**
   * @param args the data folder, the base of the ports
   */
  public static void main(String[] args) throws Exception {
    var data = new DataFolder(Path.of(args[0]));
    var wish = new Wish(data, Ports.from(Integer.parseInt(args[1])), false, false, null);
    try {
      SupervisorLog.keepIn(data);
      Supervisor.run(
          wish,
          Terminal.log(),
          (_, _, passwords) ->
              List.of(
                  new PostgresPart(data, wish.ports().postgres(), passwords),
                  new BrokerPart(data, wish.ports().kafka())));
    } catch (Refusal refused) {
      System.err.println(refused.line());
    }
    System.exit(1);
  }
}
