// The board: hears the engine and shows what it says, at most once a frame.

import { showAgents } from './agents.js';
import { showCallerIds } from './callerids.js';
import { showCampaigns } from './campaign.js';
import { showDecisions } from './decisions.js';
import { sign, text } from './dom.js';
import { listen } from './live.js';
import { showHealth, showPlant } from './plant.js';
import { clock } from './words.js';

const at = (id) => document.getElementById(id);
let board = null;
let past = null;
let scheduled = false;

function say(words) {
  text(at('news'), words);
}

function show() {
  scheduled = false;
  if (!board) return;
  showClock(board);
  at('no-campaign').hidden = board.campaigns.length > 0;
  showCampaigns(at('campaigns'), board, past, say);
  past = null;
  showDecisions(at('decisions'), at('no-decision'), board);
  showCallerIds(at('callerids-card'), at('callerids'), board);
  showPlant(at('plant'), at('no-node'), board);
  showAgents(at('agents'), at('no-agent'), at('agents-count'), at('agent-filter').value, board);
}

function schedule() {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(show);
}

function showClock({ timeMs, clock: { simulated, speed } }) {
  text(at('clock'), timeMs === 0 ? '--:--:--' : clock(timeMs));
  const pace = speed === 1 ? '' : ` \u00d7${speed}`;
  text(at('clock-kind'), simulated ? `Simulated people${pace}` : 'Real calls');
  at('clock-kind').dataset.kind = simulated ? 'warn' : 'good';
}

function hear(message) {
  if (message.type === 'health') {
    showHealth(at('health'), at('checks'), message);
  } else if (message.type === 'history') {
    past = message;
  } else if (message.type === 'board') {
    board = message;
    schedule();
  }
}

function line(state) {
  const lost = at('lost');
  if (state === 'live') {
    sign(at('line'), 'good', 'ok', 'Live');
    lost.hidden = true;
  } else if (state === 'connecting') {
    sign(at('line'), 'warn', 'warn', 'Connecting');
  } else {
    sign(at('line'), 'bad', 'stop', 'Connection lost');
    const since = board ? `What you see is of ${clock(board.timeMs)}. ` : '';
    text(lost, `The engine does not answer. ${since}Trying again\u2026`);
    lost.hidden = false;
  }
  document.body.dataset.line = state;
}

at('agent-filter').addEventListener('input', schedule);
listen(hear, line);
