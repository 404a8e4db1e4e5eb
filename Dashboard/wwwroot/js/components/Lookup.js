// @ts-check
import { html } from '../html.js';
import { accountHref } from '../route.js';

/** @param {SubmitEvent} event */
function go(event) {
  event.preventDefault();
  const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem('account'));
  const id = field.value.trim();
  if (!id) return;
  location.hash = accountHref(id);
  field.value = '';
}

/** Any account by its id. */
export const Lookup = () => html`
  <form class="lookup" role="search" onSubmit=${go}>
    <input name="account" type="search" placeholder="Account id" aria-label="Account id" maxlength="64" autocomplete="off" spellcheck=${false} required />
    <button class="button" type="submit">Look up</button>
  </form>`;
