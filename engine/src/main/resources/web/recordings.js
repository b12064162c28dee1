// A campaign's recordings: how many there are, how many there should be and are not, and why.

import { el, text } from './dom.js';
import { whole } from './words.js';

/** A block that is there for campaigns that have made some; show(recordings), null for none. */
export function recordingsBlock() {
  const kept = el('dd');
  const failed = el('dd');
  const why = el('p', { class: 'note' });
  const row = (words, value) => el('div', {}, el('dt', {}, words), value);
  const root = el('div', { class: 'recordings', hidden: '' },
    el('h3', {}, 'Recordings'),
    el('dl', { class: 'leads' }, row('kept', kept), row('failed', failed)),
    why);
  return {
    root,
    show(recordings) {
      root.hidden = !recordings;
      if (!recordings) return;
      text(kept, whole(recordings.kept));
      text(failed, whole(recordings.failed));
      text(why, recordings.lastFailure);
    },
  };
}
