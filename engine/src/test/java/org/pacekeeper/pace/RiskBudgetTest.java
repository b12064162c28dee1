package org.pacekeeper.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.LeadEntry;

/**
 * The threshold finds the limit in a world where abandoned calls follow it, and never spends more.
 */
class RiskBudgetTest {
  private static final long S = 1_000_000_000L;

  /** A floor whose ledger the test keeps. */
  private static final class Books implements Counted {
    long answered;
    long abandoned;
    long nowNs = S;

    @Override
    public long nowNs() {
      return nowNs;
    }

    @Override
    public long ledgerAnswered() {
      return answered;
    }

    @Override
    public long ledgerAbandoned() {
      return abandoned;
    }
  }

  /** Answers one by one; a call is abandoned with a chance of {@code factor} times θ. */
  private static Books day(RiskBudget budget, int answers, double factor, long seed) {
    Books books = new Books();
    Random random = new Random(seed);
    for (int i = 0; i < answers; i++) {
      books.nowNs += 15 * S;
      double theta = budget.theta(books, 0);
      if (theta > 0) budget.placed(1, 0.7 * theta, theta);
      boolean lost = random.nextDouble() < factor * theta;
      books.answered++;
      if (lost) books.abandoned++;
      budget.answered(lost, books.nowNs);
    }
    return books;
  }

  @Test
  void usesTheLimitAndHoldsItWhateverTheForecastIsWorth() {
    for (double factor : new double[] {0.4, 1, 1.5, 4})
      for (int seed = 1; seed <= 20; seed++) {
        Books day = day(new RiskBudget(Double.NaN), 2_000, factor, seed);
        double fraction = (double) day.abandoned / day.answered;
        assertThat(fraction).as("factor %s seed %s", factor, seed).isBetween(0.02, 0.03);
      }
  }

  @Test
  void risksLittleOnTheFloatAndNothingOnceItIsSpent() {
    Books books = new Books();
    RiskBudget budget = new RiskBudget(Double.NaN);
    double atFirst = budget.theta(books, 0);
    assertThat(atFirst).isBetween(1e-4, 0.01);
    books.answered = 10;
    books.abandoned = 1;
    assertThat(budget.theta(books, 0)).isZero();
    books.answered = 66;
    assertThat(budget.theta(books, 0)).as("not yet another whole call").isZero();
    books.answered = 70;
    assertThat(budget.theta(books, 0)).isPositive();
    assertThat(budget.theta(books, 0.7)).as("what is in flight takes it").isZero();
  }

  @Test
  void breaksWhenManyAreLostWithinAMinuteAndGoesOnAfterwards() {
    Books books = new Books();
    books.answered = 100_000;
    RiskBudget budget = new RiskBudget(Double.NaN);
    for (int i = 0; i < 3; i++) budget.answered(true, books.nowNs);
    assertThat(budget.theta(books, 0)).isZero();
    books.nowNs += 31 * S;
    assertThat(budget.theta(books, 0)).isPositive();
  }

  @Test
  void takesHalfTheRiskAfterASuddenChange() {
    Books books = new Books();
    books.answered = 10_000;
    RiskBudget budget = new RiskBudget(Double.NaN);
    double before = budget.theta(books, 0);
    budget.beCautious();
    assertThat(budget.theta(books, 0)).isEqualTo(before / 2);
    for (int i = 0; i < 50; i++) budget.resolved();
    assertThat(budget.theta(books, 0)).isEqualTo(before);
  }

  /** All of a floor but its ledger. */
  private interface Counted extends PacingInput {
    PacingInput FLOOR = new Floor(0, 0, 0);

    @Override
    default CampaignSettings settings() {
      return FLOOR.settings();
    }

    @Override
    default int idleAgents() {
      return 0;
    }

    @Override
    default int wishingAgents() {
      return 0;
    }

    @Override
    default int talkingAgents() {
      return 0;
    }

    @Override
    default int wrapUpAgents() {
      return 0;
    }

    @Override
    default int pausedAgents() {
      return 0;
    }

    @Override
    default int inFlight() {
      return 0;
    }

    @Override
    default int waiting() {
      return 0;
    }

    @Override
    default int connected() {
      return 0;
    }

    @Override
    default int linesFree() {
      return 100;
    }

    @Override
    default int callRatePermits() {
      return 100;
    }

    @Override
    default LeadEntry nextLead() {
      return null;
    }
  }
}
