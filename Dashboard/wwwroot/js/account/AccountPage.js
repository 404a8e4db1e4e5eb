// @ts-check
import { html } from '../html.js';
import { AccountSummary } from './AccountSummary.js';
import { DecisionTable } from './DecisionTable.js';
import { VelocityTable } from './VelocityTable.js';
import { useAccount } from './useAccount.js';

/** @param {{ id: string }} props */
export function AccountPage({ id }) {
  const { account, error } = useAccount(id);
  if (!account) {
    return html`
      <section class="card"><div class="state ${error ? 'bad' : ''}" role="status">
        <h1>${error ? 'This account cannot be shown' : `Looking up ${id}…`}</h1>
        <p>${error ?? ''}</p><p><a href="#/">Back to the desk</a></p>
      </div></section>`;
  }

  return html`
    ${error ? html`<p class="badge review" role="status">Not refreshed: ${error}</p>` : null}
    <${AccountSummary} account=${account} />
    <div class="halves">
      <${VelocityTable} title="Paid" note="velocity as payer, by event time" windows=${account.velocity.debit} />
      <${VelocityTable} title="Received" note="velocity as payee, by event time" windows=${account.velocity.credit} />
    </div>
    <${DecisionTable} id=${id} newest=${account.lastDecisions} />`;
}
