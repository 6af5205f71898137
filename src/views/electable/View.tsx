/** Who could win an election now: every candidate against every voter, and why. */
import { useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Portrait } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { Kept } from '../Kept.tsx';
import { NodeName } from '../NodeName.tsx';
import type { Selection } from '../selection.ts';
import { useWhole } from '../whole.ts';
import { electableScene } from './scene.ts';
import type { AnswerShape, CandidateRow } from './scene.ts';
import './view.css';
import { electableWords } from '../../words/en/electable.ts';

/** What the table is given; everything that depends on the protocol comes from the portrait. */
export interface ElectableViewProps {
  readonly moment: Moment;
  readonly portrait: Portrait;
  /** What an epoch is called. */
  readonly epoch: string;
  readonly selection: Selection | undefined;
  /** Whose it is, where several figures stand side by side. */
  readonly of?: string | undefined;
  /** What stands at the left end of its head. */
  readonly head?: ReactNode;
}

/** The table. Waits until the portrait has come. */
export function ElectableView(props: ElectableViewProps): ReactElement {
  const { moment, epoch, selection, of, head } = props;
  const portrait = useWhole(props.portrait);
  const { world } = moment;
  const scene = useMemo(() => electableScene(world, portrait, epoch), [world, portrait, epoch]);
  const w = electableWords();
  // Whose reasons are told: whoever was pressed here, else whoever is selected on the stage.
  const [pressed, setPressed] = useState<NodeId>();
  const selected = pressed ?? (selection?.kind === 'node' ? selection.id : undefined);
  const chosen = scene.rows.find(({ node }) => node === selected);
  const press = (id: NodeId) => setPressed(pressed === id ? undefined : id);
  const columns = (
    <>
      <th scope="col">{w.stands}</th>
      {scene.voters.map(({ node, end }) => (
        <th key={node} scope="col" className="electable-voter">
          <b>{node}</b> <span aria-hidden="true">{end.text}</span>
          <span className="unseen">{end.says}</span>
        </th>
      ))}
      <th scope="col">{w.result}</th>
    </>
  );
  return (
    <Kept
      kind="electable"
      label={w.electable}
      called={of === undefined ? w.electable : w.electableOf(of)}
      caption={w.caption}
      head={head}
      columns={columns}
      rows={scene.rows.map((row) => (
        <Row key={row.node} row={row} selected={selected === row.node} onPress={press} />
      ))}
      says={
        <p className="kept-says" role="status">
          {chosen ? `${w.because(chosen.node)}${chosen.reasons.join(' ')}` : `${scene.says} ${w.choose}`}
        </p>
      }
    />
  );
}

function Row(props: {
  readonly row: CandidateRow;
  readonly selected: boolean;
  readonly onPress: (id: NodeId) => void;
}): ReactElement {
  const { row, selected, onPress } = props;
  const w = electableWords();
  const names = ['kept-row'];
  if (row.bar !== '') names.push('kept-row-down');
  if (selected) names.push('electable-chosen');
  return (
    <tr className={names.join(' ')}>
      <th scope="row">
        <NodeName id={row.node} selected={selected} onPress={onPress} />{' '}
        <span className="electable-end" aria-hidden="true">
          {row.end.text}
        </span>
        <span className="unseen">{row.end.says}</span>
      </th>
      {row.answers.map((answer) => (
        <Answer key={answer.voter} answer={answer} />
      ))}
      <td className={row.wins ? 'electable-result electable-wins' : 'electable-result'}>
        {row.bar === '' ? (
          <>
            <span aria-hidden="true">{row.wins ? '✓' : '✕'} </span>
            {row.counts.map(({ had, needed, enough, says }, i) => (
              <span key={i} className={enough ? 'electable-enough' : 'electable-short'}>
                {i > 0 && ' + '}
                <span className="electable-words">{says}</span>
                <span className="electable-brief" aria-hidden="true">
                  {had}/{needed}
                </span>
              </span>
            ))}
            <span className="unseen">: {row.wins ? w.wins : w.loses}</span>
          </>
        ) : (
          <span>{row.bar}</span>
        )}
      </td>
    </tr>
  );
}

const GLYPHS: Readonly<Record<AnswerShape['answer'], string>> = {
  yes: '✓',
  self: '✓',
  log: '✕',
  down: '✕',
  cut: '✕',
  outside: '·',
};

function Answer({ answer }: { readonly answer: AnswerShape }): ReactElement {
  return (
    <td className={`electable-answer electable-${answer.answer}`} title={answer.says}>
      <span aria-hidden="true">
        <b>{GLYPHS[answer.answer]}</b> <span className="electable-why">{answer.why}</span>
      </span>
      <span className="unseen">{answer.says}</span>
    </td>
  );
}
