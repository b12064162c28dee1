// A campaign's calls from outside: who waits, who talks, what became of the others.

import { el, text } from './dom.js';
import { percent, whole } from './words.js';

/** A block that is there for campaigns that take such calls; show(inbound), null for none. */
export function inboundBlock() {
  const waiting = el('dd');
  const talking = el('dd');
  const answered = el('dd');
  const lost = el('dd');
  const wait = el('dd');
  const level = el('dd');
  const row = (words, value) => el('div', {}, el('dt', {}, words), value);
  const root = el('div', { class: 'inbound', hidden: '' },
    el('h3', {}, 'Calls from outside'),
    el('dl', { class: 'leads' },
      row('waiting', waiting), row('talking', talking), row('answered', answered),
      row('not waited for', lost), row('wait, p95', wait), row('service level', level)));
  return {
    root,
    show(inbound) {
      root.hidden = !inbound;
      if (!inbound) return;
      text(waiting, whole(inbound.waiting));
      text(talking, whole(inbound.talking));
      text(answered, whole(inbound.answered));
      text(lost, whole(inbound.abandoned + inbound.timedOut + inbound.lost));
      text(wait, `${whole(inbound.waitP95S)} s`);
      text(level, `${percent(inbound.serviceLevel, 0)} within ${whole(inbound.serviceLevelMs / 1000)} s`);
    },
  };
}
