// @ts-check
import { html, useEffect, useRef, useState } from '../html.js';
import { plot } from './plot.js';

/**
 * One line over time, with its newest value in words.
 * @param {{ title: string, value: string, time: number[], values: (number | null)[], colour: string, fill: string, height: number }} props
 */
export function Chart({ title, value, time, values, colour, fill, height }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const chart = useRef(/** @type {any} */ (null));
  const [scheme, setScheme] = useState(0);

  // Canvas colours do not follow the style sheet: the chart is made anew when the scheme changes.
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const turn = () => setScheme(s => s + 1);
    dark.addEventListener('change', turn);
    return () => dark.removeEventListener('change', turn);
  }, []);

  useEffect(() => {
    const element = /** @type {HTMLElement} */ (place.current);
    chart.current = plot(element, { colour, fill, height, name: title });
    const resize = new ResizeObserver(() => chart.current.setSize({ width: element.clientWidth, height }));
    resize.observe(element);
    return () => {
      resize.disconnect();
      chart.current.destroy();
    };
  }, [scheme]);

  useEffect(() => chart.current.setData([time, values]), [time, values, scheme]);

  return html`
    <figure class="chart" style=${{ margin: 0 }}>
      <h3>${title} <b>${value}</b></h3>
      <div ref=${place} role="img" aria-label="${title}, now ${value}"></div>
    </figure>`;
}
