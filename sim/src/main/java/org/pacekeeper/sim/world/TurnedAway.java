package org.pacekeeper.sim.world;

import org.pacekeeper.sim.kernel.Calendar;

/** A call the carrier had no line for: nobody was reached. */
final class TurnedAway implements PlacedCall {
  private final World world;
  private final int record;
  private final Calendar.Entry answer;
  private boolean over;

  TurnedAway(World world, int record, long afterNs, NetworkListener listener) {
    this.world = world;
    this.record = record;
    answer =
        world
            .calendar()
            .after(
                afterNs,
                () -> {
                  end(Ending.CONGESTION);
                  listener.refused(Refusal.CONGESTION);
                });
  }

  @Override
  public void release() {
    answer.cancel();
    end(Ending.CANCELLED);
  }

  private void end(Ending how) {
    if (over) return;
    over = true;
    world.ledger().ended(record, world.calendar().nowNs(), how);
  }
}
