package org.pacekeeper.comply;

/**
 * A rule's answer.
 *
 * @param reason for people; empty when allowed
 * @param source where the limit comes from; empty when allowed
 */
public record Verdict(boolean allowed, String reason, String source) {
  public static final Verdict ALLOWED = new Verdict(true, "", "");

  public static Verdict refused(String reason, String source) {
    return new Verdict(false, reason, source);
  }
}
