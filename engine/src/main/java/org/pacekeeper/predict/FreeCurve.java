package org.pacekeeper.predict;

/**
 * Forecast of agents: the chance that one who talks, or wraps up, is free again within a time from
 * now, given how long it has lasted. Of a talk, the wrap-up behind it counts too. Made anew from
 * the hazards now and then; asking costs a look-up.
 */
public final class FreeCurve {
  private static final double STEP_S = 0.5;

  /** Two minutes: beyond any ring. */
  private static final int STEPS = 240;

  private final double[] talkLasts = new double[PhaseHazard.STRETCHES];
  private final double[] wrapLasts = new double[PhaseHazard.STRETCHES];
  private final double[] talkSurvival = new double[STEPS + 1];
  private final double[] wrapSurvival = new double[STEPS + 1];

  /** Whether elapsed time is used; without, every phase is taken for exponential. */
  private final boolean byElapsed;

  public FreeCurve(boolean byElapsed) {
    this.byElapsed = byElapsed;
  }

  /**
   * To be called before that of talks, which it is a part of.
   *
   * @param withinS horizons, ascending or not
   * @param ofWrapUp gets for each stretch and horizon the chance of one who wraps up
   */
  public void buildWrapUp(PhaseHazard wrapUp, double[] withinS, double[][] ofWrapUp) {
    wrapUp.lasts(STEP_S, byElapsed, wrapLasts);
    int steps = steps(withinS);
    for (int stretch = 0; stretch < PhaseHazard.STRETCHES; stretch++) {
      PhaseHazard.survival(stretch, wrapLasts, STEP_S, wrapSurvival, steps);
      for (int g = 0; g < withinS.length; g++)
        ofWrapUp[stretch][g] = 1 - at(wrapSurvival, withinS[g] / STEP_S);
    }
    // after a talk, the wrap-up starts at its beginning
    freshWrapUp(steps);
  }

  /**
   * @param speed how much faster than the team's these talks are over; their stretches are the
   *     team's
   * @param ofTalk gets for each stretch and horizon the chance of one who talks
   */
  public void buildTalk(PhaseHazard talk, double speed, double[] withinS, double[][] ofTalk) {
    double ofTeamS = STEP_S * speed;
    talk.lasts(ofTeamS, byElapsed, talkLasts);
    int steps = steps(withinS);
    for (int stretch = 0; stretch < PhaseHazard.STRETCHES; stretch++) {
      PhaseHazard.survival(stretch, talkLasts, ofTeamS, talkSurvival, steps);
      for (int g = 0; g < withinS.length; g++)
        ofTalk[stretch][g] = talkThenWrapUp(withinS[g] / STEP_S);
    }
  }

  private static int steps(double[] withinS) {
    double furthestS = 0;
    for (double within : withinS) furthestS = Math.max(furthestS, within);
    return (int) Math.min(STEPS, furthestS / STEP_S + 2);
  }

  private void freshWrapUp(int steps) {
    double alive = 1;
    for (int i = 0; i <= steps; i++) {
      wrapSurvival[i] = alive;
      alive *= wrapLasts[PhaseHazard.stretch(i * STEP_S)];
    }
  }

  private double talkThenWrapUp(double steps) {
    double free = 0;
    int whole = (int) Math.min(steps, STEPS - 1);
    for (int i = 0; i <= whole; i++) {
      double left = steps - i - 0.5;
      double ends = talkSurvival[i] - talkSurvival[i + 1];
      if (left <= 0) {
        // part of the last step, half of it on average
        free += ends * (steps - i) * (1 - at(wrapSurvival, (steps - i) / 2));
        break;
      }
      free += ends * (1 - at(wrapSurvival, left));
    }
    return free;
  }

  private static double at(double[] survival, double steps) {
    if (steps >= STEPS) return survival[STEPS];
    int i = (int) steps;
    return survival[i] + (steps - i) * (survival[i + 1] - survival[i]);
  }
}
