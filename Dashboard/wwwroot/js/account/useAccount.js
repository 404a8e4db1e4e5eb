// @ts-check
import { useEffect, useState } from '../html.js';
/** @import { Account } from '../types.js' */

/** How often an open account is asked for again, in ms. */
const refreshEvery = 3000;

/** @typedef {{ account: Account | null, error: string | null }} Answer */

/**
 * @param {string} id
 * @returns {Promise<Answer>}
 */
async function ask(id) {
  try {
    const response = await fetch(`api/v1/accounts/${encodeURIComponent(id)}`, { headers: { accept: 'application/json' } });
    const body = await response.json();
    return response.ok ? { account: body, error: null } : { account: null, error: body.detail ?? `The API answered ${response.status}.` };
  } catch {
    return { account: null, error: 'The API does not answer.' };
  }
}

/** The account, asked for again every few seconds while the page is looked at. @param {string} id @returns {Answer} */
export function useAccount(id) {
  const [answer, setAnswer] = useState(/** @type {Answer} */ ({ account: null, error: null }));
  useEffect(() => {
    let isOver = false;
    const refresh = async () => {
      if (document.hidden) return;
      const next = await ask(id);
      // An error keeps the last good figures on the page, and says so beside them.
      if (!isOver) setAnswer(before => ({ account: next.account ?? before.account, error: next.error }));
    };
    refresh();
    const timer = setInterval(refresh, refreshEvery);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [id]);
  return answer;
}
