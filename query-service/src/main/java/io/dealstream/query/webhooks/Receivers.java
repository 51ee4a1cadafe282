package io.dealstream.query.webhooks;

import io.dealstream.edge.Problem;
import io.dealstream.query.webhooks.CheckedNames.NotPublic;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Which addresses may be asked to be told. Looked at again each time something is sent. */
final class Receivers {

  private static final int LONGEST = 2_048;
  private static final int HIGHEST_PORT = 65_535;

  private final CheckedNames names;
  private final boolean allowHttp;

  Receivers(CheckedNames names, boolean allowHttp) {
    this.names = names;
    this.allowHttp = allowHttp;
  }

  /**
   * @throws Problem 400 where it is no address of a receiver, 422 where none may be there
   */
  URI checked(@Nullable String url) {
    if (url == null) {
      throw Problem.malformed("missing-field", "url", "it is needed");
    }
    var checked = parsed(url);
    if (checked.getScheme().equalsIgnoreCase("http") && !allowHttp) {
      throw Problem.refused("https-required", "url", "events are sent by https alone");
    }
    try {
      var _ = names.resolve(checked.getHost());
    } catch (NotPublic e) {
      throw Problem.refused("private-address", "url", "it leads to no public address");
    } catch (UnknownHostException e) {
      throw Problem.refused("unknown-host", "url", "its host has no address");
    }
    return checked;
  }

  private static URI parsed(String url) {
    try {
      var uri = new URI(url);
      var scheme = uri.getScheme();
      if (url.length() <= LONGEST
          && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
          && uri.getHost() != null
          && uri.getPort() != 0
          && uri.getPort() <= HIGHEST_PORT
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && uri.toASCIIString().equals(url)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static Problem malformed() {
    return Problem.malformed(
        "malformed-url",
        "url",
        "an address like https://example.com/path, without user, password or fragment");
  }
}
