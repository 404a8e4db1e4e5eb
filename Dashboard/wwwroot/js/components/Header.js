// @ts-check
import { html } from '../html.js';
import { Lookup } from './Lookup.js';
import { Status } from './Status.js';
/** @import { Live } from '../types.js' */

/** @param {{ live: Live }} props */
export const Header = ({ live }) => html`
  <header class="top">
    <a class="brand" href="#/"><img src="favicon.svg" alt="" width="24" height="24" />FraudGrains</a>
    <${Status} connection=${live.connection} asOf=${live.stats?.asOf} />
    <span class="grow"></span>
    <${Lookup} />
    <nav aria-label="Other pages">
      <a href="cluster">Cluster</a>
      <a href="scalar">API</a>
    </nav>
  </header>`;
