package org.pacekeeper.sim.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pacekeeper.asterisk.AsteriskPbx;
import org.pacekeeper.asterisk.AsteriskTimings;
import org.pacekeeper.asterisk.NodeStatus;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.core.EventSink;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.OriginateTaken;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.contract.EventLog;

/**
 * How fast the adapter and a real Asterisk are together, on this machine, both on its cores. Prints
 * figures; fails when a call was lost.
 */
@Tag("load")
class AsteriskLoadTest {
  private static final int CONNECTS = 500;

  /** For how long each rate is held; the system property {@code pacekeeper.load.seconds}. */
  private static final int SECONDS = Integer.getInteger("pacekeeper.load.seconds", 10);

  @TempDir Path instance;
  private RealAsterisk asterisk;
  private EventLog events;
  private AsteriskPbx pbx;
  private int lastSequence;

  @BeforeEach
  void start() throws Exception {
    asterisk = RealAsterisk.start(instance);
    events = new EventLog();
  }

  @AfterEach
  void stop() {
    pbx.close();
    asterisk.close();
  }

  @Test
  void connectsAnAnsweredCallee() {
    startPbx(events);
    long leg = LegId.of(1, ++lastSequence);
    pbx.send(new PbxCommand.CallAgent("pbx1", leg, "anna", asterisk.phone(1001), 5_000));
    events.await(AgentLegUp.class, e -> true);
    Histogram micros = new Histogram(3);
    for (int i = 0; i < CONNECTS; i++) {
      int from = events.size();
      long call = originate(asterisk.callee(1, 0, 999));
      events.await(from, CallAnswered.class, e -> e.callId() == call);
      long startNs = System.nanoTime();
      pbx.send(new PbxCommand.Connect("pbx1", call, "anna", leg));
      events.await(from, CallConnected.class, e -> e.callId() == call);
      micros.recordValue((System.nanoTime() - startNs) / 1_000);
      pbx.send(new PbxCommand.Hangup("pbx1", call, "test"));
      events.await(from, CallHungUp.class, e -> e.callId() == call);
    }
    print("connect, answer reported to connection reported, µs", micros);
  }

  /** The system property {@code pacekeeper.load.rates}, calls a second, by commas. */
  static IntStream rates() {
    String rates = System.getProperty("pacekeeper.load.rates", "50,100,150,200,250,300");
    return Arrays.stream(rates.split(",")).mapToInt(Integer::parseInt);
  }

  /** Open loop: what is late is measured from when it should have been sent. */
  @ParameterizedTest
  @MethodSource("rates")
  void losesNoCallAt(int originatesPerSecond) throws Exception {
    Counting counting = new Counting();
    startPbx(counting);
    int calls = originatesPerSecond * SECONDS;
    long[] intendedNs = new long[calls + 1];
    counting.intendedNs = intendedNs;
    Duration asteriskCpu = cpu(asterisk.process());
    Duration ownCpu = cpu(ProcessHandle.current());
    long startNs = System.nanoTime();
    for (int i = 1; i <= calls; i++) {
      intendedNs[i] = startNs + i * 1_000_000_000L / originatesPerSecond;
      while (System.nanoTime() < intendedNs[i]) LockSupport.parkNanos(50_000);
      originate(asterisk.callee(1, 2, 5));
    }
    counting.awaitEnds(calls);
    print(originatesPerSecond + "/s, due to taken, µs", counting.taken);
    print(originatesPerSecond + "/s, due to ringing, µs", counting.ringing);
    System.out.printf(
        Locale.ROOT,
        "%d/s for %d s, CPU a call, ms: Asterisk %.2f, this JVM %.2f%n",
        originatesPerSecond,
        SECONDS,
        cpu(asterisk.process()).minus(asteriskCpu).toNanos() / 1e6 / calls,
        cpu(ProcessHandle.current()).minus(ownCpu).toNanos() / 1e6 / calls);
    NodeStatus status = pbx.status().get(0);
    System.out.println(status);
    assertThat(counting.ends).isEqualTo(calls);
    assertThat(counting.failed).isZero();
    assertThat(status.eventsDropped()).isZero();
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void startPbx(EventSink sink) {
    pbx =
        new AsteriskPbx(
            List.of(asterisk.node()),
            event -> {
              events.append(event);
              return sink == events ? 0 : sink.append(event);
            },
            AsteriskTimings.defaults());
    pbx.start();
    events.await(NodeReconciled.class, e -> true);
  }

  private long originate(String dialString) {
    long id = LegId.of(1, ++lastSequence);
    pbx.send(
        new PbxCommand.Originate(
            "pbx1",
            "trunk",
            id,
            "c",
            id,
            1,
            PhoneNumber.of("+12025550123"),
            dialString,
            "",
            20_000,
            30_000,
            "vm-goodbye"));
    return id;
  }

  private static void print(String what, Histogram micros) {
    System.out.printf(
        Locale.ROOT,
        "%s: n %d, p50 %d, p90 %d, p99 %d, max %d%n",
        what,
        micros.getTotalCount(),
        micros.getValueAtPercentile(50),
        micros.getValueAtPercentile(90),
        micros.getValueAtPercentile(99),
        micros.getMaxValue());
  }

  /** Keeps figures, not events. */
  private static final class Counting implements EventSink {
    private final Histogram ringing = new Histogram(3);
    private final Histogram taken = new Histogram(3);
    private volatile long[] intendedNs;
    private int ends;
    private int failed;

    @Override
    public synchronized long append(Event event) {
      if (event instanceof OriginateTaken e)
        taken.recordValue((System.nanoTime() - intendedNs[(int) e.callId()]) / 1_000);
      else if (event instanceof CallRinging e)
        ringing.recordValue((System.nanoTime() - intendedNs[(int) e.callId()]) / 1_000);
      else if (event instanceof CallHungUp) ends++;
      else if (event instanceof CallFailed) failed++;
      notifyAll();
      return 0;
    }

    private synchronized void awaitEnds(int calls) throws InterruptedException {
      long deadlineNs = System.nanoTime() + 30_000_000_000L;
      while (ends + failed < calls) {
        long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0) return;
        wait(leftMs);
      }
    }
  }
}
