// @ts-check
import { html } from '../html.js';
import { amount, count } from '../format.js';
/** @import { Velocity } from '../types.js' */

/** One leg, window by window. @param {{ title: string, note: string, windows: Record<string, Velocity> }} props */
export const VelocityTable = ({ title, note, windows }) => html`
  <section class="card" aria-label="Velocity: ${title}">
    <header><h2>${title}</h2><span class="note">${note}</span></header>
    <div class="scroll">
      <table>
        <thead><tr>
          <th>Window</th><th class="num">Count</th><th class="num">Sum</th><th class="num">Mean</th><th class="num">Max</th><th class="num">Std. dev.</th><th class="num">Counterparties</th>
        </tr></thead>
        <tbody>${Object.entries(windows).map(([name, v]) => html`
          <tr key=${name} class=${v.count === 0 ? 'dim' : ''}>
            <td>${name}</td><td class="num">${count(v.count)}</td><td class="num">${amount(v.sum)}</td><td class="num">${amount(v.mean)}</td>
            <td class="num">${amount(v.max)}</td><td class="num">${amount(v.standardDeviation)}</td><td class="num">${count(v.distinctCounterparties)}</td>
          </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`;
