package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentIdsTest {
  @Test
  void knowsTheLastIdsAndForgetsOlderOnes() {
    RecentIds ids = new RecentIds(3);
    for (long id = 1; id <= 3; id++) assertThat(ids.add(id)).isTrue();
    for (long id = 1; id <= 3; id++) assertThat(ids.add(id)).isFalse();
    assertThat(ids.add(4)).isTrue();
    assertThat(ids.add(2)).isFalse();
    assertThat(ids.add(1)).isTrue();
  }
}
