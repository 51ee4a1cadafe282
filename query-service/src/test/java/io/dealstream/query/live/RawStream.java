package io.dealstream.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.query.support.Service;
import io.dealstream.testing.TestIssuer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A stream as it comes over its connection. */
final class RawStream {

  private static final int PATIENCE_MS = 30_000;

  private RawStream() {}

  /**
   * @param receiveBuffer bytes; the kernel rounds them up
   */
  static Socket ask(Service service, String path, int receiveBuffer) throws IOException {
    var uri = service.uri(path);
    var socket = new Socket();
    socket.setReceiveBufferSize(receiveBuffer);
    socket.setSoTimeout(PATIENCE_MS);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    var request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, uri.getAuthority(), TestIssuer.shared().rep("rita"));
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }
}
