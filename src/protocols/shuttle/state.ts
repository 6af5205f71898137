/** What the box and the computers know, and what they say. */
import type { NodeId } from '../../engine/world.ts';

/** What a computer makes of a signal. */
export type Bit = '0' | '1';

export interface BoxState {
  /** The number of the next sample, from 0. It survives a crash: a crack does not mend. */
  readonly next: number;
}

/** What another computer says it read. */
export interface Report {
  readonly from: NodeId;
  readonly bit: Bit;
}

/** The state of another computer after a sample, as it says. */
export interface Standing {
  readonly from: NodeId;
  readonly sample: number;
  readonly text: string;
}

export interface ComputerState {
  /** The sample it is at; -1 before the first. */
  readonly sample: number;
  /** It takes in this sample; it compares states; or it waits for the next. */
  readonly phase: 'idle' | 'reading' | 'comparing';
  /** What it reads in this sample; null as long as no signal has come. */
  readonly reading: Bit | null;
  /** What the others say they read in this sample. */
  readonly reports: readonly Report[];
  /** What it took for its input at each sample: all that was read, in the order of the computers, `-` for nothing. */
  readonly inputs: readonly string[];
  /** All it has read itself, a letter for each sample: `1`, `0`, or `-` for nothing. */
  readonly readings: string;
  /** What it has computed from its inputs: a bit for each sample. */
  readonly state: string;
  /** The latest states of the others. */
  readonly standings: readonly Standing[];
  /** Who is voted out, as far as it knows. */
  readonly out: readonly NodeId[];
  /** There was no majority to go by at its last comparison. */
  readonly split: boolean;
}

/** From the box, on the bus: the level at which its signal arrives, of what should be 1. */
export interface Signal {
  readonly type: 'Signal';
  readonly sample: number;
  readonly level: number;
}

/** Between computers: this is what I read. */
export interface HeardMessage {
  readonly type: 'Heard';
  readonly sample: number;
  readonly bit: Bit;
}

/** Between computers: this is my state. */
export interface StateMessage {
  readonly type: 'State';
  readonly sample: number;
  readonly text: string;
}

/** Everything they say. */
export type ShuttleBody = Signal | HeardMessage | StateMessage;

export const newComputer: ComputerState = {
  sample: -1,
  phase: 'idle',
  reading: null,
  reports: [],
  inputs: [],
  readings: '',
  state: '',
  standings: [],
  out: [],
  split: false,
};
