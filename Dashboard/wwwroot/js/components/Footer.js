// @ts-check
import { html } from '../html.js';
import { count } from '../format.js';
/** @import { Stats } from '../types.js' */

/** @param {{ stats: Stats | null }} props */
export const Footer = ({ stats }) => stats && html`
  <footer class="foot">
    <span>Model <b>${stats.modelVersion || 'none'}</b></span>
    <span>Rules <b>${stats.ruleSetVersion || 'none'}</b></span>
    <span>Accounts in memory <b>${count(stats.liveAccounts)}</b></span>
    <span>Silos <b>${stats.silos.length}</b></span>
    <span>Kafka <b>${stats.kafka.bootstrap || 'not reported'}</b>${stats.kafka.embedded ? ' (embedded)' : ''}</span>
  </footer>`;
