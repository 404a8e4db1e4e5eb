// @ts-check
import { html } from '../html.js';
import { count } from '../format.js';
/** @import { Stats } from '../types.js' */

/** @type {Record<string, string>} */
const words = {
  'rules-only': 'Decisions are made without the model: by rules alone.',
  'stale-state': 'Decisions are made without the payee\'s account.',
  unavailable: 'Accounts cannot be read in time: requests are answered by amount alone, and the stream waits.',
};

/** Says on every page what decisions have to do without. @param {{ stats: Stats | null }} props */
export function Degradation({ stats }) {
  const now = stats?.degradation;
  if (!now || (now.mode === 'full' && now.away.length === 0)) return null;
  return html`
    <section class="notice ${now.mode === 'unavailable' ? 'bad' : 'warn'}" role="alert" data-mode=${now.mode}>
      <strong>${now.mode === 'full' ? 'A part does not answer.' : `Mode ${now.mode}.`}</strong>
      <span>${words[now.mode] ?? ''}</span>
      ${now.away.map(p => html`<span key=${p.silo + p.part}><b>${p.part}</b> at ${p.silo}: ${p.reason}</span>`)}
      <span class="dim">Last minute: ${count(now.lastMinute.rulesOnly)} rules-only, ${count(now.lastMinute.staleState)} stale-state, ${count(now.lastMinute.unavailable)} unavailable of ${count(total(now.lastMinute))}.</span>
    </section>`;
}

/** @param {Stats['degradation']['lastMinute']} modes */
const total = modes => modes.full + modes.rulesOnly + modes.staleState + modes.unavailable;
