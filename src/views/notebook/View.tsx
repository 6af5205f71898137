/** Notebooks: one page for each node that counts answers, as it might have written it. */
import * as m from 'framer-motion/m';
import { useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Portrait } from '../../engine/portrait.ts';
import type { World } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { hueStyle } from '../epoch.ts';
import type { Selection } from '../selection.ts';
import { useWhole } from '../whole.ts';
import { notebookScene } from './scene.ts';
import type { AnswerShape, PageShape, TallyShape } from './scene.ts';
import './view.css';
import { notebookWords } from '../../words/en/notebook.ts';

/** What the notebooks are given; everything that depends on the protocol comes from the portrait. */
export interface NotebookViewProps {
  readonly moment: Moment;
  /** The world a moment earlier: what was written since then moves in. */
  readonly before: World | undefined;
  readonly portrait: Portrait;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  /** Whose they are, where several figures stand side by side. */
  readonly of?: string | undefined;
  /** What stands at the left end of its head. */
  readonly head?: ReactNode;
}

/** The notebooks. */
export function NotebookView({
  moment,
  before,
  selection,
  onSelect,
  of,
  head,
  ...rest
}: NotebookViewProps): ReactElement {
  const { world } = moment;
  const portrait = useWhole(rest.portrait);
  const pages = useMemo(() => notebookScene(world, before, portrait), [world, before, portrait]);
  return (
    <section
      className="notebooks"
      aria-label={of === undefined ? notebookWords().notebooks : notebookWords().notebooksOf(of)}
    >
      {Boolean(head) && <div className="notebooks-head">{head}</div>}
      {pages.length === 0 ? (
        <p className="notebooks-empty">{notebookWords().nothing}</p>
      ) : (
        // The frame scrolls, so the keyboard must reach it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region
        <div className="notebooks-frame" tabIndex={0} role="group" aria-label={notebookWords().pages}>
          {pages.map((page) => (
            <Page
              key={page.node}
              page={page}
              selected={selection?.kind === 'node' && selection.id === page.node}
              onPress={() => {
                const isSame = selection?.kind === 'node' && selection.id === page.node;
                onSelect(isSame ? undefined : { kind: 'node', id: page.node });
              }}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function Page(props: {
  readonly page: PageShape;
  readonly selected: boolean;
  readonly onPress: () => void;
}): ReactElement {
  const { page, selected, onPress } = props;
  return (
    <article className={page.up ? 'page' : 'page page-down'}>
      <h3>
        <button type="button" className="page-name" aria-pressed={selected} onClick={onPress}>
          {page.node}
        </button>{' '}
        {page.title}
      </h3>
      {page.tallies.map((tally) => (
        <TallyLines key={tally.label} tally={tally} />
      ))}
      {page.verdict !== '' && (
        <m.p
          key={page.verdict}
          className={`page-verdict page-verdict-${page.tone}`}
          style={hueStyle(page.hue) as Record<string, string>}
          initial={page.fresh ? { opacity: 0, y: 6 } : false}
          animate={{ opacity: 1, y: 0 }}
          transition={{ duration: 0.25, ease: 'easeOut' }}
        >
          {page.verdict}
        </m.p>
      )}
    </article>
  );
}

function TallyLines({ tally }: { readonly tally: TallyShape }): ReactElement {
  return (
    <div className="tally-lines">
      <p className="tally-head">
        <span className="tally-label">{tally.label}</span>
        <span className="tally-pips" aria-hidden="true">
          {tally.pips.map((had, i) => (
            <i key={i} className={had ? 'had' : ''} data-last={i === tally.needed - 1 ? '' : undefined} />
          ))}
        </span>
        <span className={tally.reached ? 'tally-count tally-reached' : 'tally-count'}>
          {tally.reached && <span aria-hidden="true">✓ </span>}
          {tally.says}
        </span>
      </p>
      {tally.answers.length > 0 && (
        <ul>
          {tally.answers.map((answer) => (
            <Answer key={`${answer.from} ${answer.text}`} answer={answer} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Answer({ answer }: { readonly answer: AnswerShape }): ReactElement {
  return (
    <m.li
      className={answer.decisive ? 'answer answer-decisive' : 'answer'}
      initial={answer.fresh ? { opacity: 0, x: -10 } : false}
      animate={{ opacity: 1, x: 0 }}
      transition={{ duration: 0.22, ease: 'easeOut' }}
    >
      <b>{answer.from}</b> <span>{answer.text}</span>
      {answer.decisive && (
        <>
          <i aria-hidden="true">◂</i>
          <span className="unseen"> {notebookWords().decides}</span>
        </>
      )}
    </m.li>
  );
}
