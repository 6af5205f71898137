/** Brings back the other lines of a link, once its page stands. */
import { useEffect, useState } from 'react';
import type { Player } from '../../player/player.ts';

const taken = new WeakSet<Player>();

/** Gives a page's player the lines its address carries. The address is read at once: the page soon writes its own. */
export function useLines(player: Player): void {
  const [text] = useState(() => /[?&]also=([^&]+)/.exec(window.location.hash)?.[1]);
  useEffect(() => {
    if (text === undefined || taken.has(player)) return;
    taken.add(player);
    void import('./lines.ts').then(({ adoptLines }) => adoptLines(player, text));
  }, [player, text]);
}
