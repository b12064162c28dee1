package org.pacekeeper.predict;

import java.util.ArrayList;
import java.util.List;

/**
 * How estimators are written down and read back: one after the other into one list of numbers. A
 * reader that meets another length than was written is told so before anything is taken. One
 * thread.
 */
public final class Memory {
  private static final long S = 1_000_000_000L;

  private final List<Double> numbers;
  private int at;

  private Memory(List<Double> numbers) {
    this.numbers = numbers;
  }

  /** An empty one, to write to. */
  public static Memory blank() {
    return new Memory(new ArrayList<>());
  }

  /** One that was written, to read from its beginning. */
  public static Memory of(List<Double> written) {
    return new Memory(written);
  }

  public void put(double value) {
    numbers.add(value);
  }

  public void put(double[] values) {
    for (double value : values) numbers.add(value);
  }

  /** A time in ns has more digits than a double: in two parts. */
  public void putNs(long ns) {
    put(Math.floorDiv(ns, S));
    put(Math.floorMod(ns, S));
  }

  public long takeNs() {
    long seconds = (long) take();
    return seconds * S + (long) take();
  }

  /** Whether anything is left to take. */
  public boolean hasMore() {
    return at < numbers.size();
  }

  public double take() {
    return numbers.get(at++);
  }

  public void take(double[] into) {
    for (int i = 0; i < into.length; i++) into[i] = numbers.get(at++);
  }

  public List<Double> written() {
    return numbers;
  }
}
