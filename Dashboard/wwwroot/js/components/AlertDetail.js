// @ts-check
import { html } from '../html.js';
import { moment } from '../format.js';
import { Reasons } from './Reasons.js';
/** @import { Alert } from '../types.js' */

/** @param {{ alert: Alert }} props */
export function AlertDetail({ alert: { decision: d } }) {
  return html`
    <div class="columns">
      <div><h3>Reasons</h3><${Reasons} reasons=${d.reasons} /></div>
      <div>
        <h3>Decision</h3>
        <dl class="facts">
          <dt>Transaction</dt><dd><a class="mono" href="api/v1/decisions/${encodeURIComponent(d.transactionId)}">${d.transactionId}</a> (receipt)</dd>
          <dt>Occurred</dt><dd>${moment(d.occurredAt)}</dd>
          <dt>Decided</dt><dd>${moment(d.decidedAt)}</dd>
          <dt>Mode</dt><dd>${d.mode}</dd>
          <dt>Model · rules</dt><dd>${d.modelVersion || 'none'} · ${d.ruleSetVersion || 'none'}</dd>
          <dt>State version</dt><dd>${d.stateVersion}</dd>
        </dl>
      </div>
    </div>`;
}
