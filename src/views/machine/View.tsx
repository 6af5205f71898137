/** The state machines: what each node has made of its log so far, one under the other. */
import { useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Portrait } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import type { Selection } from '../selection.ts';
import { Kept } from '../Kept.tsx';
import { NodeName } from '../NodeName.tsx';
import { machineScene } from './scene.ts';
import type { MachineRow, PlaceShape } from './scene.ts';
import './view.css';
import { machineWords } from '../../words/en/machine.ts';

/** What the state machines are given; everything that depends on the protocol comes from the portrait. */
export interface MachineViewProps {
  readonly moment: Moment;
  /** The world a moment earlier: what changed since then stands out. */
  readonly before: World | undefined;
  readonly portrait: Portrait;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  /** Whose they are, where several figures stand side by side. */
  readonly of?: string | undefined;
  /** What stands at the left end of its head. */
  readonly head?: ReactNode;
}

/** The machines. */
export function MachineView(props: MachineViewProps): ReactElement {
  const { moment, before, portrait, selection, onSelect, of, head } = props;
  const { world } = moment;
  const scene = useMemo(() => machineScene(world, before, portrait), [world, before, portrait]);
  const w = machineWords();
  const isEmpty = scene.names.length + scene.clients.length === 0;
  const selected = selection?.kind === 'node' ? selection.id : undefined;
  const press = (id: NodeId) => onSelect(selected === id ? undefined : { kind: 'node', id });
  const columns = (
    <>
      <th scope="col">
        <span className="unseen">{w.node}</span>
      </th>
      <th scope="col">{w.executed}</th>
      {scene.names.map((name) => (
        <th key={name} scope="col" className="machine-name">
          {name}
        </th>
      ))}
      {scene.clients.map((client, i) => (
        <th
          key={`of ${client}`}
          scope="col"
          className={i === 0 ? 'machine-client machine-first' : 'machine-client'}
        >
          {client}
        </th>
      ))}
    </>
  );
  return (
    <Kept
      kind="machines"
      label={w.machines}
      called={of === undefined ? w.machines : w.machinesOf(of)}
      caption={w.caption}
      head={head}
      columns={columns}
      rows={scene.rows.map((row) => (
        <Row key={row.node} row={row} selected={selected === row.node} onPress={press} />
      ))}
      says={
        <p className={scene.apart.length > 0 ? 'kept-says kept-says-bad' : 'kept-says'}>
          {scene.apart.length > 0 ? w.apart(scene.apart.join(', ')) : isEmpty ? w.empty : w.alike}
        </p>
      }
    />
  );
}

function Row(props: {
  readonly row: MachineRow;
  readonly selected: boolean;
  readonly onPress: (id: NodeId) => void;
}): ReactElement {
  const { row, selected, onPress } = props;
  const w = machineWords();
  return (
    <tr className={row.up ? 'kept-row' : 'kept-row kept-row-down'}>
      <th scope="row">
        <NodeName id={row.node} selected={selected} onPress={onPress} />
        {!row.up && <span className="kept-down">{w.down}</span>}
      </th>
      <td className={row.appliedFresh ? 'machine-applied machine-fresh' : 'machine-applied'}>
        {row.applied ? w.through(row.applied) : w.nothing}
      </td>
      {row.values.map((place) => (
        <Place key={place.key} place={place} />
      ))}
      {row.sessions.map((place, i) => (
        <Place key={`of ${place.key}`} place={place} isFirst={i === 0} />
      ))}
    </tr>
  );
}

function Place({ place, isFirst }: { readonly place: PlaceShape; readonly isFirst?: boolean }): ReactElement {
  const names = ['machine-place', `machine-${place.likeness}`];
  if (place.fresh) names.push('machine-fresh');
  if (isFirst) names.push('machine-first');
  return (
    <td className={names.join(' ')}>
      <span aria-hidden="true">
        <span className="machine-text">{place.text === '' ? '–' : place.text}</span>
        {place.likeness === 'differs' && ' ≠'}
      </span>
      <span className="unseen">{place.says}</span>
    </td>
  );
}
