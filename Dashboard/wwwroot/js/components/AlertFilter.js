// @ts-check
import { html } from '../html.js';

/** @type {['all' | 'review' | 'block', string][]} */
const choices = [['all', 'All'], ['review', 'Review'], ['block', 'Blocked']];

/** @param {{ value: string, onChange: (value: any) => void }} props */
export const AlertFilter = ({ value, onChange }) => html`
  <span class="group" role="group" aria-label="Outcome">
    ${choices.map(([key, word]) => html`
      <button class="button" type="button" aria-pressed=${value === key} onClick=${() => onChange(key)}>${word}</button>`)}
  </span>`;
