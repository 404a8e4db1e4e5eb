// @ts-check
import { html } from '../html.js';
import { amount, count, ms, percent, rate } from '../format.js';
import { Tile } from './Tile.js';
/** @import { Stats } from '../types.js' */

/** @param {Stats['degradation']} now @returns {'' | 'warn' | 'bad'} */
const tone = now => now.mode === 'unavailable' ? 'bad' : now.mode !== 'full' || now.away.length > 0 ? 'warn' : '';

/** @param {{ stats: Stats }} props */
export const Tiles = ({ stats: s }) => html`
  <section class="card" aria-label="Totals">
    <dl class="tiles">
      <${Tile} id="processed" name="Processed" value=${count(s.processed)} sub="${count(s.approved)} approved" />
      <${Tile} id="rate" name="Throughput" value=${rate(s.rate)} unit="tx/s" sub="${count(s.inFlight)} in flight" />
      <${Tile} id="flagged" name="Flagged" value=${count(s.flagged)} sub="${percent(s.flagged, s.processed)} of all · ${count(s.reviewed)} to review" />
      <${Tile} id="blocked" name="Blocked" value=${count(s.blocked)} sub="${percent(s.blocked, s.processed)} of all" />
      <${Tile} id="prevented" name="Prevented amount" value=${amount(s.preventedAmount)}
        sub="Sum of the amounts of blocked transactions, each transaction once. Nothing is known yet of which were fraud." />
    </dl>
    <dl class="tiles small">
      <${Tile} id="latency" name="Latency p50 / p99" value="${ms(s.latencyMs.p50)} / ${ms(s.latencyMs.p99)}" unit="ms" sub="from delivery to published" />
      <${Tile} id="lag" name="Kafka lag" value=${count(s.lag)} unit="records" sub="${count(s.auditLag)} waiting for the audit store" />
      <${Tile} id="recognised" name="Recognised" value=${count(s.recognised)} sub="seen before, changed nothing" />
      <${Tile} id="deadLettered" name="Dead-lettered" value=${count(s.deadLettered)} tone=${s.lost > 0 ? 'bad' : s.deadLettered > 0 ? 'warn' : ''} sub="not understood · ${count(s.lost)} lost" />
      <${Tile} id="mode" name="Mode" value=${s.degradation.mode} tone=${tone(s.degradation)} sub="${s.degradation.away.length === 0 ? 'every part answers' : `away: ${[...new Set(s.degradation.away.map(p => p.part))].join(', ')}`}" />
      <${Tile} id="degraded" name="Degraded" value=${count(s.degraded)} tone=${s.degraded > 0 ? 'warn' : ''} sub="decided without model or full state" />
    </dl>
  </section>`;
