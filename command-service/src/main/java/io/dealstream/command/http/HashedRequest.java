package io.dealstream.command.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request whose body is hashed while it is read: it may be too long to be held. */
final class HashedRequest extends HttpServletRequestWrapper {

  private final MessageDigest digest;
  private @Nullable Hashed body;
  private byte @Nullable [] hash;

  HashedRequest(HttpServletRequest request) {
    super(request);
    digest = Sha256.begun(Objects.requireNonNullElse(request.getQueryString(), ""));
  }

  String key() {
    return Objects.requireNonNull(getHeader(RequestKey.HEADER));
  }

  /** Of all that was asked for, once the body has been read; what nobody read is read here. */
  byte[] hash() throws IOException {
    var done = hash;
    if (done == null) {
      getInputStream().transferTo(OutputStream.nullOutputStream());
      done = digest.digest();
      hash = done;
    }
    return done;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    var present = body;
    if (present == null) {
      present = new Hashed(super.getInputStream(), digest);
      body = present;
    }
    return present;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private static final class Hashed extends ServletInputStream {

    private final ServletInputStream body;
    private final MessageDigest digest;

    Hashed(ServletInputStream body, MessageDigest digest) {
      this.body = body;
      this.digest = digest;
    }

    @Override
    public int read() throws IOException {
      var next = body.read();
      if (next >= 0) {
        digest.update((byte) next);
      }
      return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      var n = body.read(into, from, length);
      if (n > 0) {
        digest.update(into, from, n);
      }
      return n;
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
