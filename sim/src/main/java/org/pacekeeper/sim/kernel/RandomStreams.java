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
    return family(name).stream(key, index);
  }

  /** A family of streams whose name is hashed once, for those that are read millions of times. */
  public Family family(String name) {
    return new Family(named(name));
  }

  /** Streams of one name; {@link #stream} gives what {@link RandomStreams#stream} of it gives. */
  public static final class Family {
    private final long hash;

    private Family(long hash) {
      this.hash = hash;
    }

    public RandomStream stream(long key, long index) {
      return new RandomStream(RandomStream.mix(RandomStream.mix(hash ^ key) + index));
    }
  }

  private long named(String name) {
    long hash = RandomStream.mix(seed + 0x9e3779b97f4a7c15L);
    for (int i = 0; i < name.length(); i++) hash = RandomStream.mix(hash + name.charAt(i) + 1);
    return hash;
  }
}
