// @ts-check
// The one place that knows which library draws the page.
import { h, render as renderInto } from '../vendor/preact/preact.js';
import * as hooks from '../vendor/preact/hooks.js';
import htm from '../vendor/htm/htm.js';

/** @typedef {any} View What a component returns. */

/** @type {(strings: TemplateStringsArray, ...values: any[]) => View} */
export const html = /** @type {any} */ (htm).bind(h);

/** @type {(view: View, into: Element) => void} */
export const render = /** @type {any} */ (renderInto);

/** @type {<T>(initial: T | (() => T)) => [T, (next: T | ((before: T) => T)) => void]} */
export const useState = /** @type {any} */ (hooks).useState;

/** @type {(effect: () => void | (() => void), inputs?: any[]) => void} */
export const useEffect = /** @type {any} */ (hooks).useEffect;

/** @type {<T>(initial: T) => { current: T }} */
export const useRef = /** @type {any} */ (hooks).useRef;
