package io.dealstream.bench;

import io.dealstream.command.deal.OurDeals;
import io.dealstream.testing.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** The same service from outside: connections that stay, a signed token with each request. */
final class OverHttp implements DealsUnderLoad {

  private static final int CONNECTIONS = 512;

  private final OurDeals service;
  private final HttpHost host;
  private final String token = "Bearer " + TestIssuer.shared().admin();
  private final CloseableHttpClient client =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(CONNECTIONS)
                  .setMaxConnTotal(CONNECTIONS)
                  .build())
          .disableAutomaticRetries()
          .disableCookieManagement()
          .disableAuthCaching()
          .disableContentCompression()
          .build();

  OverHttp(OurDeals service) {
    this.service = service;
    this.host = new HttpHost("127.0.0.1", service.port());
  }

  @Override
  public String name() {
    return "dealstream over HTTP";
  }

  @Override
  public void open(String id) {
    send(
        "/api/deals",
        """
        {"id": "%s", "pipelineId": "default", "name": "A deal's name of plausible length", \
        "stageId": "%s", "owner": "rep-17", "team": "north", "source": "inbound"}\
        """
            .formatted(id, Stages.FIRST));
  }

  @Override
  public void move(String id, String stage) {
    send("/api/deals/" + id + "/move", "{\"stageId\": \"" + stage + "\"}");
  }

  private void send(String path, String body) {
    var request = new HttpPost(path);
    request.setHeader("Authorization", token);
    request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    try {
      client.execute(
          host,
          request,
          answer -> {
            var said = EntityUtils.toString(answer.getEntity());
            if (answer.getCode() >= 300) {
              throw new IllegalStateException(answer.getCode() + " " + said);
            }
            return said;
          });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void settle() throws Exception {
    service.settle();
  }

  /** The service belongs to the other side. */
  @Override
  public void close() throws IOException {
    client.close();
  }
}
