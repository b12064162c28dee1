// The line to the engine: opens the feed, opens it again when it breaks or falls silent.

const RETRY_MS = [500, 1000, 2000, 4000];
const SILENCE_MS = 15000; // the engine sends at least its health every 5 s

/**
 * Calls hear(message) for each message, and line(state) with 'connecting', 'live' or 'lost'.
 */
export function listen(hear, line) {
  let tries = 0;
  let silence = 0;

  function open() {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/api/board/live`);
    let done = false;
    const again = () => {
      if (done) return;
      done = true;
      clearTimeout(silence);
      socket.close();
      line('lost');
      setTimeout(open, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
    };
    const watch = () => {
      clearTimeout(silence);
      silence = setTimeout(again, SILENCE_MS);
    };
    watch();
    socket.addEventListener('message', (event) => {
      if (done) return;
      watch();
      tries = 0;
      line('live');
      hear(JSON.parse(event.data));
    });
    socket.addEventListener('close', again);
    socket.addEventListener('error', again);
  }

  line('connecting');
  open();
}
