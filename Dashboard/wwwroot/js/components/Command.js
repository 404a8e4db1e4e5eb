// @ts-check
import { html, useState } from '../html.js';

/** A command to run, with a button that copies it. @param {{ text: string }} props */
export function Command({ text }) {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false));
  return html`
    <div class="command">
      <code tabindex="0">${text}</code>
      ${navigator.clipboard ? html`<button class="button" type="button" onClick=${copy}>${copied ? 'Copied' : 'Copy'}</button>` : null}
    </div>`;
}
