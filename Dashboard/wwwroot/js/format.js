// @ts-check
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const short = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 });

/** @param {number} n */
export const count = n => whole.format(n);

/** Major units with two decimals. @param {number} n */
export const amount = n => money.format(n);

/** One decimal below 100, none above. @param {number} n */
export const rate = n => (n < 100 ? short : whole).format(n);

/** @param {number} part @param {number} all */
export const percent = (part, all) => (all > 0 ? share.format(part / all) : '0%');

/** Milliseconds, in as few digits as say something. @param {number} ms */
export const ms = ms => (ms < 10 ? short : whole).format(ms);

/** @param {number} n 0 to 1 */
export const score = n => n.toFixed(3);

/** Time of day in UTC: what the receipts say. @param {string} iso */
export const clock = iso => iso.slice(11, 19);

/** @param {string} iso */
export const moment = iso => `${iso.slice(0, 10)} ${iso.slice(11, 23)} UTC`;
