// @ts-check
import { html } from '../html.js';
import { count, ms } from '../format.js';
/** @import { Stats } from '../types.js' */

/** Where the reading of the topic stands, and who reads. @param {{ stats: Stats }} props */
export const StreamPanel = ({ stats: { kafka, partitions, silos } }) => html`
  <section class="card" aria-label="Stream">
    <header><h2>Stream</h2><span class="note mono">${kafka.topic}</span></header>
    <div class="scroll stream">
      <table>
        <thead><tr><th>Partition</th><th class="num">Done</th><th class="num">Committed</th><th class="num">Lag</th></tr></thead>
        <tbody>${partitions.map(p => html`
          <tr key=${p.partition}>
            <td>${p.partition}</td><td class="num">${count(p.done)}</td><td class="num dim">${count(p.committed)}</td><td class="num">${count(Math.max(0, p.end - p.done))}</td>
          </tr>`)}
          ${partitions.length === 0 ? html`<tr><td colspan="4" class="dim">No partition is being read.</td></tr>` : null}
        </tbody>
      </table>
      <table>
        <thead><tr><th>Silo</th><th class="num">Decided</th><th class="num">Accounts</th><th class="num">p99 ms</th></tr></thead>
        <tbody>${silos.map(s => html`
          <tr key=${s.name}>
            <td>${s.name}</td><td class="num">${count(s.decided)}</td><td class="num">${count(s.liveAccounts)}</td><td class="num">${ms(s.latencyMs.p99)}</td>
          </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`;
