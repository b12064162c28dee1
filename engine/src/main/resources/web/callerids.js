// The numbers that are shown to callees: calls of the day, answers against their peers, rests.

import { el, keyed, sign, text } from './dom.js';
import { clock, whole } from './words.js';

export function showCallerIds(card, body, board) {
  card.hidden = board.callerIds.length === 0;
  keyed(body, board.callerIds, (c) => c.number, row, (view, c) => {
    text(view.today, c.callsPerDayMax === null
      ? whole(c.callsToday) : `${whole(c.callsToday)} of ${whole(c.callsPerDayMax)}`);
    text(view.answered, c.expected === 0
      ? 'not judged yet' : `${c.answered.toFixed(0)} / ${c.expected.toFixed(0)}`);
    text(view.blocked, whole(c.blocked));
    text(view.why, c.because || c.fallenAlone);
    if (c.restsUntilMs !== null) {
      sign(view.state, 'bad', 'pause', `Rests until ${until(c.restsUntilMs, board.timeMs)}`);
    } else if (c.trialLeft > 0) {
      sign(view.state, 'warn', 'warn', `On trial, ${c.trialLeft} calls left`);
    } else if (c.fallenAlone !== '') {
      sign(view.state, 'warn', 'warn', 'Answered less often than before');
    } else if (c.callsPerDayMax !== null && c.callsToday >= c.callsPerDayMax) {
      sign(view.state, 'warn', 'pause', 'Calls of the day used up');
    } else {
      sign(view.state, 'good', 'ok', 'In use');
    }
  });
}

/** The time, with the days it is away when it is not of the next 24 hours. */
function until(ms, nowMs) {
  const days = Math.floor((ms - nowMs) / 86_400_000);
  return days < 1 ? clock(ms) : `${clock(ms)} in ${days} d`;
}

function row(c) {
  const today = el('td', { class: 'number' });
  const answered = el('td', { class: 'number' });
  const blocked = el('td', { class: 'number' });
  const state = el('span', { class: 'pill' });
  const why = el('span', { class: 'note' });
  const signed = c.attestation === 'none' ? '' : ` signed ${c.attestation.toUpperCase()}`;
  return {
    root: el('tr', {},
      el('th', { scope: 'row' }, c.number, el('span', { class: 'note' }, signed)),
      el('td', {}, c.pool),
      el('td', { class: 'detail' }, c.serves.length === 0 ? 'everybody' : c.serves.join(', ')),
      today, answered, blocked,
      el('td', { class: 'detail' }, state, why)),
    today, answered, blocked, state, why,
  };
}
