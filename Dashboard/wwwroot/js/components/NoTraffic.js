// @ts-check
import { html } from '../html.js';
import { Command } from './Command.js';
/** @import { Stats } from '../types.js' */

/** @param {{ kafka: Stats['kafka'] }} props */
export const NoTraffic = ({ kafka }) => html`
  <section class="card">
    <div class="state">
      <h2>No traffic yet</h2>
      <p>Nothing has been decided so far. Feed the topic <span class="mono">${kafka.topic}</span>, and this page comes alive:</p>
      <${Command} text="dotnet run --project Simulator -- run --rate 500 --duration 60s --bootstrap ${kafka.bootstrap || 'localhost:9092'}" />
    </div>
  </section>`;
