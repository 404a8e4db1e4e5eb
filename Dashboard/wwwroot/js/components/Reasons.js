// @ts-check
import { html } from '../html.js';
/** @import { Reason } from '../types.js' */

/** @param {Reason} r */
const weight = r => (r.contribution === 0 ? 'rule' : `${r.contribution > 0 ? '+' : ''}${r.contribution.toFixed(2)} log-odds`);

/** Why: rules first, then what raised the score. @param {{ reasons: Reason[] }} props */
export const Reasons = ({ reasons }) => reasons.length === 0
  ? html`<p class="dim">No reasons: nothing spoke against it.</p>`
  : html`
    <ul class="reasons">${reasons.map(r => html`
      <li key=${r.code}>
        ${r.text}
        <small><code>${r.code}</code> · ${weight(r)}</small>
      </li>`)}
    </ul>`;
