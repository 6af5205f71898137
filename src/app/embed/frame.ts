/** The frame we stand in: made once, when the page begins. */
import { readWish } from './address.ts';
import type { HostKind, Wish } from './address.ts';
import { openMailbox } from './mailbox.ts';
import type { Letter, Mailbox } from './mailbox.ts';

/** The frame: what its address asks for, and the way to the page round it. */
export interface Frame extends Wish {
  readonly box: Mailbox;
}

let known: Frame | undefined;

/** The frame. Not to be asked for before `begin`. */
export function frame(): Frame {
  if (!known) throw new Error('there is no frame before it begins');
  return known;
}

/** Begins: reads the address, brings it into its one form, and puts the theme on without remembering it. */
export function begin(early: Letter[]): void {
  const wish = readWish(window.location.href);
  known = { ...wish, box: openMailbox(early) };
  history.replaceState(null, '', wish.address);
  const root = document.documentElement;
  root.dataset.embed = wish.host;
  if (wish.theme) root.dataset.theme = wish.theme;
}

/** Somebody who shows us has made themselves known. */
export function knowHost(host: HostKind): void {
  known = { ...frame(), host };
}
