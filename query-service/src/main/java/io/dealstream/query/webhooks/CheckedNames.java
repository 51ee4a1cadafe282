package io.dealstream.query.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names, and refuses what they must not lead to. The client connects to the very addresses
 * that were looked at here: a name that leads elsewhere the next time gains nothing by it.
 */
final class CheckedNames implements DnsResolver {

  /** Finds the addresses of a name, or those a literal stands for. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /** The name leads to where nothing may be sent. */
  static final class NotPublic extends UnknownHostException {

    NotPublic(String host) {
      super(host + " leads to an address that is not public");
    }
  }

  private final Lookup lookup;
  private final boolean allowPrivate;

  CheckedNames(Lookup lookup, boolean allowPrivate) {
    this.lookup = lookup;
    this.allowPrivate = allowPrivate;
  }

  /**
   * @throws NotPublic where any of the addresses is not the public internet's
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found = lookup.of(withoutBrackets(host));
    if (!allowPrivate) {
      for (var address : found) {
        if (!PublicAddress.is(address)) {
          throw new NotPublic(host);
        }
      }
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
