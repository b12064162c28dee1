package org.pacekeeper.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish, by Ctrl-C or a signal, that the command ends in order. Made on the command's own
 * thread; asked from any, answered once.
 */
public final class StopRequest {
  private final Thread command = Thread.currentThread();
  private final CountDownLatch finished = new CountDownLatch(1);
  private Runnable answer = command::interrupt;
  private boolean requested;

  /** What to do when asked, in place of an interrupt; done at once where it was asked already. */
  public synchronized void answerWith(Runnable newAnswer) {
    answer = newAnswer;
    if (requested) newAnswer.run();
  }

  public synchronized boolean requested() {
    return requested;
  }

  /** Asks for the end. */
  public synchronized void request() {
    if (requested) return;
    requested = true;
    answer.run();
  }

  void finished() {
    finished.countDown();
  }

  /** From now on a signal to the process asks for the end and waits for it, but not for ever. */
  void requestOnSignal(Duration patience) {
    Thread hook =
        new Thread(
            () -> {
              if (finished.getCount() == 0) return;
              request();
              awaitFinish(patience);
            },
            "pacekeeper-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitFinish(Duration patience) {
    try {
      if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS))
        System.err.println(
            "pacekeeper: did not end within "
                + patience.toSeconds()
                + " s of the request; ended now");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
