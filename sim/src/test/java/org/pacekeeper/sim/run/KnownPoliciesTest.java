package org.pacekeeper.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownPoliciesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "progressive | true",
        "predictive | true",
        "forecast.MarginalRisk:theta=0.02 | true",
        "fixed.Ratio:r=2 | false",
        "hindsight.RatioIdle | false",
        "vicidial.AdaptTapered | false",
      })
  void onlyShippedPoliciesHaveTheCoresLimitBeneath(String policy, boolean backstop) {
    assertThat(KnownPolicies.hasBackstop(policy)).isEqualTo(backstop);
  }
}
