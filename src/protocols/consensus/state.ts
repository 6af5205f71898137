/** What a process knows, and what processes say to each other. */
import type { NodeId, Options } from '../../engine/world.ts';

/** Something that may be proposed and decided: a number or a short word. */
export type Value = string;

/** Values that came from somebody, kept until the round in which they were sent is over. */
export interface Came {
  readonly from: NodeId;
  readonly round: number;
  readonly values: readonly Value[];
}

/** What one process has told another so far. */
export interface Heard {
  readonly from: NodeId;
  readonly values: readonly Value[];
}

export interface ProcessState {
  /** On disk: what it proposes; null as long as it has proposed nothing. Proposed once, never changed. */
  readonly input: Value | null;
  /** On disk: what it has decided, in order. More than one is a broken promise. */
  readonly decisions: readonly Value[];
  /** On disk: it will do no more, decided or not. */
  readonly over: boolean;
  /** What it has been told, by whom, in the order in which they first spoke. */
  readonly heard: readonly Heard[];
  /** On disk: it goes by rounds, and has started its clock once. */
  readonly began: boolean;
  /** By rounds: it has come back from a crash, knows nothing of what it missed, and sits out. */
  readonly out: boolean;
  /** By rounds: the round it is in; 0 before the first. */
  readonly round: number;
  /** By rounds: all the values it knows, lowest first (W in the books). */
  readonly known: readonly Value[];
  /** By rounds: those of them that it has not passed on yet. */
  readonly fresh: readonly Value[];
  /** By rounds: what has come in a round that is not over yet. */
  readonly came: readonly Came[];
}

/** By hand: this is my value. */
export interface ValueMessage {
  readonly type: 'Value';
  readonly value: Value;
}

/** By rounds: these values I have learnt in the last round; in the first: this is mine. */
export interface ValuesMessage {
  readonly type: 'Values';
  readonly round: number;
  readonly values: readonly Value[];
}

/** Everything they say. */
export type ConsensusBody = ValueMessage | ValuesMessage;

/** A process that proposes this and has done nothing yet. */
export const processWith = (input: Value | null): ProcessState => {
  const own = input === null ? [] : [input];
  return {
    input,
    decisions: [],
    over: false,
    heard: [],
    began: false,
    out: false,
    round: 0,
    known: own,
    fresh: own,
    came: [],
  };
};

/** Is it the rule of rounds that decides from the start, and not a hand? */
export const isFlood = (options: Options): boolean => options.rule === 'flood';

/** What it last decided; undefined if nothing. */
export const decisionOf = ({ decisions }: Pick<ProcessState, 'decisions'>): Value | undefined =>
  decisions.at(-1);
