package io.dealstream.query.live;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the kernel has taken for a slow reader can no longer be replaced by something newer, so it
 * is not let to take megabytes.
 */
@Component
class SmallSendBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final int BYTES = 64 * 1024;

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addConnectorCustomizers(
        connector -> connector.setProperty("socket.txBufSize", Integer.toString(BYTES)));
  }
}
