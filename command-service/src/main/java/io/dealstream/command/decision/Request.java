package io.dealstream.command.decision;

import org.jspecify.annotations.Nullable;

/**
 * A command as somebody sends it.
 *
 * @param ifMatch the version the caller has seen; null for whichever is there
 */
public record Request<C>(C command, Basis basis, Reach reach, @Nullable Long ifMatch) {

  /**
   * @param version null where there is nothing yet
   * @throws Refused where it is no longer as the caller saw it
   */
  public void checkVersion(@Nullable Long version) {
    if (ifMatch != null && version != null && !ifMatch.equals(version)) {
      throw Refused.movedOn(version);
    }
  }
}
