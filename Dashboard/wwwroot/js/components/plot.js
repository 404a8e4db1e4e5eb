// @ts-check
import uPlot from '../../vendor/uplot/uPlot.js';
import { rate } from '../format.js';
import { minutes } from '../live/history.js';

/** @param {string} name A colour of tokens.css. */
const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The window ends at the newest point; it grows from one minute to its full width, so that the first minute is not a sliver. */
const window = (/** @type {any} */ _, /** @type {number | null} */ min, /** @type {number | null} */ max) => {
  const end = max ?? Date.now() / 1000;
  const width = Math.min(minutes * 60, Math.max(60, end - (min ?? end)));
  return [end - width, end];
};

const fromZero = (/** @type {any} */ _, /** @type {number | null} */ __, /** @type {number | null} */ max) => [0, Math.max(1, (max ?? 0) * 1.15)];

const isAtEdge = (/** @type {any} */ chart, /** @type {number} */ seconds) =>
  seconds - chart.scales.x.min < (chart.scales.x.max - chart.scales.x.min) / 20;

/** A label at the very edge would stand under the other axis. */
const clocks = (/** @type {any} */ chart, /** @type {number[]} */ at) =>
  at.map(seconds => (isAtEdge(chart, seconds) ? null : new Date(seconds * 1000).toISOString().slice(11, seconds % 60 === 0 ? 16 : 19)));

/**
 * A chart of one line.
 * @param {HTMLElement} into
 * @param {{ colour: string, fill: string, height: number, name: string }} look
 */
export function plot(into, { colour, fill, height, name }) {
  const axis = {
    stroke: token('--ink-3'),
    font: `11px ${getComputedStyle(document.body).fontFamily}`,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
  };
  return new /** @type {any} */ (uPlot)({
    width: Math.max(into.clientWidth, 100),
    height,
    legend: { show: false },
    cursor: { sync: { key: 'traffic' }, drag: { x: false, y: false }, points: { size: 6 } },
    scales: { x: { time: true, range: window }, y: { range: fromZero } },
    axes: [
      { ...axis, size: 22, gap: 4, space: 90, incrs: [10, 30, 60], grid: { show: false }, values: clocks },
      { ...axis, size: 52, gap: 6, space: 28, values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map(rate) },
    ],
    series: [{}, { label: name, stroke: token(colour), fill: token(fill), width: 1.5, points: { show: false }, spanGaps: false }],
  }, [[], []], into);
}
