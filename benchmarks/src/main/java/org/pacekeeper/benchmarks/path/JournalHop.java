package org.pacekeeper.benchmarks.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.wire.DocumentContext;
import org.HdrHistogram.Histogram;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.journal.EventReader;
import org.pacekeeper.journal.JournalSettings;
import org.pacekeeper.journal.JournalSettings.Roll;
import org.pacekeeper.journal.JournalSettings.Sync;
import org.pacekeeper.journal.Journals;

/**
 * One hop through the event journal: from the moment an append was due to the moment another thread
 * has the event, beside the same hop through bare Chronicle Queue documents of the same size. The
 * two alternate in one run; what counts is their ratio, since the tails are the machine's.
 *
 * <p>Arguments: rate per second (20000), seconds of one round (2), rounds (5). The first round of
 * each is warm-up and not counted.
 */
public final class JournalHop {
  private static final AgentLoggedIn EVENT =
      new AgentLoggedIn("agent-0001", "us-sales", "node-1", "PJSIP/agent-0001");

  /** What the frame around that event comes to. */
  private static final int DOCUMENT_BYTES = 92;

  private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

  private final long intervalNs;
  private final int count;

  private JournalHop(long perSecond, long seconds) {
    intervalNs = 1_000_000_000L / perSecond;
    count = Math.toIntExact(perSecond * seconds);
  }

  /**
   * @param args see the class
   * @throws IOException when the folder for the journals cannot be made or cleared
   * @throws InterruptedException when the run is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    long perSecond = args.length > 0 ? Long.parseLong(args[0]) : 20_000;
    long seconds = args.length > 1 ? Long.parseLong(args[1]) : 2;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    Path folder = Files.createTempDirectory("journal-hop");
    try {
      new JournalHop(perSecond, seconds).run(folder, rounds);
    } finally {
      delete(folder);
    }
  }

  private void run(Path folder, int rounds) throws InterruptedException {
    JournalSettings settings =
        new JournalSettings(folder.resolve("journal"), Sync.NONE, 0, Roll.DAILY, 0);
    Histogram ours = new Histogram(3);
    Histogram floor = new Histogram(3);
    try (Journals journals = Journals.open(settings, () -> System.currentTimeMillis() * 1_000_000);
        EventReader reader = journals.events().reader(1);
        ChronicleQueue bare =
            ChronicleQueue.singleBuilder(folder.resolve("bare"))
                .rollCycle(RollCycles.FAST_DAILY)
                .build();
        ExcerptAppender appender = bare.createAppender();
        ExcerptTailer tailer = bare.createTailer()) {
      appender.singleThreadedCheckDisabled(true);
      tailer.singleThreadedCheckDisabled(true);
      byte[] in = new byte[DOCUMENT_BYTES];
      byte[] out = new byte[DOCUMENT_BYTES];
      for (int round = 0; round < rounds; round++) {
        Histogram ofJournal =
            hop(i -> journals.events().append(EVENT), () -> reader.poll() != null);
        Histogram ofBare = hop(i -> write(appender, out), () -> read(tailer, in));
        if (round == 0) continue;
        ours.add(ofJournal);
        floor.add(ofBare);
      }
    }
    report(ours, floor);
  }

  private static void write(ExcerptAppender appender, byte[] bytes) {
    try (DocumentContext document = appender.writingDocument()) {
      document.wire().bytes().write(bytes);
    }
  }

  private static boolean read(ExcerptTailer tailer, byte[] bytes) {
    try (DocumentContext document = tailer.readingDocument()) {
      if (!document.isPresent()) return false;
      document.wire().bytes().read(bytes);
      return true;
    }
  }

  /** One thread sends at fixed moments, whatever became of those before; this one receives. */
  private Histogram hop(LongConsumer send, BooleanSupplier receive) throws InterruptedException {
    long startNs = System.nanoTime() + 10_000_000;
    Thread sender =
        new Thread(
            () -> {
              for (int i = 0; i < count; i++) {
                long dueNs = startNs + i * intervalNs;
                while (System.nanoTime() < dueNs) Thread.onSpinWait();
                send.accept(i);
              }
            },
            "sender");
    sender.start();
    Histogram latency = new Histogram(3);
    for (int i = 0; i < count; i++) {
      while (!receive.getAsBoolean()) Thread.onSpinWait();
      latency.recordValue(Math.max(1, System.nanoTime() - (startNs + i * intervalNs)));
    }
    sender.join();
    return latency;
  }

  private void report(Histogram ours, Histogram floor) {
    System.out.printf(
        Locale.ROOT,
        "JDK %s, %d processors, %d/s, %d hops each, microseconds%n",
        Runtime.version().feature(),
        Runtime.getRuntime().availableProcessors(),
        1_000_000_000L / intervalNs,
        ours.getTotalCount());
    System.out.printf("%10s %12s %12s %8s%n", "percentile", "journal", "bare", "ratio");
    for (double percentile : PERCENTILES) {
      double journal = ours.getValueAtPercentile(percentile) / 1e3;
      double bare = floor.getValueAtPercentile(percentile) / 1e3;
      System.out.printf(
          Locale.ROOT,
          "%10s %12.2f %12.2f %8.2f%n",
          percentile == 100 ? "max" : percentile,
          journal,
          bare,
          journal / bare);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found.forEach(paths::add);
    }
    for (int i = paths.size() - 1; i >= 0; i--) Files.delete(paths.get(i));
  }
}
