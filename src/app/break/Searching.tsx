/** A hunt while it goes on: calm numbers that say how far it is. */
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../ui/Button.tsx';
import { breakWords } from '../../words/en/break.ts';
import { language } from '../../words/words.ts';
import type { Desk } from './desk.ts';
import { deskStore, stopHunt } from './desk.ts';

/** How often a screen reader hears how far it is, ms. */
const SAID = 6_000;

/** A number as people read it: whole, and millions in short, so that its place is always wide enough. */
export const numeral = (n: number): string =>
  n < 1e6
    ? Math.round(n).toLocaleString(language())
    : n.toLocaleString(language(), {
        notation: 'compact',
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      });

/** What is shown of a hunt. */
export function Searching({
  desk,
}: {
  readonly desk: Extract<Desk, { readonly kind: 'searching' }>;
}): ReactElement {
  const w = breakWords();
  const { total, wish, rates } = desk;
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setInterval(() => {
      const now = deskStore.getState();
      if (now.kind === 'searching') setSaid(breakWords().said(now.total.walks, now.total.states));
    }, SAID);
    return () => clearInterval(timer);
  }, []);
  const isWide = total.doing === 'breadth' || total.states > 0;
  const rows: readonly (readonly [string, string])[] = [
    [w.walks, numeral(total.walks)],
    [w.steps, numeral(total.steps)],
    [w.stepRate, total.rate > 0 ? numeral(total.rate) : '–'],
    [w.states, isWide ? numeral(total.states) : '–'],
    [w.stateRate, total.stateRate > 0 ? numeral(total.stateRate) : '–'],
    [w.depth, isWide ? numeral(total.depth) : '–'],
    [w.waiting, isWide ? numeral(total.waiting) : '–'],
    [w.memory, isWide ? w.megabytes(Math.ceil(total.bytes / 2 ** 20)) : '–'],
  ];
  return (
    <div className="break-searching">
      <p className="break-doing">
        {total.best !== undefined
          ? w.shorterThan(total.best)
          : total.doing === 'shrink'
            ? w.shortening
            : `${w.doing[total.doing]}, ${w.placed[total.where]}`}
      </p>
      <progress
        className="break-progress"
        max={wish.seconds}
        value={Math.min(total.seconds, wish.seconds)}
        aria-label={w.time}
      />
      <p className="break-time tabular">
        <span>{w.of(Math.floor(Math.min(total.seconds, wish.seconds)), wish.seconds)}</span>
        <span>{w.workers(total.workers)}</span>
      </p>
      <dl className="break-numbers tabular">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Pace rates={rates} />
      {total.lost > 0 && <p className="break-quiet">{w.workersLost(total.lost, total.workers)}</p>}
      <Button size="large" icon="close" className="break-find" onClick={stopHunt}>
        {w.cancel}
      </Button>
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </div>
  );
}

/** A quiet line: how fast it went of late. */
function Pace({ rates }: { readonly rates: readonly number[] }): ReactElement {
  const most = Math.max(...rates, 1);
  const points = rates.map((rate, i) => `${i},${(20 - (rate / most) * 18).toFixed(1)}`).join(' ');
  return (
    <figure className="break-pace" aria-hidden="true">
      <svg viewBox="0 0 59 21" preserveAspectRatio="none">
        <polyline points={points} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption>{breakWords().pace}</figcaption>
    </figure>
  );
}
