/** A short link, on its way to the long one; or what is the matter with it. */
import { useEffect, useMemo } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../ui/Button.tsx';
import { shareWords } from '../../words/en/share.ts';
import { unpack } from './packed.ts';

/** Goes where a short link (what stands after `#/s/`) leads. */
export function ShortPage({ link }: { readonly link: string }): ReactElement | null {
  const found = useMemo(() => unpack(link), [link]);
  useEffect(() => {
    // In place of the short one: the way back leads to where we came from.
    if (found.ok) window.location.replace(found.hash);
  }, [found]);
  if (found.ok) return null;
  const w = shareWords();
  return (
    <main className="lost" id="main">
      <h1>{w.lostTitle}</h1>
      <p role="alert">
        {found.why === 'newer' ? w.newer : w.damaged} {w.kept}
      </p>
      <p>
        {found.why === 'newer' && <Button onClick={() => window.location.reload()}>{w.reload}</Button>}{' '}
        <a href="#/">{w.toFront}</a>
      </p>
    </main>
  );
}
