/** What hands do on a stage, however it is drawn: press nodes and messages, walk from node to node, take messages away. */
import { useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { Action } from '../engine/action.ts';
import type { NodeId } from '../engine/world.ts';
import type { Selection } from './selection.ts';
import { useSteady } from './steady.ts';

/** What a stage tells the page. */
export interface StageCalls {
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  readonly onAct: (action: Action) => void;
  /** Pressing a node answers a question instead of selecting it. */
  readonly pickable?: { readonly onPick: (node: NodeId) => void } | undefined;
}

/** What nodes and messages call. They stay the same functions from moment to moment. */
export interface StageHands {
  /** The node that Tab comes to. */
  readonly stop: NodeId | undefined;
  readonly press: (node: NodeId) => void;
  readonly walk: (node: NodeId, event: KeyboardEvent) => void;
  readonly pressMessage: (message: number) => void;
  readonly takeAway: (message: number) => void;
}

const WALK: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The hands of a stage whose nodes, marked `data-node` within `root`, stand in this order. */
export function useStageHands(
  root: RefObject<HTMLElement | null>,
  order: readonly NodeId[],
  { selection, onSelect, onAct, pickable }: StageCalls,
): StageHands {
  const [tabStop, setTabStop] = useState<NodeId>();
  const press = useSteady((id: NodeId) => {
    setTabStop(id);
    if (pickable) pickable.onPick(id);
    else onSelect(selection?.kind === 'node' && selection.id === id ? undefined : { kind: 'node', id });
  });
  const walk = useSteady((id: NodeId, event: KeyboardEvent) => {
    const step = WALK[event.key];
    const at =
      event.key === 'Home' ? 0 : event.key === 'End' ? order.length - 1 : step && order.indexOf(id) + step;
    if (at === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = order[(at + order.length) % order.length];
    if (next === undefined) return;
    setTabStop(next);
    root.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(next)}"]`)?.focus();
  });
  const pressMessage = useSteady((id: number) => {
    onSelect(selection?.kind === 'message' && selection.id === id ? undefined : { kind: 'message', id });
  });
  const takeAway = useSteady((message: number) => {
    onAct({ kind: 'drop', message });
  });
  const stop = tabStop !== undefined && order.includes(tabStop) ? tabStop : order[0];
  return { stop, press, walk, pressMessage, takeAway };
}
