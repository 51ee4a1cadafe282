package io.dealstream.local.terminal;

import java.io.PrintStream;

/**
 * Where progress is shown. On a terminal a last line that changes, below lines that stay; in a log
 * only the lines that stay.
 */
public final class Terminal {

  private static final String CLEAR_LINE = "\r\033[K";

  // A line longer than the window is cut: once wrapped, it could not be taken away again.
  private static final String NO_WRAP = "\033[?7l";
  private static final String WRAP = "\033[?7h";

  private final PrintStream out;
  private final boolean interactive;
  private boolean changing;

  private Terminal(PrintStream out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  /** Standard output, as the shell that started this sees it. */
  public static Terminal standard() {
    return new Terminal(System.out, Boolean.getBoolean("dealstream.terminal"));
  }

  /** For a process that no terminal belongs to. */
  public static Terminal log() {
    return new Terminal(System.out, false);
  }

  public boolean interactive() {
    return interactive;
  }

  /** A line that stays. */
  public synchronized void say(String line) {
    settle();
    out.println(line);
    out.flush();
  }

  /** The line that changes; nothing in a log. */
  public synchronized void show(String line) {
    if (interactive) {
      out.print(CLEAR_LINE + NO_WRAP + line + WRAP);
      out.flush();
      changing = true;
    }
  }

  /** Takes the changing line away. */
  public synchronized void settle() {
    if (changing) {
      out.print(CLEAR_LINE);
      out.flush();
      changing = false;
    }
  }
}
