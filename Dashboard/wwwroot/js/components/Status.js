// @ts-check
import { html } from '../html.js';
import { clock } from '../format.js';
/** @import { Connection } from '../types.js' */

/** @type {Record<Connection, string>} */
const words = {
  connecting: 'Connecting…',
  live: 'Live',
  stale: 'Stale: the cluster does not answer',
  reconnecting: 'Reconnecting…',
};

/** @param {{ connection: Connection, asOf?: string }} props */
export const Status = ({ connection, asOf }) => html`
  <span class="status ${connection}">
    <i aria-hidden="true"></i>
    <span role="status" aria-live="polite">${words[connection]}</span>
    ${connection !== 'live' && asOf ? html`<span>· as of ${clock(asOf)} UTC</span>` : null}
  </span>`;
