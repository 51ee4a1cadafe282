package io.dealstream.command.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;
import org.springframework.web.util.WebUtils;

/**
 * Stands around the handlers of all controllers, so that none has to think of keys: who may call is
 * settled by then, and the arguments are read; whose deal it is, is not asked yet.
 */
final class KeyedHandlers implements WebMvcRegistrations {

  private final ObjectProvider<OncePerKey> once;

  KeyedHandlers(ObjectProvider<OncePerKey> once) {
    this.once = once;
  }

  @Override
  public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
    return new RequestMappingHandlerAdapter() {
      @Override
      protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
        var request = request();
        return request == null
            ? super.createInvocableHandlerMethod(handler)
            : new Keyed(handler, request, once.getObject());
      }
    };
  }

  /** Null where it brings no key. */
  private static @Nullable HashedRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes present
        ? WebUtils.getNativeRequest(present.getRequest(), HashedRequest.class)
        : null;
  }

  private static final class Keyed extends ServletInvocableHandlerMethod {

    private final HashedRequest request;
    private final OncePerKey once;

    Keyed(HandlerMethod handler, HashedRequest request, OncePerKey once) {
      super(handler);
      this.request = request;
      this.once = once;
    }

    @Override
    protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
      var key = RequestKey.of(caller(), request.getRequestURI(), request.key());
      Supplier<ResponseEntity<?>> command = () -> invoke(arguments);
      try {
        return readsItsBodyItself()
            ? once.answerAfterwards(key, this::hash, command)
            : once.answer(key, this::hash, command);
      } catch (UncheckedIOException brokenOff) {
        throw brokenOff.getCause(); // who answers it looks for what it is, not for what it is in
      }
    }

    private static String caller() {
      var caller = SecurityContextHolder.getContext().getAuthentication();
      if (caller == null) {
        throw new IllegalStateException("a route that takes keys must not be open to all");
      }
      return caller.getName();
    }

    private boolean readsItsBodyItself() {
      return Arrays.stream(getMethodParameters())
          .anyMatch(parameter -> parameter.getParameterType() == InputStream.class);
    }

    private ResponseEntity<?> invoke(@Nullable Object... arguments) {
      try {
        return Objects.requireNonNull((ResponseEntity<?>) super.doInvoke(arguments));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (RuntimeException failure) {
        throw failure;
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }

    private byte[] hash() {
      try {
        return request.hash();
      } catch (IOException brokenOff) {
        throw new UncheckedIOException(brokenOff);
      }
    }
  }
}
