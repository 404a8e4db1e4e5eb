// @ts-check
import { html } from '../html.js';
import { score } from '../format.js';

/** @param {{ value: number, outcome: string }} props */
export const Score = ({ value, outcome }) => html`
  <span class="score ${outcome}"><meter min="0" max="1" value=${value} aria-hidden="true"></meter>${score(value)}</span>`;
