/**
 * Keys that nobody in the frame uses belong to whoever shows it: then a clicker walks into the demo and out again, and
 * a deck's own keys still work.
 */
import type { HostKind } from './address.ts';
import { VERSION } from './orders.ts';

/** Keys that mean on, and back, by `KeyboardEvent.key`; Space with Shift goes back. */
const ON: readonly string[] = ['PageDown', 'ArrowRight', 'ArrowDown', ' ', 'Enter', 'n'];
const BACK: readonly string[] = ['PageUp', 'ArrowLeft', 'ArrowUp', 'Backspace', 'p'];

/** What a press means to a deck. */
export type Turn = 'next' | 'prev' | undefined;

/** A key press as far as it matters here. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>;

/** Which way a key turns the page. */
export function turnOf({ key, shiftKey }: Press): Turn {
  if (key === ' ' && shiftKey) return 'prev';
  if (ON.includes(key)) return 'next';
  return BACK.includes(key) ? 'prev' : undefined;
}

/** The numbers reveal.js knows keys by, for those that have a name; letters and digits are their own code. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['Escape', 27],
  ['Home', 36],
  ['End', 35],
  ['Period', 190],
  ['Comma', 188],
  ['Slash', 191],
  ['F5', 116],
  ['Pause', 19],
]);

const numberOf = ({ key, code }: Press): number | undefined =>
  NUMBERS.get(code) ??
  NUMBERS.get(key) ??
  (/^[a-z0-9]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : undefined);

/** What a deck is to be told of a turn of the page, in its own words; undefined where it has none of its own. */
export function turnMessage(host: HostKind, turn: 'next' | 'prev'): unknown {
  switch (host) {
    case 'reveal':
      return JSON.stringify({ method: turn });
    case 'slidev':
      return { target: 'slidev', type: 'navigate', operation: turn };
    case 'page':
    case 'splice':
      return { parley: VERSION, type: 'edge', turn };
  }
}

/** What the host is to be told of a key we do not use. Undefined where it can do nothing with it. */
export function keyMessage(host: HostKind, press: Press): unknown {
  if (host === 'slidev') return undefined;
  if (host === 'reveal') {
    const number = numberOf(press);
    return number === undefined ? undefined : JSON.stringify({ method: 'triggerKey', args: [number] });
  }
  const { key, code, shiftKey } = press;
  return { parley: VERSION, type: 'key', key, code, shiftKey };
}

const TEXT = 'input, textarea, select, [contenteditable]';
const OWN_ARROWS = '[role=slider], [role=menu], [role=grid], [data-own-arrows]';

/** Whether something in the frame has a use for the key, though no shortcut has. */
export function isWanted({ key, target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(TEXT)) return true;
  if (/^Arrow|^Home$|^End$/.test(key) && target.closest(OWN_ARROWS)) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, a, summary, [role=button]') !== null;
}
