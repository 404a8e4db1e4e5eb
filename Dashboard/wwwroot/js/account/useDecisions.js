// @ts-check
import { useState } from '../html.js';
/** @import { Decision } from '../types.js' */

/** Decisions asked for at a time. */
const pageLength = 50;

/**
 * The newest decisions, and on demand the older ones page by page.
 * @param {string} id
 * @param {Decision[]} newest
 */
export function useDecisions(id, newest) {
  const [older, setOlder] = useState(/** @type {Decision[]} */ ([]));
  const [next, setNext] = useState(/** @type {string | null} */ (''));
  const [error, setError] = useState(/** @type {string | null} */ (null));

  const more = async () => {
    try {
      const cursor = next ? `&cursor=${encodeURIComponent(next)}` : '';
      const response = await fetch(`api/v1/accounts/${encodeURIComponent(id)}/decisions?limit=${pageLength}${cursor}`);
      const page = await response.json();
      if (!response.ok) throw new Error(page.detail);
      setOlder(before => [...before, ...page.items]);
      setNext(page.next);
      setError(null);
    } catch (e) {
      setError(e instanceof Error ? e.message : String(e));
    }
  };

  const seen = new Set();
  const all = [...newest, ...older].filter(d => !seen.has(d.transactionId) && seen.add(d.transactionId));
  return { all, more: next === null || newest.length === 0 ? null : more, error };
}
