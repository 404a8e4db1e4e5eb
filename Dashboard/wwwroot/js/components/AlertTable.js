// @ts-check
import { html, useState } from '../html.js';
import { count } from '../format.js';
import { AlertFilter } from './AlertFilter.js';
import { AlertRow } from './AlertRow.js';
/** @import { Alert, Outcome } from '../types.js' */

/** Rows shown at a time. */
const rowsMax = 50;

/** The newest alerts; a row opens, and the list can be held still. @param {{ alerts: Alert[], total: string }} props */
export function AlertTable({ alerts, total }) {
  const [filter, setFilter] = useState(/** @type {Outcome | 'all'} */ ('all'));
  const [open, setOpen] = useState(/** @type {number | null} */ (null));
  const [held, setHeld] = useState(/** @type {Alert[] | null} */ (null));

  const matching = (/** @type {Alert[]} */ list) => list.filter(a => filter === 'all' || a.decision.outcome === filter);
  const shown = matching(held ?? alerts).slice(0, rowsMax);
  const waiting = held ? matching(alerts).filter(a => a.sequence > (held[0]?.sequence ?? 0)).length : 0;

  return html`
    <section class="card" aria-label="Alerts">
      <header>
        <h2>Alerts</h2>
        <span class="note">newest ${shown.length} of ${total}</span>
        <span class="grow" style=${{ flex: 1 }}></span>
        <span class="note" role="status" aria-live="polite">${held ? `${count(waiting)} new` : ''}</span>
        <button class="button" type="button" aria-pressed=${held !== null} onClick=${() => setHeld(held ? null : alerts)}>${held ? 'Resume' : 'Pause'}</button>
        <${AlertFilter} value=${filter} onChange=${setFilter} />
      </header>
      <div class="scroll">
        <table class="alerts">
          <thead><tr>
            <th>Decided (UTC)</th><th>Outcome</th><th>Score</th><th>Type</th><th class="num">Amount</th><th>Payer → payee</th><th class="wide">Reasons</th>
          </tr></thead>
          <tbody>
            ${shown.map(alert => html`
              <${AlertRow} key=${alert.sequence} alert=${alert} isOpen=${open === alert.sequence}
                onToggle=${() => setOpen(open === alert.sequence ? null : alert.sequence)} />`)}
            ${shown.length === 0 ? html`<tr><td colspan="7" class="dim">No alerts${filter === 'all' ? ' yet: nothing was sent to review or blocked' : ' with this outcome'}.</td></tr>` : null}
          </tbody>
        </table>
      </div>
    </section>`;
}
