// @ts-check
/** @import { History, Stats } from '../types.js' */

/** The chart's width in time, and so the bound of what is kept. */
export const minutes = 5;

/** A gap longer than this is drawn as a gap, in seconds. */
const gapAfter = 3;

/** @returns {History} */
export const emptyHistory = () => ({ time: [], decided: [], flagged: [] });

/**
 * What the server remembers, before which stands what only this page has seen.
 * @param {History} own
 * @param {History} served
 * @returns {History}
 */
export function join(own, served) {
  const first = served.time[0] ?? Infinity;
  const end = own.time.findIndex(t => t >= first);
  const older = end < 0 ? own.time.length : end;
  return {
    time: [...own.time.slice(0, older), ...served.time],
    decided: [...own.decided.slice(0, older), ...served.decided],
    flagged: [...own.flagged.slice(0, older), ...served.flagged],
  };
}

/**
 * The history with one more point, and without what is too old.
 * @param {History} history
 * @param {Stats} stats
 * @returns {History}
 */
export function extend(history, stats) {
  const now = Date.parse(stats.asOf) / 1000;
  const last = history.time[history.time.length - 1] ?? -Infinity;
  if (now <= last) return history;
  const from = history.time.findIndex(t => t >= now - minutes * 60);
  const keep = from < 0 ? history.time.length : from;
  const gap = Number.isFinite(last) && now - last > gapAfter;
  return {
    time: [...history.time.slice(keep), ...(gap ? [last + 0.001] : []), now],
    decided: [...history.decided.slice(keep), ...(gap ? [null] : []), stats.rate],
    flagged: [...history.flagged.slice(keep), ...(gap ? [null] : []), stats.flaggedRate],
  };
}
