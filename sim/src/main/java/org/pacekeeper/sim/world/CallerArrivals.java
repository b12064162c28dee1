package org.pacekeeper.sim.world;

import org.pacekeeper.sim.kernel.RandomStream;

/**
 * When people call from outside: a Poisson process whose rate may change (thinning: Lewis and
 * Shedler 1979). Each caller's luck depends on the seed and on how many came before only.
 * Calendar's thread.
 */
final class CallerArrivals {
  private static final double HOUR_NS = 3_600e9;

  /** Ten digits of a range that is reserved for fiction. */
  private static final long FIRST_NUMBER = 12_025_550_100L;

  private static final int NUMBERS = 100;

  private final CallerSettings who;
  private final World world;
  private final RandomStream arrivals;
  private final double peakPerNs;
  private long count;

  CallerArrivals(CallerSettings who, World world) {
    this.who = who;
    this.world = world;
    arrivals = world.streams().stream("caller.arrival");
    peakPerNs = who.perHour() * who.factorMax() / HOUR_NS;
  }

  void begin() {
    if (peakPerNs > 0) next();
  }

  private void next() {
    double waitNs = -StrictMath.log(arrivals.nextPositive()) / peakPerNs;
    world.calendar().after(Math.round(waitNs), this::perhaps);
  }

  private void perhaps() {
    double perNs = who.perHour() * who.factorAt().applyAsDouble(world.calendar().nowNs()) / HOUR_NS;
    if (arrivals.nextDouble() * peakPerNs < perNs) arrive();
    next();
  }

  private void arrive() {
    RandomStream luck = world.streams().stream("caller.person", ++count, 0);
    long patienceNs = Seconds.toNanos(who.patienceSeconds().sample(luck));
    long talkNs = Seconds.toNanos(who.talkSeconds().sample(luck));
    boolean withheld = luck.nextDouble() < who.withheldFraction();
    String number = withheld ? "" : Long.toString(FIRST_NUMBER + count % NUMBERS);
    world.call(new CallerPlan(who.called(), number, patienceNs, talkNs));
  }
}
