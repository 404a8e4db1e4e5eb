// @ts-check
import { html } from '../html.js';
import { amount, clock } from '../format.js';
import { AccountLink } from './AccountLink.js';
import { AlertDetail } from './AlertDetail.js';
import { Outcome } from './Outcome.js';
import { Score } from './Score.js';
/** @import { Alert } from '../types.js' */

/** @param {{ alert: Alert, isOpen: boolean, onToggle: () => void }} props */
export function AlertRow({ alert, isOpen, onToggle }) {
  const d = alert.decision;
  const detail = `alert-${alert.sequence}`;
  const [first, ...others] = d.reasons;
  return html`
    <tr class="row fresh ${isOpen ? 'open' : ''}">
      <td><button class="toggle" type="button" aria-expanded=${isOpen} aria-controls=${detail} onClick=${onToggle}>${clock(d.decidedAt)}</button></td>
      <td><${Outcome} outcome=${d.outcome} /></td>
      <td><${Score} value=${d.score} outcome=${d.outcome} /></td>
      <td>${alert.type}</td>
      <td class="num">${amount(alert.amount)} <span class="dim">${alert.currency}</span></td>
      <td><${AccountLink} id=${d.payer} /><span class="arrow" aria-label="pays">→</span><${AccountLink} id=${d.payee} /></td>
      <td class="wide">${first ? first.text : ''}${others.length ? html` <span class="dim">+${others.length}</span>` : null}</td>
    </tr>
    ${isOpen ? html`<tr class="detail" id=${detail}><td colspan="7"><${AlertDetail} alert=${alert} /></td></tr>` : null}`;
}
