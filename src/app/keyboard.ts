/** Keys: what they do, in which mode, and when they keep out of the way. One list feeds the listener and the help. */
import { useEffect, useRef } from 'react';
import { useSteady } from '../views/steady.ts';
import { isDrawn, lift } from './curtain.ts';
import { recall, remember } from './memory.ts';

/** A key and what it does. */
export interface Shortcut {
  /** As people read it: `→`, `PageDown`, `C`. */
  readonly keys: readonly string[];
  readonly does: string;
  /** Matches `KeyboardEvent.key`, or `code:Period` for a physical key, or `Shift+…`, or `Ctrl+…` (⌘ on a Mac). */
  readonly matches: readonly string[];
  /** Acts whatever has focus (text fields aside): clickers must survive a stray click. */
  readonly always?: boolean;
  /** Whether it acts now; another may, if not. */
  readonly when?: () => boolean;
  /** May act again and again while the key is held down. */
  readonly repeats?: boolean;
  readonly run: () => void;
}

const isOn = (value: unknown): value is boolean => typeof value === 'boolean';

/** Whether letters, digits and signs act by themselves; people who dictate switch them off (WCAG 2.1.4). */
export function lettersAct(): boolean {
  return recall('letters', isOn) ?? true;
}

/** Switches single characters on or off. */
export function setLettersAct(act: boolean): void {
  remember('letters', act);
}

/** The name of a key press in the words of `Shortcut.matches`. */
function namesOf(event: KeyboardEvent): readonly string[] {
  const shift = event.shiftKey ? 'Shift+' : '';
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return [`Ctrl+${shift}${key}`];
  const names = [`${shift}code:${event.code}`, `${shift}${key}`, `code:${event.code}`];
  // Shift is part of the sign itself in `?`, `+`, `_`.
  return event.key.length === 1 && !/[a-z ]/i.test(event.key) ? [key, ...names] : names;
}

const TEXT =
  'input:not([type=range]):not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]';
/** Things that use arrows, space or Enter themselves. */
const OWN_ARROWS =
  '[role=slider], [role=radiogroup], [role=radio], [role=menu], [role=grid], [data-own-arrows], input[type=range], input[type=radio]';
const PRESSABLE = 'button, a, summary, [role=button]';

function keepsOut(event: KeyboardEvent, shortcut: Shortcut): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.isComposing || target.closest(TEXT)) return true;
  if (event.repeat && !shortcut.repeats) return true;
  if (document.querySelector('dialog[open]') && event.key !== '?' && !shortcut.always) return true;
  if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !lettersAct())
    return true;
  if (shortcut.always) return false;
  if (/^Arrow|^Home$|^End$/.test(event.key) && target.closest(OWN_ARROWS)) return true;
  return (
    (event.key === ' ' || event.key === 'Enter' || event.key === 'Backspace') &&
    target.closest(PRESSABLE) !== null
  );
}

/** Every list of keys that acts now, those that come first first. */
const lists: { readonly read: () => readonly Shortcut[] }[] = [];

/** All keys that act now, for whoever lists them. */
export const shortcutsNow = (): readonly Shortcut[] => lists.flatMap(({ read }) => read());

/** Lets these keys act while the component is there; `isFirst`: before those of other components. */
export function useShortcuts(shortcuts: readonly Shortcut[], isFirst = false): void {
  const newest = useRef(shortcuts);
  useEffect(() => {
    newest.current = shortcuts;
  });
  const heed = useSteady((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    const names = namesOf(event);
    const shortcut = shortcuts.find(
      ({ matches, when }) => matches.some((name) => names.includes(name)) && (when?.() ?? true),
    );
    if (!shortcut || keepsOut(event, shortcut)) return;
    // While the picture is hidden the first key brings it back, and does nothing else.
    if (isDrawn() && !event.key.startsWith('F')) {
      event.preventDefault();
      lift();
      return;
    }
    // Esc is also the browser's: prevented here, it would not close a dialog.
    if (event.key !== 'Escape' || isFirst) event.preventDefault();
    shortcut.run();
  });
  useEffect(() => {
    const list = { read: () => newest.current };
    if (isFirst) lists.unshift(list);
    else lists.push(list);
    window.addEventListener('keydown', heed, isFirst);
    return () => {
      lists.splice(lists.indexOf(list), 1);
      window.removeEventListener('keydown', heed, isFirst);
    };
  }, [heed, isFirst]);
}
