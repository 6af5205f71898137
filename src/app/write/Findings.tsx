/** What became of the text: how much of it is true, or what is wrong and where. Pressing one goes there. */
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Problem } from '../../lesson/problem.ts';
import { Icon } from '../../ui/icons.tsx';
import { writeWords } from '../../words/en/write.ts';
import type { Outcome } from './rehearsing.ts';

/** What the list is given. */
export interface FindingsProps {
  /** Undefined until the first rehearsal is over. */
  readonly outcome: Outcome | undefined;
  /** Whether a newer text is being rehearsed. */
  readonly isReading: boolean;
  readonly onGoTo: (line: number, column: number) => void;
}

/** More mistakes than this are not read anyway: the first ones cause the others. */
const MOST_SHOWN = 30;

/** The list. */
export function Findings({ outcome, isReading, onGoTo }: FindingsProps): ReactElement {
  const w = writeWords();
  const [isOpen, setOpen] = useState(false);
  const problems = outcome?.problems ?? [];
  const hints = outcome?.hints ?? [];
  const lesson = problems.length === 0 ? outcome?.lesson : undefined;
  return (
    <section className="findings" aria-busy={isReading}>
      <p className={`findings-head ${problems.length > 0 ? 'findings-bad' : ''}`} role="status">
        {!outcome ? (
          <span>{w.reading}</span>
        ) : lesson ? (
          <>
            <Icon name="check" />
            <span>{w.good(lesson.steps.length, outcome.claims)}</span>
          </>
        ) : (
          <>
            <Icon name="cross" />
            <span>{w.mistakes(problems.length)}</span>
          </>
        )}
      </p>
      {hints.length > 0 && (
        <button
          type="button"
          className="button button-quiet button-small findings-hints"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {w.hints(hints.length)} <Icon name="chevron-down" size={12} />
        </button>
      )}
      {problems.length > 0 && <List problems={problems} kind="mistake" onGoTo={onGoTo} />}
      {isOpen && hints.length > 0 && <List problems={hints} kind="hint" onGoTo={onGoTo} />}
    </section>
  );
}

function List({
  problems,
  kind,
  onGoTo,
}: {
  readonly problems: readonly Problem[];
  readonly kind: 'mistake' | 'hint';
  readonly onGoTo: FindingsProps['onGoTo'];
}): ReactElement {
  const w = writeWords();
  return (
    <ul className={`findings-list findings-${kind}`}>
      {problems.slice(0, MOST_SHOWN).map(({ line, column, message, hint }, i) => (
        <li key={i}>
          <button type="button" onClick={() => onGoTo(line, column)}>
            <span className="findings-line">{w.line(line)}</span>
            <span>
              {message}
              {hint !== undefined && <em> {hint}</em>}
            </span>
          </button>
        </li>
      ))}
      {problems.length > MOST_SHOWN && (
        <li className="findings-more">{w.more(problems.length - MOST_SHOWN)}</li>
      )}
    </ul>
  );
}
