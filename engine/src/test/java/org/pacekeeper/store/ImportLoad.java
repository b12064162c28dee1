package org.pacekeeper.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Imports generated lists in a process of its own and prints how long each took and the peak of the
 * heap. Arguments: database address, user, password, folder, rows, rounds.
 */
final class ImportLoad {
  /** Ranges of ten thousand numbers each that are reserved for fiction, in France and Australia. */
  private static final List<String> PREFIXES =
      List.of(
          "+3319900",
          "+3326191",
          "+3335301",
          "+3346571",
          "+3353649",
          "+6125550",
          "+6135550",
          "+6175550",
          "+6185550",
          "+6127010");

  private ImportLoad() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[3]);
    int rows = Integer.parseInt(args[4]);
    int rounds = Integer.parseInt(args[5]);
    Path file = write(folder.resolve("load.csv"), rows);
    try (Database database = Database.open(new StoreSettings(args[0], args[1], args[2]))) {
      LeadImport leadImport = new LeadImport(database);
      for (int round = 1; round <= rounds; round++) {
        long startNs = System.nanoTime();
        ImportResult result =
            leadImport.run(file, ImportOptions.of("load" + round), 1, ImportProgress.NONE);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        System.out.printf(
            "round=%d rows=%d good=%d seconds=%.2f peakHeapMb=%d%n",
            round, result.rowsRead(), result.good(), seconds, peakHeapMb());
      }
    }
  }

  private static Path write(Path file, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("phone,first_name,last_name,company,email,external_id,city,product\n");
      for (int i = 0; i < rows; i++) {
        String phone = PREFIXES.get(i % PREFIXES.size()) + String.format("%04d", i / 10 % 10_000);
        out.write(phone + ",First" + i + ",Last" + i + ",Company " + i % 997 + ",p" + i);
        out.write("@mail.example,crm-" + i + ",City " + i % 89 + ",product " + i % 7 + "\n");
      }
    }
    return file;
  }

  private static long peakHeapMb() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        >> 20;
  }
}
