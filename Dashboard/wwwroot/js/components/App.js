// @ts-check
import { html } from '../html.js';
import { useLive } from '../live/useLive.js';
import { useRoute } from '../route.js';
import { AccountPage } from '../account/AccountPage.js';
import { Degradation } from './Degradation.js';
import { Footer } from './Footer.js';
import { Header } from './Header.js';
import { Overview } from './Overview.js';

export function App() {
  const live = useLive();
  const route = useRoute();
  return html`
    <a class="skip" href="#main" onClick=${skip}>Skip to the content</a>
    <${Header} live=${live} />
    <main id="main" tabindex="-1">
      <${Degradation} stats=${live.stats} />
      ${route.page === 'account'
        ? html`<${AccountPage} key=${route.id} id=${route.id} alerts=${live.alerts} />`
        : html`<${Overview} live=${live} />`}
      <${Footer} stats=${live.stats} />
    </main>`;
}

/** The hash names the place on this page, so an ordinary jump would leave it. @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
