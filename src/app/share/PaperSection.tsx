/** A lesson on paper: the ways to its handouts. */
import type { ReactElement } from 'react';
import { shareWords } from '../../words/en/share.ts';
import { writeRoute } from '../route.ts';
import { isWhatIf, seenOf } from './seen.ts';

/** The section for a lesson, by its id. */
export function PaperSection({ lesson }: { readonly lesson: string }): ReactElement {
  const w = shareWords();
  const seen = seenOf(lesson);
  const whatIfs = seen.filter(isWhatIf).length;
  const way = (notes: boolean, today: boolean): string =>
    writeRoute({ page: 'handout', lesson, notes, seen: today });
  return (
    <section className="share-part" aria-label={w.paper}>
      <h3>{w.paper}</h3>
      <p className="share-says">{w.paperSays}</p>
      <div className="share-row">
        <a className="button button-default button-medium" href={way(false, false)}>
          {w.handout}
        </a>
        <a className="button button-default button-medium" href={way(true, false)}>
          {w.lecturer}
        </a>
        {seen.length > 0 && (
          <a className="button button-default button-medium" href={way(false, true)}>
            {w.seen}
          </a>
        )}
      </div>
      <p className="share-said">{seen.length > 0 && w.seenSays(seen.length - whatIfs, whatIfs)}</p>
    </section>
  );
}
