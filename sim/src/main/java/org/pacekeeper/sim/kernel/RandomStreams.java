package org.pacekeeper.sim.kernel;

/**
 * Streams of chance by name: one for every cause, so that drawing more of one changes nothing in
 * another. A stream depends on the seed, its name and its keys and on nothing else, in particular
 * not on when or how often it was asked for.
 */
public record RandomStreams(long seed) {

  /** A new reading of the named stream, from its beginning. */
  public RandomStream stream(String name) {
    return new RandomStream(named(name));
  }

  /** One of a family of streams, for instance one for every attempt at every lead. */
  public RandomStream stream(String name, long key, long index) {
    return new RandomStream(RandomStream.mix(RandomStream.mix(named(name) ^ key) + index));
  }

  private long named(String name) {
    long hash = RandomStream.mix(seed + 0x9e3779b97f4a7c15L);
    for (int i = 0; i < name.length(); i++) hash = RandomStream.mix(hash + name.charAt(i) + 1);
    return hash;
  }
}
