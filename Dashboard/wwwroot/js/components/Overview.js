// @ts-check
import { html } from '../html.js';
import { AlertTable } from './AlertTable.js';
import { Chart } from './Chart.js';
import { NoTraffic } from './NoTraffic.js';
import { StreamPanel } from './StreamPanel.js';
import { Tiles } from './Tiles.js';
import { count, rate } from '../format.js';
import { minutes } from '../live/history.js';
/** @import { Live } from '../types.js' */

/** @param {{ live: Live }} props */
export function Overview({ live: { stats, alerts, history } }) {
  if (!stats) return html`<section class="card"><p class="state">Waiting for the first figures…</p></section>`;
  return html`
    <h1 class="unseen">Fraud desk</h1>
    <${Tiles} stats=${stats} />
    ${stats.processed === 0
      ? html`<${NoTraffic} kafka=${stats.kafka} />`
      : html`
        <div class="split">
          <section class="card" aria-label="Traffic">
            <header><h2>Traffic</h2><span class="note">last ${minutes} minutes, averaged over 5 s</span></header>
            <div class="body">
              <${Chart} title="Decided per second" value=${rate(stats.rate)} time=${history.time} values=${history.decided} colour="--accent" fill="--accent-fill" height=${178} />
              <${Chart} title="Flagged per second" value=${rate(stats.flaggedRate)} time=${history.time} values=${history.flagged} colour="--bad" fill="--bad-fill" height=${122} />
            </div>
          </section>
          <${StreamPanel} stats=${stats} />
        </div>
        <${AlertTable} alerts=${alerts} total=${count(stats.flagged)} />`}`;
}
