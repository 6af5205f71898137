/** A stage, however it is drawn: what it is given, and what hands do on it: press, walk from node to node, take away. */
import { useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { Action } from '../engine/action.ts';
import type { Happening, Portrait, Quorum } from '../engine/portrait.ts';
import type { NodeId } from '../engine/world.ts';
import { flightOf } from '../engine/world.ts';
import type { Playhead } from '../timeline/playhead.ts';
import type { Moment } from '../timeline/timeline.ts';
import type { Selection } from './selection.ts';
import { useSteady } from './steady.ts';

/** What a stage is given; it asks the portrait for everything that depends on the protocol. */
export interface StageProps {
  readonly moment: Moment;
  /** What brought the moment about. */
  readonly happening: Happening | undefined;
  readonly portrait: Portrait;
  readonly playhead: Playhead;
  readonly selection: Selection | undefined;
  /** Majorities whose members stand out; empty for none. */
  readonly quorums: readonly Quorum[];
  readonly onSelect: (selection: Selection | undefined) => void;
  readonly onAct: (action: Action) => void;
  /** A line was drawn that parts the nodes into these groups. Absent: lines cannot be drawn. */
  readonly onPartition?: ((groups: readonly (readonly NodeId[])[]) => void) | undefined;
  /** Little room: fewer words. */
  readonly compact?: boolean | undefined;
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
  { moment, selection, onSelect, onAct, pickable }: StageProps,
): StageHands {
  const [tabStop, setTabStop] = useState<NodeId>();
  const plateOf = (id: NodeId): HTMLElement | null | undefined =>
    root.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`);
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
    plateOf(next)?.focus();
  });
  const pressMessage = useSteady((id: number) => {
    onSelect(selection?.kind === 'message' && selection.id === id ? undefined : { kind: 'message', id });
  });
  const takeAway = useSteady((message: number) => {
    // The focus goes on to another message, or back to whoever sent this one.
    const all = [...(root.current?.querySelectorAll<HTMLElement>('[data-message]') ?? [])];
    const at = all.findIndex(({ dataset }) => dataset.message === String(message));
    const next = all[at + 1] ?? all[at - 1] ?? plateOf(flightOf(moment.world, message)?.from ?? '');
    next?.focus();
    onAct({ kind: 'drop', message });
  });
  const stop = tabStop !== undefined && order.includes(tabStop) ? tabStop : order[0];
  return { stop, press, walk, pressMessage, takeAway };
}
