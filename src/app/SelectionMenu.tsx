/** What can be done to the thing that was clicked: a node, a message, a link. */
import { lazy, Suspense, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Action } from '../engine/action.ts';
import { linksBetween } from '../engine/action.ts';
import type { Node, NodeId, World } from '../engine/world.ts';
import { flightOf, isCut } from '../engine/world.ts';
import type { Player } from '../player/player.ts';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/Popover.tsx';
import type { Selection } from '../views/selection.ts';
import { usePlayer } from './hooks.ts';
import { menuWords } from '../words/en/menu.ts';

const InspectorView = lazy(async () => ({
  default: (await import('../views/inspector/View.tsx')).InspectorView,
}));

const TraitorMenu = lazy(async () => ({ default: (await import('./TraitorMenu.tsx')).TraitorMenu }));
const ScrollMenu = lazy(async () => ({ default: (await import('./TraitorMenu.tsx')).ScrollMenu }));

/** What the menu is given. */
export interface SelectionMenuProps {
  readonly player: Player;
  readonly selection: Selection | undefined;
  readonly onClose: () => void;
  /** Whether the node's state is shown as well: where no inspector stands beside the figure. */
  readonly withState?: boolean;
  /** A selector of the figure it was selected in, where there are several. */
  readonly within?: string;
}

/** The place on the screen of what was selected; views mark it. */
function anchorOf(selection: Selection, within: string): Element | null {
  switch (selection.kind) {
    case 'node':
      return document.querySelector(`${within} [data-node="${CSS.escape(selection.id)}"]`);
    case 'message':
      return document.querySelector(`${within} [data-message="${selection.id}"]`);
    case 'entry':
      return document.querySelector(
        `${within} [data-entry="${CSS.escape(selection.node)} ${selection.index}"]`,
      );
    case 'link':
      return document.querySelector(`${within} .figure-stage`);
  }
}

/** A popover beside what was selected. */
export function SelectionMenu({
  player,
  selection,
  onClose,
  withState,
  within = '',
}: SelectionMenuProps): ReactElement | null {
  const { moment, happening } = usePlayer(player);
  if (!selection || (selection.kind === 'entry' && !withState)) return null;
  const anchor = anchorOf(selection, within)?.getBoundingClientRect();
  if (!anchor) return null;
  const act = (action: Action): void => {
    player.act(action);
    onClose();
  };
  const { world } = moment;
  const { adversary } = player.protocol;
  const inside = (
    <Suspense fallback={null}>
      <InspectorView
        world={world}
        before={happening?.before}
        protocol={player.protocol}
        selection={selection}
      />
    </Suspense>
  );
  switch (selection.kind) {
    case 'node': {
      const node = world.nodes.find(({ id }) => id === selection.id);
      return node ? (
        <Popover anchor={anchor} label={menuWords().whatWith(node.id)} onClose={onClose}>
          <NodeMenu key={node.id} player={player} world={world} node={node} act={act} />
          {adversary && (
            <Suspense fallback={null}>
              <TraitorMenu
                key={`${node.id} lies`}
                player={player}
                adversary={adversary}
                world={world}
                node={node}
                act={act}
              />
            </Suspense>
          )}
          {withState && <div className="menu-state">{inside}</div>}
        </Popover>
      ) : null;
    }
    case 'message': {
      const message = flightOf(world, selection.id);
      return message ? (
        <Popover anchor={anchor} label={menuWords().whatWithMessage} onClose={onClose}>
          <p className="menu-says">{player.protocol.portrait.capsule(message, world).says}</p>
          <div className="menu-buttons">
            <Button
              onClick={() => act({ kind: 'deliver', message: message.id })}
              disabled={message.lost !== ''}
            >
              {menuWords().deliver}
            </Button>
            <Button onClick={() => act({ kind: 'drop', message: message.id })}>{menuWords().drop}</Button>
            <Button onClick={() => act({ kind: 'delay', message: message.id, by: 50 })}>
              {menuWords().delay(50)}
            </Button>
            <Button onClick={() => act({ kind: 'duplicate', message: message.id })}>
              {menuWords().duplicate}
            </Button>
          </div>
          {adversary && (
            <Suspense fallback={null}>
              <ScrollMenu key={message.id} adversary={adversary} world={world} message={message} act={act} />
            </Suspense>
          )}
        </Popover>
      ) : null;
    }
    case 'entry':
      return (
        <Popover anchor={anchor} label={menuWords().whatWith(selection.node)} onClose={onClose}>
          {inside}
        </Popover>
      );
    case 'link': {
      const w = menuWords();
      const { from, to } = selection;
      const [there, back] = [isCut(world, from, to), isCut(world, to, from)];
      return (
        <Popover anchor={anchor} label={w.whatWithLink(from, to)} onClose={onClose}>
          <p className="menu-says">
            {there && back
              ? w.linkCut(from, to)
              : there || back
                ? w.linkCutOneWay(from, to)
                : w.linkWorks(from, to)}
          </p>
          <div className="menu-buttons">
            <Button
              onClick={() => act({ kind: 'cut', links: linksBetween([from], [to]) })}
              disabled={there && back}
            >
              {w.cutBoth}
            </Button>
            <Button onClick={() => act({ kind: 'cut', links: [[from, to]] })} disabled={there}>
              {w.cut(from, to)}
            </Button>
            <Button onClick={() => act({ kind: 'cut', links: [[to, from]] })} disabled={back}>
              {w.cut(to, from)}
            </Button>
            <Button
              onClick={() => act({ kind: 'heal', links: linksBetween([from], [to]) })}
              disabled={!there && !back}
            >
              {w.heal}
            </Button>
          </div>
        </Popover>
      );
    }
  }
}

interface NodeMenuProps {
  readonly player: Player;
  readonly world: World;
  readonly node: Node;
  readonly act: (action: Action) => void;
}

function NodeMenu({ player, world, node, act }: NodeMenuProps): ReactElement {
  const w = menuWords();
  const others = world.setup.cast.ids.filter((id) => id !== node.id);
  const isAlone = others.every((id) => isCut(world, node.id, id) && isCut(world, id, node.id));
  const kind = player.protocol.kinds[node.kind];
  const takesCommands = Object.values(kind?.rules ?? {}).some(({ stimulus }) => stimulus.on === 'command');
  const offered = (node.up && player.protocol.commands?.(world, node.id)) || [];
  return (
    <>
      <div className="menu-buttons">
        {node.up ? (
          <Button onClick={() => act({ kind: 'crash', node: node.id })} kbd="C">
            {w.crash(node.id)}
          </Button>
        ) : (
          <Button onClick={() => act({ kind: 'restart', node: node.id })} kbd="C">
            {w.restart(node.id)}
          </Button>
        )}
        {Object.keys(node.timers).map((timer) => (
          <Button key={timer} onClick={() => act({ kind: 'fire', node: node.id, timer })}>
            {w.runOut(timer)}
          </Button>
        ))}
        {isAlone ? (
          <Button onClick={() => act({ kind: 'heal', links: linksBetween([node.id], others) })}>
            {w.connect}
          </Button>
        ) : (
          <Button onClick={() => act({ kind: 'cut', links: linksBetween([node.id], others) })}>
            {w.cutOff}
          </Button>
        )}
      </div>
      {offered.length > 0 && (
        <div className="menu-buttons menu-offered">
          {offered.map((command) => (
            <Button key={command} onClick={() => act({ kind: 'command', node: node.id, command })}>
              {command}
            </Button>
          ))}
        </div>
      )}
      {node.up && takesCommands && (
        <CommandForm node={node.id} suggestion={offered[0] ?? suggestionFor(player, world)} act={act} />
      )}
    </>
  );
}

const suggestionFor = (player: Player, world: World): string => {
  const request = player.protocol.requests(world).find(({ kind }) => kind === 'command');
  return request?.kind === 'command' ? request.command : 'X=3';
};

function CommandForm({
  node,
  suggestion,
  act,
}: {
  readonly node: NodeId;
  readonly suggestion: string;
  readonly act: (action: Action) => void;
}): ReactElement {
  const [text, setText] = useState(suggestion);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') act({ kind: 'command', node, command: text.trim().slice(0, 24) });
  };
  return (
    <form className="menu-command" onSubmit={submit}>
      <label>
        {menuWords().command}
        <input
          value={text}
          maxLength={24}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button type="submit" disabled={text.trim() === ''}>
        {menuWords().sendTo(node)}
      </Button>
    </form>
  );
}
