// @ts-check
import { useEffect, useState } from './html.js';

/** @typedef {{ page: 'overview' } | { page: 'account', id: string }} Route */

const accounts = '#/accounts/';

/** @param {string} id */
export const accountHref = id => accounts + encodeURIComponent(id);

/** @returns {Route} */
function read() {
  if (!location.hash.startsWith(accounts)) return { page: 'overview' };
  try {
    const id = decodeURIComponent(location.hash.slice(accounts.length));
    return id ? { page: 'account', id } : { page: 'overview' };
  } catch {
    return { page: 'overview' }; // a half-typed escape in the address bar
  }
}

/** The place the address names; follows the back button. @returns {Route} */
export function useRoute() {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const follow = () => setRoute(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
