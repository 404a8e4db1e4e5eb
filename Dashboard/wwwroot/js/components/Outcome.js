// @ts-check
import { html } from '../html.js';

const words = { approve: 'Approved', review: 'Review', block: 'Blocked' };

/** @param {{ outcome: 'approve' | 'review' | 'block' }} props */
export const Outcome = ({ outcome }) => html`<span class="badge ${outcome}">${words[outcome]}</span>`;
