// @ts-check
import { emptyHistory, extend, join } from './history.js';
/** @import { Alert, Live, Stats } from '../types.js' */

/** Alerts kept in the page; older ones are found by account. */
const alertsMax = 200;

/** Without a snapshot for so long the figures are called stale, in ms. */
const staleAfter = 3000;

/** A browser gives up when the server answers with an error: then the page asks again itself, in ms. */
const retryAfter = 3000;

/** @type {Live} */
export const nothingYet = { connection: 'connecting', stats: null, alerts: [], history: emptyHistory() };

/**
 * Follows the live feed. Calls back with a new state at most once a frame, however much arrives.
 * @param {(live: Live) => void} onChange
 * @returns {() => void} ends it
 */
export function follow(onChange) {
  let live = nothingYet;
  let lastSnapshot = 0;
  let frame = 0;
  let retry = 0;
  /** @type {EventSource} */
  let source;

  /** @param {Partial<Live>} change */
  const set = change => {
    live = { ...live, ...change };
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      onChange(live);
    });
  };

  /** @param {MessageEvent<string>} event */
  const onSnapshot = event => {
    /** @type {Stats} */
    const stats = JSON.parse(event.data);
    lastSnapshot = performance.now();
    const isOtherStore = live.stats !== null && stats.processed < live.stats.processed;
    set({ connection: 'live', stats, history: extend(live.history, stats), alerts: isOtherStore ? [] : live.alerts });
  };

  /** @param {MessageEvent<string>} event */
  const onAlert = event => {
    /** @type {Alert} */
    const alert = JSON.parse(event.data);
    if (live.alerts.some(a => a.sequence === alert.sequence)) return;
    set({ alerts: [alert, ...live.alerts].sort((a, b) => b.sequence - a.sequence).slice(0, alertsMax) });
  };

  const open = () => {
    source = new EventSource('api/v1/live');
    source.addEventListener('snapshot', onSnapshot);
    source.addEventListener('alert', onAlert);
    source.addEventListener('history', e => set({ history: join(live.history, JSON.parse(e.data)) }));
    source.onerror = () => {
      set({ connection: live.stats ? 'reconnecting' : 'connecting' });
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      retry = setTimeout(open, retryAfter);
    };
  };

  const watch = setInterval(() => {
    if (live.connection === 'live' && performance.now() - lastSnapshot > staleAfter) set({ connection: 'stale' });
  }, 1000);

  open();
  return () => {
    source.close();
    clearInterval(watch);
    clearTimeout(retry);
    cancelAnimationFrame(frame);
  };
}
