/** Says that the program opens without a network from now on. */
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { frontWords } from '../words/en/front.ts';
import { keepOffline, offlineStore } from './offline.ts';

/** A line for the foot of the front page; nothing while there is nothing to say. */
export function OfflineMark(): ReactElement | null {
  const { keeping, isNewer } = useStore(offlineStore);
  useEffect(() => {
    keepOffline();
  }, []);
  const w = frontWords();
  if (keeping !== 'ready') return null;
  return (
    <span className="front-offline" role="status">
      <span aria-hidden="true">✓</span> {isNewer ? w.newer : w.offline}
    </span>
  );
}
