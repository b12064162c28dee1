package org.pacekeeper.sim.kernel;

/**
 * A stream of chance that repeats from its seed on every machine: SplitMix64 (Steele, Lea, Flood
 * 2014), and StrictMath where a logarithm is needed. One thread.
 */
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private long state;

  RandomStream(long seed) {
    state = seed;
  }

  /** All 64 bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in [0,1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in (0,1]: safe to take the logarithm of. */
  public double nextPositive() {
    return 1 - nextDouble();
  }

  /** Standard normal (Box and Muller 1958, one of the pair). */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(nextPositive()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /** A bijection of the 64-bit numbers that leaves no pattern of its argument visible. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
