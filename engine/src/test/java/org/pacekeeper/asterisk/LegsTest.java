package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LegsTest {
  private final Legs legs = new Legs();
  private final Leg leg = Leg.stray(1, Long.MAX_VALUE);

  @Test
  void takesAnIdOnceEvenAfterItsLegWasForgotten() {
    assertThat(legs.add(leg)).isTrue();
    assertThat(legs.remove(1)).isTrue();
    assertThat(legs.add(leg)).isFalse();
    assertThat(legs.size()).isZero();
  }

  @Test
  void remembersWhoWasForgottenBeforeTheNodeToldTheEnd() {
    assertThat(legs.wasForgotten(1)).isFalse();
    legs.add(leg);
    assertThat(legs.wasForgotten(1)).isFalse();
    legs.replace(List.of());
    assertThat(legs.wasForgotten(1)).isTrue();
    legs.addAgain(leg);
    assertThat(legs.get(1)).isSameAs(leg);
    legs.ended(leg);
    legs.remove(1);
    assertThat(legs.wasForgotten(1)).isFalse();
  }

  @Test
  void anIdThatWasFoundIsUsedUp() {
    legs.replace(List.of(leg));
    legs.remove(1);
    assertThat(legs.add(leg)).isFalse();
  }
}
