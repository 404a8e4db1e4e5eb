// @ts-check
import { html } from '../html.js';
import { accountHref } from '../route.js';

/** @param {{ id: string }} props */
export const AccountLink = ({ id }) => html`<a class="mono" href=${accountHref(id)}>${id}</a>`;
