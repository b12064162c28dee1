package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.sim.kernel.RandomStreams;
import org.pacekeeper.sim.replay.Course.Length;
import org.pacekeeper.sim.replay.RecordedCall.Resolution;

/**
 * The people of a recorded campaign. An attempt that was placed meets what it met then, whenever it
 * is placed; what the recording does not show is drawn from what it shows of others. A draw depends
 * on the seed, the lead and the attempt only, so all policies meet the same people. The estimators
 * themselves differ from seed to seed, each call having a random weight (the Bayesian bootstrap,
 * Rubin 1981, Ann. Statist. 9:130-134): so what the journal leaves uncertain shows in the spread
 * over the seeds. Immutable but for {@link #meet}; one thread.
 */
final class People {
  private static final int NO_ANSWER_CAUSE = 19;

  /** Keeps the luck of a verdict apart from others of the same attempt. */
  private static final int VERDICT = 1_000_000;

  private record Attempt(long leadId, int number) {}

  private final Map<Attempt, List<RecordedCall>> recorded = new HashMap<>();
  private final Map<Attempt, Integer> met = new HashMap<>();
  private final RandomStreams.Family outcomeLuck;
  private final RandomStreams.Family talkLuck;
  private final RandomStreams.Family patienceLuck;
  private final RandomStreams.Family wrapLuck;
  private final RandomStreams.Family machineLuck;

  /** Those whom agents talked to though they were taken for machines. */
  private final List<RecordedCall> heardMachine;

  /** What detection said of persons, for those of whom it did not come to say anything. */
  private final List<RecordedCall.PickUp> verdicts;

  private final Resolutions resolutions;
  private final AnswerRate answerRate;
  private final Survival talk;
  private final Survival patience;
  private final Survival wrap;

  /** The typical time to the ringing tone. */
  private final long ringsAfterNs;

  /**
   * @param campaign whose they are
   */
  People(Recording recording, String campaign, long seed) {
    this(recording.calls(), campaign, seed, "replay.");
  }

  /** Those who call from outside. */
  static People callers(Recording recording, String campaign, long seed) {
    return new People(recording.callers(), campaign, seed, "replay.caller.");
  }

  private People(List<RecordedCall> all, String campaign, long seed, String luck) {
    RandomStreams streams = new RandomStreams(seed);
    outcomeLuck = streams.family(luck + "outcome");
    talkLuck = streams.family(luck + "talk");
    patienceLuck = streams.family(luck + "patience");
    wrapLuck = streams.family(luck + "wrap");
    machineLuck = streams.family(luck + "machine");
    List<RecordedCall> calls =
        all.stream().filter(call -> call.campaign().equals(campaign)).toList();
    heardMachine =
        calls.stream()
            .filter(call -> call.pickUp() != null && call.pickUp().heard() == Heard.MACHINE)
            .filter(call -> call.talk() != null)
            .toList();
    verdicts =
        calls.stream()
            .filter(call -> call.pickUp() != null && call.pickUp().heard() != null)
            .filter(RecordedCall::person)
            .map(RecordedCall::pickUp)
            .toList();
    for (RecordedCall call : calls)
      recorded
          .computeIfAbsent(new Attempt(call.leadId(), call.attempt()), a -> new ArrayList<>())
          .add(call);
    double[] weights = new double[all.size()];
    RandomStreams.Family weightLuck = streams.family(luck + "weight");
    for (int i = 0; i < weights.length; i++)
      weights[i] = 1e-6 - StrictMath.log(weightLuck.stream(i, 0).nextPositive());
    resolutions = new Resolutions(calls, weights);
    answerRate = AnswerRate.of(calls, weights);
    talk = survival(calls, weights, call -> call.person() ? call.talk() : null, false);
    patience = survival(calls, weights, RecordedCall::patience, false);
    boolean silent = calls.stream().anyMatch(RecordedCall::wrapEndedByTimer);
    wrap = survival(calls, weights, RecordedCall::wrap, silent);
    long[] rings =
        calls.stream()
            .mapToLong(RecordedCall::ringsAfterNs)
            .filter(ns -> ns >= 0)
            .sorted()
            .toArray();
    ringsAfterNs = rings.length == 0 ? -1 : rings[rings.length / 2];
  }

  private static Survival survival(
      List<RecordedCall> calls,
      double[] weights,
      Function<RecordedCall, Span> of,
      boolean endless) {
    List<Span> spans = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    for (RecordedCall call : calls) {
      Span span = of.apply(call);
      if (span == null) continue;
      spans.add(span);
      their.add(weights[call.index()]);
    }
    return Survival.of(spans, their.stream().mapToDouble(Double::doubleValue).toArray(), endless);
  }

  /**
   * What a dial meets. A lead's attempt that did not count may be repeated: the second time it
   * meets what it met the second time.
   *
   * @param attempt counts from 1
   * @param atNs epoch ns
   * @param ringTimeoutMs 0 for none
   */
  Course meet(long leadId, int attempt, long atNs, int ringTimeoutMs) {
    Attempt key = new Attempt(leadId, attempt);
    int time = met.merge(key, 1, Integer::sum) - 1;
    List<RecordedCall> then = recorded.getOrDefault(key, List.of());
    if (time >= then.size()) return drawn(null, key, atNs, -1);
    RecordedCall call = then.get(time);
    return switch (call.resolution()) {
      case ANSWERED, REFUSED -> course(call, call, false);
      case TIMED_OUT ->
          ringTimeoutMs == call.ringTimeoutMs()
              ? course(call, call, false)
              : ringTimeoutMs > 0 && ringTimeoutMs < call.ringTimeoutMs()
                  ? endless(call)
                  : drawn(call, key, atNs, call.resolved().ns());
      case UNSEEN -> drawn(call, key, atNs, call.resolved().ns());
      case UNSENT -> call.originatedAtNs() == atNs ? unsent(call) : drawn(call, key, atNs, -1);
    };
  }

  private Course drawn(RecordedCall recordedCall, Attempt key, long atNs, long beyondNs) {
    double luck = outcomeLuck.stream(key.leadId, key.number).nextDouble();
    RecordedCall like = resolutions.draw(luck, answerRate.factor(atNs, key.number), beyondNs);
    return like == null
        ? new Course(
            recordedCall,
            null,
            recordedCall == null ? ringsAfterNs : recordedCall.ringsAfterNs(),
            Survival.NEVER,
            false,
            Outcome.NO_ANSWER,
            NO_ANSWER_CAUSE,
            0,
            true)
        : course(recordedCall, like, true);
  }

  private static Course course(RecordedCall recorded, RecordedCall like, boolean drawn) {
    return new Course(
        recorded,
        like,
        recorded == null ? like.ringsAfterNs() : recorded.ringsAfterNs(),
        like.resolved().ns(),
        like.resolution() == Resolution.ANSWERED,
        like.outcome(),
        like.cause(),
        like.sipStatus(),
        drawn);
  }

  /** Its order is lost as it was then. */
  private static Course unsent(RecordedCall call) {
    return new Course(
        call, call, -1, call.resolved().ns(), false, call.outcome(), call.cause(), 0, false);
  }

  private static Course endless(RecordedCall call) {
    return new Course(
        call,
        null,
        call.ringsAfterNs(),
        Survival.NEVER,
        false,
        Outcome.NO_ANSWER,
        NO_ANSWER_CAUSE,
        0,
        false);
  }

  /** How long the callee talks with an agent; a machine is hung up on as it was. */
  Length talk(Course course, long leadId, int attempt) {
    RecordedCall of = course.recorded();
    RecordedCall talker = talker(course, leadId, attempt);
    if (talker != null && !talker.person() && talker.talk() != null)
      return new Length(talker.talk().ns(), course.drawn() || talker != of);
    Span then = of == null || course.drawn() ? null : of.talk();
    Length talks = length(then, talk, talkLuck, leadId, attempt);
    boolean talkedThen = of != null && (of.talk() != null || of.goneAfterNs() >= 0);
    if (talks.ns() == Survival.NEVER && !talkedThen)
      throw new UnreplayableException(
          "the journal shows the end of no conversation, and one is needed that it does not hold");
    return talks;
  }

  /**
   * Who is there for the agent: the one whom the dial met, or for one who was turned away then, by
   * chance one of those whom an agent talked to though they were taken for machines.
   */
  RecordedCall talker(Course course, long leadId, int attempt) {
    RecordedCall like = course.like();
    if (like == null || !like.turnedAway() || heardMachine.isEmpty()) return like;
    double luck = machineLuck.stream(leadId, attempt).nextDouble();
    return heardMachine.get((int) (luck * heardMachine.size()));
  }

  /** What detection makes of one who picks up; null where nobody listens. */
  RecordedCall.PickUp pickUp(Course course, long leadId, int attempt) {
    RecordedCall.PickUp then = course.like().pickUp();
    if (then == null || then.heard() != null || verdicts.isEmpty()) return then;
    double luck = machineLuck.stream(leadId, attempt + VERDICT).nextDouble();
    return verdicts.get((int) (luck * verdicts.size()));
  }

  /** How long a person stays without an agent, from the pick-up; a machine does not hang up. */
  Length patience(Course course, long leadId, int attempt) {
    RecordedCall of = course.recorded();
    RecordedCall like = course.like();
    if (like.turnedAway()) return new Length(Survival.NEVER, false);
    Span then = of == null || course.drawn() ? null : of.patience();
    if (then == null && like.pickUp() != null) then = stayed(like);
    return length(then, patience, patienceLuck, leadId, attempt);
  }

  /** Whoever was there for the verdict stays for it again, whoever hung up before does so again. */
  private static Span stayed(RecordedCall like) {
    return like.pickUp().heard() == null
        ? like.patience()
        : Span.atLeast(like.pickUp().heardAfterNs());
  }

  /** How long the agent wraps up; {@link Survival#NEVER}: until the engine ends it. */
  Length wrap(Course course, long leadId, int attempt) {
    RecordedCall of = course.recorded();
    if (of != null && of.wrapEndedByTimer()) return new Length(Survival.NEVER, false);
    Span then = of == null ? null : of.wrap();
    return length(then, wrap, wrapLuck, leadId, attempt);
  }

  private static Length length(
      Span then, Survival estimator, RandomStreams.Family luck, long leadId, int attempt) {
    if (then != null && then.seen()) return new Length(then.ns(), false);
    double u = luck.stream(leadId, attempt).nextDouble();
    return new Length(estimator.drawNs(u, then == null ? -1 : then.ns()), true);
  }
}
