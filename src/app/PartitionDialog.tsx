/** The network by hand: which nodes are parted, one link, and how fast and how safely messages travel. */
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Action } from '../engine/action.ts';
import { linksBetween } from '../engine/action.ts';
import type { NodeId, World } from '../engine/world.ts';
import { isCut } from '../engine/world.ts';
import type { Player } from '../player/player.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { usePlayer } from './hooks.ts';
import { partitionAction, partsOf } from './partition.ts';
import { partingWords } from '../words/en/parting.ts';

const SIDES = ['A', 'B', 'C'] as const;

/** What the dialog is given. */
export interface PartitionDialogProps {
  readonly player: Player;
  readonly onClose: () => void;
}

/** A dialog with one choice per node; it closes once something is done. */
export function PartitionDialog({ player, onClose }: PartitionDialogProps): ReactElement {
  const w = partingWords();
  const { world } = usePlayer(player).moment;
  const act = (action: Action): void => {
    player.act(action);
    onClose();
  };
  const { ids } = world.setup.cast;
  const parts = partsOf(world);
  const isWhole = parts.length === 1;
  const [sides, setSides] = useState<Readonly<Record<NodeId, number>>>(() =>
    Object.fromEntries(
      ids.map((id, i) => [
        id,
        isWhole
          ? i < 2
            ? 0
            : 1
          : Math.min(
              parts.findIndex((part) => part.includes(id)),
              2,
            ),
      ]),
    ),
  );
  const groups = SIDES.map((_, side) => ids.filter((id) => sides[id] === side)).filter(
    (group) => group.length > 0,
  );
  return (
    <Dialog title={w.title} onClose={onClose}>
      <p>{w.says}</p>
      <table className="partition-table">
        <thead>
          <tr>
            <th scope="col">{w.node}</th>
            {SIDES.map((side) => (
              <th scope="col" key={side}>
                {w.side(side)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              {SIDES.map((side, i) => (
                <td key={side}>
                  <label>
                    <input
                      type="radio"
                      name={`side-${id}`}
                      checked={sides[id] === i}
                      onChange={() => setSides({ ...sides, [id]: i })}
                    />
                    <span className="visually-hidden">{w.onSide(id, side)}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dialog-buttons">
        <Button
          variant="primary"
          disabled={groups.length < 2}
          onClick={() => act(partitionAction(world, groups))}
        >
          {w.cut(groups.map((group) => group.length).join(' | '))}
        </Button>
        <Button onClick={() => act({ kind: 'heal' })} disabled={isWhole}>
          {w.healAll}
        </Button>
      </p>
      <OneLink world={world} act={act} />
      <Roads world={world} act={act} />
    </Dialog>
  );
}

/** A single link, one way or both: for those who do not press it on the figure. */
function OneLink({
  world,
  act,
}: {
  readonly world: World;
  readonly act: (action: Action) => void;
}): ReactElement {
  const w = partingWords();
  const { ids } = world.setup.cast;
  const [from, setFrom] = useState(ids[0]!);
  const [to, setTo] = useState(ids[1] ?? ids[0]!);
  const isOne = from !== to;
  const [there, back] = [isCut(world, from, to), isCut(world, to, from)];
  const choose = (label: string, value: NodeId, onChoose: (id: NodeId) => void): ReactElement => (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {ids.map((id) => (
          <option key={id}>{id}</option>
        ))}
      </select>
    </label>
  );
  return (
    <fieldset className="one-link">
      <legend>{w.oneLink}</legend>
      {choose(w.from, from, setFrom)}
      {choose(w.to, to, setTo)}
      <Button disabled={!isOne || there} onClick={() => act({ kind: 'cut', links: [[from, to]] })}>
        {w.oneWay}
      </Button>
      <Button
        disabled={!isOne || (there && back)}
        onClick={() => act({ kind: 'cut', links: linksBetween([from], [to]) })}
      >
        {w.bothWays}
      </Button>
      <Button
        disabled={!isOne || (!there && !back)}
        onClick={() => act({ kind: 'heal', links: linksBetween([from], [to]) })}
      >
        {w.healIt}
      </Button>
    </fieldset>
  );
}

/** What may be set about the roads: the field, its unit, the most it may be, units in one. */
const DIALS = [
  ['latencyMin', 'ms', 2000, 1],
  ['latencyMax', 'ms', 2000, 1],
  ['loss', '%', 100, 100],
  ['duplication', '%', 100, 100],
] as const;

/** How long messages take, and how many are lost or come twice, from now on. */
function Roads({
  world,
  act,
}: {
  readonly world: World;
  readonly act: (action: Action) => void;
}): ReactElement {
  const w = partingWords();
  const [said, setSaid] = useState(() =>
    DIALS.map(([field, , , units]) => String(Math.round(world.network[field] * units))),
  );
  const wrong = DIALS.map(([, , most], i) => !/^\d{1,4}$/.test(said[i]!) || Number(said[i]) > most);
  const isBackwards = Number(said[0]) > Number(said[1]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wrong.includes(true) || isBackwards) return;
    const settings = Object.fromEntries(
      DIALS.map(([field, , , units], i) => [field, Number(said[i]) / units]),
    );
    act({ kind: 'network', ...settings });
  };
  return (
    <form onSubmit={submit}>
      <fieldset className="one-link">
        <legend>{w.travel}</legend>
        {DIALS.map(([field, unit], i) => (
          <label key={field}>
            {w[field]}{' '}
            <input
              inputMode="numeric"
              value={said[i]}
              maxLength={4}
              aria-invalid={wrong[i] ?? false}
              aria-describedby="roads-help"
              onChange={(event) => setSaid(said.map((word, k) => (k === i ? event.target.value : word)))}
            />{' '}
            {unit}
          </label>
        ))}
        <Button type="submit" disabled={wrong.includes(true) || isBackwards}>
          {w.set}
        </Button>
        <p id="roads-help" className="setup-help">
          {isBackwards ? w.backwards : wrong.includes(true) ? w.whole : w.mayBreak}
        </p>
      </fieldset>
    </form>
  );
}
