/** Nothing was found: how far it looked, what never came about, and what to try next. */
import type { ReactElement } from 'react';
import type { Protocol } from '../../engine/protocol.ts';
import { Button } from '../../ui/Button.tsx';
import { breakWords } from '../../words/en/break.ts';
import { langOf } from '../loaded-lesson.ts';
import type { Result, Wish } from './pool.ts';
import { numeral } from './Searching.tsx';
import { LENGTHS } from './wishes.ts';

/** What to try next. */
export type Change = 'longer' | 'elsewhere' | 'crashes' | 'rule';

/** How far a search has looked, in words. */
export const farOf = ({ total }: Result): string =>
  breakWords().howFar(total.depth, total.states, total.walks);

/** The view. */
export function NothingView({
  protocol,
  wish,
  result,
  isAllOn,
  onChange,
}: {
  readonly protocol: Protocol;
  readonly wish: Wish;
  readonly result: Result;
  /** Whether every rule was on. */
  readonly isAllOn: boolean;
  readonly onChange: (change: Change) => void;
}): ReactElement {
  const w = breakWords();
  const { total, ending, never } = result;
  const longer = LENGTHS.find((seconds) => seconds > wish.seconds);
  const never_ = never.flatMap((id) => protocol.sometimes[id]?.says ?? []);
  return (
    <div className="break-nothing">
      <p className="break-says">{w.nothingOff}</p>
      {ending !== 'lost' && ending !== 'found' && (
        <p className="break-how">
          {w.looked(farOf(result), numeral(Math.max(1, total.seconds)))} {w.endings[ending]}
        </p>
      )}
      {total.lost > 0 && <p className="break-how">{w.workersLost(total.lost, total.workers)}</p>}
      {never_.length > 0 && (
        <section>
          <p className="break-how">{w.never}</p>
          <ul className="break-never" lang={langOf(protocol)}>
            {never_.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={w.next}>
        <h2 className="label">{w.next}</h2>
        <div className="break-buttons">
          {isAllOn && (
            <Button variant="primary" onClick={() => onChange('rule')}>
              {w.tryRule}
            </Button>
          )}
          {longer !== undefined && (
            <Button onClick={() => onChange('longer')}>{w.tryLonger(w.seconds(longer))}</Button>
          )}
          {!wish.elsewhere && <Button onClick={() => onChange('elsewhere')}>{w.tryElsewhere}</Button>}
          {wish.search !== 'dice' && <Button onClick={() => onChange('crashes')}>{w.tryCrashes}</Button>}
        </div>
      </section>
    </div>
  );
}
