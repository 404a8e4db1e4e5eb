// @ts-check
import { html, render } from './html.js';
import { App } from './components/App.js';

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
root.textContent = '';
render(html`<${App} />`, root);
