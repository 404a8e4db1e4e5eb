// @ts-check
import { html } from '../html.js';

/**
 * One figure, its name and a word on it.
 * @param {{ name: string, value: string, unit?: string, sub?: string, tone?: '' | 'warn' | 'bad', id?: string }} props
 */
export const Tile = ({ name, value, unit, sub, tone = '', id }) => html`
  <div class="tile ${tone}" data-tile=${id}>
    <dt>${name}</dt>
    <dd class="value">${value}${unit ? html`<small>${unit}</small>` : null}</dd>
    ${sub ? html`<dd class="sub">${sub}</dd>` : null}
  </div>`;
