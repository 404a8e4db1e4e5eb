// @ts-check
import { html } from '../html.js';
import { amount, count, moment, score } from '../format.js';
import { Reasons } from '../components/Reasons.js';
import { Tile } from '../components/Tile.js';
/** @import { Account } from '../types.js' */

const words = { normal: 'Normal', review: 'In review', blocked: 'Blocked', unknown: 'Never seen' };

/** @param {{ account: Account }} props */
export const AccountSummary = ({ account: a }) => html`
  <section class="card" aria-label="Risk">
    <header>
      <div class="account-head">
        <h1>${a.accountId}</h1>
        <span class="badge ${a.status}">${words[a.status] ?? a.status}</span>
        <span class="note">${a.asOf ? `as of ${moment(a.asOf)} · state version ${count(a.stateVersion)}` : 'No transaction has named this account.'}</span>
      </div>
      <span class="grow" style=${{ flex: 1 }}></span>
      <a href="#/">Back to the desk</a>
    </header>
    <dl class="tiles account">
      <${Tile} id="score" name="Risk score" value=${score(a.score)} tone=${a.status === 'blocked' ? 'bad' : a.status === 'review' ? 'warn' : ''} sub="highest in the last 24 h" />
      <${Tile} name="Paid" value=${amount(a.lifetime.debitAmount)} sub="${count(a.lifetime.debitCount)} transactions of all time" />
      <${Tile} name="Received" value=${amount(a.lifetime.creditAmount)} sub="${count(a.lifetime.creditCount)} transactions of all time" />
      <${Tile} name="Approved · review · blocked" value="${count(a.outcomes.approve)} · ${count(a.outcomes.review)} · ${count(a.outcomes.block)}" sub="decisions as payer" />
    </dl>
    ${a.reasons.length ? html`<div class="body why"><h2>Why</h2><${Reasons} reasons=${a.reasons} /></div>` : null}
  </section>`;
