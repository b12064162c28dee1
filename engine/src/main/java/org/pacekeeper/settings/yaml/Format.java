package org.pacekeeper.settings.yaml;

import java.util.Optional;
import java.util.function.Function;

/**
 * How a scalar is written: what is admissible, said in words, and the parser that decides.
 *
 * @param expected ends the sentence "expected …"
 * @param example an admissible text; its value stands in for a wrong one until all problems are
 *     reported
 * @param confidential whether a wrong text must not be repeated in the complaint about it
 * @param parser empty for what is not admissible
 */
public record Format<T>(
    String expected, String example, boolean confidential, Function<String, Optional<T>> parser) {

  public Format(String expected, String example, Function<String, Optional<T>> parser) {
    this(expected, example, false, parser);
  }

  /**
   * @throws IllegalArgumentException when the example is not admissible itself
   */
  public Format {
    if (parser.apply(example).isEmpty())
      throw new IllegalArgumentException(
          "example '" + example + "' of a format: expected " + expected);
  }

  public Optional<T> parse(String text) {
    return parser.apply(text);
  }

  /** The value of the example. */
  T placeholder() {
    return parser.apply(example).orElseThrow();
  }

  /** For the end of an error message. */
  String expectation() {
    return "expected " + expected + ", for instance " + example;
  }
}
