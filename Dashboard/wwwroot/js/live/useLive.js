// @ts-check
import { useEffect, useState } from '../html.js';
import { follow, nothingYet } from './feed.js';

/** The live state, for the component at the top. */
export function useLive() {
  const [live, setLive] = useState(nothingYet);
  useEffect(() => follow(setLive), []);
  return live;
}
