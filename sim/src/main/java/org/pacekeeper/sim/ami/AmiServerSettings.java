package org.pacekeeper.sim.ami;

import java.util.List;
import java.util.Set;

/**
 * How the server is to be run.
 *
 * @param port on 127.0.0.1; 0 for a free one
 * @param speed how many times faster than the clock on the wall the simulated time runs
 * @param epochStartMicros the simulated time of day at the start, for time stamps
 * @param trunks the contexts and endpoints whose numbers are dialed into the world
 * @param phones the contexts whose extensions are agents' phones
 * @param messageSeconds how long a recording takes to play
 * @param sessionsMax beyond which a connection is closed at once
 * @param writeTimeoutMs after which a session that does not read is cut off; wall clock
 * @param pendingBytesMax at which it is cut off at once
 */
public record AmiServerSettings(
    int port,
    double speed,
    long epochStartMicros,
    List<Account> accounts,
    Set<String> trunks,
    Set<String> phones,
    double messageSeconds,
    int sessionsMax,
    int writeTimeoutMs,
    int authTimeoutMs,
    int pendingBytesMax) {

  /** One section of manager.conf. */
  public record Account(String name, String secret, Set<EventClass> read, Set<EventClass> write) {
    public Account {
      read = Set.copyOf(read);
      write = Set.copyOf(write);
    }
  }

  public AmiServerSettings {
    accounts = List.copyOf(accounts);
    trunks = Set.copyOf(trunks);
    phones = Set.copyOf(phones);
    if (!(speed > 0 && speed <= 1_000))
      throw new IllegalArgumentException("speed " + speed + ": expected above 0, at most 1000");
  }

  public AmiServerSettings withMessageSeconds(double seconds) {
    return new AmiServerSettings(
        port,
        speed,
        epochStartMicros,
        accounts,
        trunks,
        phones,
        seconds,
        sessionsMax,
        writeTimeoutMs,
        authTimeoutMs,
        pendingBytesMax);
  }

  /**
   * One account with the rights of the shipped manager.conf, and Asterisk's own limits.
   *
   * @param epochStartMicros see above
   */
  public static AmiServerSettings of(
      int port, double speed, long epochStartMicros, String user, String secret) {
    Account account =
        new Account(
            user,
            secret,
            EventClass.parse("call,user"),
            EventClass.parse("originate,call,reporting"));
    return new AmiServerSettings(
        port,
        speed,
        epochStartMicros,
        List.of(account),
        Set.of("trunk", "carrier"),
        Set.of("agents", "phones"),
        4,
        64,
        5_000,
        5_000,
        16 << 20);
  }
}
