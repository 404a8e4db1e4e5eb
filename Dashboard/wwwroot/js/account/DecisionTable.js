// @ts-check
import { html } from '../html.js';
import { moment } from '../format.js';
import { AccountLink } from '../components/AccountLink.js';
import { Outcome } from '../components/Outcome.js';
import { Score } from '../components/Score.js';
import { useDecisions } from './useDecisions.js';
/** @import { Decision } from '../types.js' */

/** @param {{ id: string, newest: Decision[] }} props */
export function DecisionTable({ id, newest }) {
  const { all, more, error } = useDecisions(id, newest);
  return html`
    <section class="card" aria-label="Decisions">
      <header><h2>Last decisions</h2><span class="note">as payer, newest first</span></header>
      <div class="scroll">
        <table class="alerts">
          <thead><tr><th>Occurred</th><th>Outcome</th><th>Score</th><th>Payee</th><th>Transaction</th><th>Mode</th><th class="wide">Reasons</th></tr></thead>
          <tbody>
            ${all.map(d => html`
              <tr key=${d.transactionId} class="row">
                <td>${moment(d.occurredAt)}</td><td><${Outcome} outcome=${d.outcome} /></td><td><${Score} value=${d.score} outcome=${d.outcome} /></td>
                <td><${AccountLink} id=${d.payee} /></td>
                <td><a class="mono" href="api/v1/decisions/${encodeURIComponent(d.transactionId)}">${d.transactionId}</a></td>
                <td class=${d.mode === 'full' ? 'dim' : ''}>${d.mode}</td>
                <td class="wide">${d.reasons.map(r => r.text).join(' · ')}</td>
              </tr>`)}
            ${all.length === 0 ? html`<tr><td colspan="7" class="dim">It has not paid anything.</td></tr>` : null}
          </tbody>
        </table>
      </div>
      ${more || error ? html`
        <div class="more">
          ${more ? html`<button class="button" type="button" onClick=${more}>Show older ones</button>` : null}
          ${error ? html` <span class="badge review" role="status">${error}</span>` : null}
        </div>` : null}
    </section>`;
}
