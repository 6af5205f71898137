/** A table of nodes beneath the stage: its head, a frame that scrolls, and in a sentence what it comes to. */
import type { ReactElement, ReactNode } from 'react';
import { MANY } from './NodeName.tsx';
import './table.css';

/** What such a table is given. */
export interface KeptProps {
  /** Its own class. */
  readonly kind: string;
  /** What it shows, and what it is called: the same, unless several figures stand side by side. */
  readonly label: string;
  readonly called: string;
  readonly caption: string;
  /** What stands at the left end of its head. */
  readonly head: ReactNode;
  /** The heads of its columns. */
  readonly columns: ReactNode;
  /** Its rows; without any there is no table. */
  readonly rows: readonly ReactElement[];
  /** The sentence, in a paragraph. */
  readonly says: ReactElement;
}

/** The table with all that stands round it. */
export function Kept({ kind, label, called, caption, head, columns, rows, says }: KeptProps): ReactElement {
  return (
    <section className={`kept ${kind}${rows.length > MANY ? ' kept-many' : ''}`} aria-label={called}>
      {Boolean(head) && <div className="kept-head">{head}</div>}
      {rows.length > 0 && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region
        <div className="kept-frame" tabIndex={0} role="group" aria-label={label}>
          <table>
            <caption className="unseen">{caption}</caption>
            <thead>
              <tr>{columns}</tr>
            </thead>
            <tbody>{rows}</tbody>
          </table>
        </div>
      )}
      {says}
    </section>
  );
}
