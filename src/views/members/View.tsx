/** The members: which configuration each server goes by, by which entry, and whether that is committed. */
import { useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Portrait } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { Kept } from '../Kept.tsx';
import { NodeName } from '../NodeName.tsx';
import type { Selection } from '../selection.ts';
import { useWhole } from '../whole.ts';
import { membersScene } from './scene.ts';
import type { MemberRow } from './scene.ts';
import './view.css';
import { membersWords } from '../../words/en/members.ts';

/** What the table is given; everything that depends on the protocol comes from the portrait. */
export interface MembersViewProps {
  readonly moment: Moment;
  readonly portrait: Portrait;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  /** Whose it is, where several figures stand side by side. */
  readonly of?: string | undefined;
  /** What stands at the left end of its head. */
  readonly head?: ReactNode;
}

/** The table. Waits until the portrait has come. */
export function MembersView(props: MembersViewProps): ReactElement {
  const { moment, selection, onSelect, of, head } = props;
  const portrait = useWhole(props.portrait);
  const { world } = moment;
  const scene = useMemo(() => membersScene(world, portrait), [world, portrait]);
  const w = membersWords();
  const selected = selection?.kind === 'node' ? selection.id : undefined;
  const press = (id: NodeId) => onSelect(selected === id ? undefined : { kind: 'node', id });
  const columns = (
    <>
      <th scope="col">
        <span className="unseen">{w.node}</span>
      </th>
      <th scope="col">{w.counts}</th>
      <th scope="col">{w.entry}</th>
      <th scope="col">{w.committed}</th>
      <th scope="col">
        <span className="unseen">{w.members}</span>
      </th>
    </>
  );
  return (
    <Kept
      kind="members"
      label={w.members}
      called={of === undefined ? w.members : w.membersOf(of)}
      caption={w.caption}
      head={head}
      columns={columns}
      rows={scene.rows.map((row) => (
        <Row key={row.node} row={row} selected={selected === row.node} onPress={press} />
      ))}
      says={
        <p className="kept-says">
          {scene.says}
          {scene.others.length > 0 && <span className="members-others"> {scene.others.join(' · ')}</span>}
        </p>
      }
    />
  );
}

function Row(props: {
  readonly row: MemberRow;
  readonly selected: boolean;
  readonly onPress: (id: NodeId) => void;
}): ReactElement {
  const { row, selected, onPress } = props;
  const w = membersWords();
  return (
    <tr className={row.up ? 'kept-row' : 'kept-row kept-row-down'}>
      <th scope="row">
        <NodeName id={row.node} selected={selected} onPress={onPress} />
        {row.leads && <span className="members-leads">{w.leads}</span>}
      </th>
      <td>
        {row.sets.length === 0 && <i className="members-none">{w.none}</i>}
        {row.sets.map((set, i) => (
          <span key={i}>
            {i > 0 && <span className="members-and"> {w.and} </span>}
            <span className={`members-set members-set-${set.kind}`}>{set.text}</span>
          </span>
        ))}
      </td>
      <td className="members-entry">{row.entry}</td>
      <td>
        {row.sets.length > 0 &&
          (row.committed ? (
            <span className="members-committed">
              <span aria-hidden="true">✓ </span>
              {w.yes}
            </span>
          ) : (
            <i className="members-none">{w.notYet}</i>
          ))}
      </td>
      <td>
        {row.differs !== '' && <span className="members-differs">{row.differs}</span>}{' '}
        {row.place !== '' && <i className="members-none">{row.place}</i>}
      </td>
    </tr>
  );
}
