/** What is played in the frame, be it a lesson or a lab, as the host, the keys and the copies see it. */

/** How a piece stands: data to be kept and given back as it is, by whoever likes. */
export interface PieceState {
  /** Grows when the form of this changes; another is refused. */
  readonly v: 1;
  /** What is played: a state of something else is refused. */
  readonly place: string;
  readonly [part: string]: unknown;
}

/** Where a piece stands, as the host is told. */
export interface Standing {
  /** The step's id; a lab has none. */
  readonly step: string | undefined;
  readonly beat: number;
  readonly title: string;
  /** Number of the step, from 1, and how many there are. In a lab: of the moment. */
  readonly number: number;
  readonly count: number;
  /** Whether there is nothing before, or nothing after. */
  readonly first: boolean;
  readonly last: boolean;
  readonly playing: boolean;
}

/** A question that was answered for the first time. */
export interface Answered {
  /** The id of the step it belongs to. */
  readonly step: string;
  /** The options picked, from 0. */
  readonly picked: readonly number[];
  readonly right: boolean;
}

/** The piece. */
export interface Piece {
  readonly place: string;
  /** Title, and the steps there are, for a host's own table of contents. */
  readonly title: string;
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  readonly standing: () => Standing;
  /** On or back by one stop; false where there is none. */
  readonly next: () => boolean;
  readonly back: () => boolean;
  /** To a step, or a moment; false where there is no such thing. */
  readonly goTo: (step: string | undefined, beat: number, at: number) => boolean;
  readonly play: () => void;
  readonly pause: () => void;
  readonly state: () => PieceState;
  /** Reads a state from anywhere; undefined if it is none of this piece. */
  readonly read: (data: unknown) => PieceState | undefined;
  /** Makes it stand like that. */
  readonly put: (state: PieceState) => void;
  /** What must differ for a state to count as changed; a clock that runs does not. */
  readonly sign: (state: PieceState) => string;
  /** Part of the questions answered rightly at the first try, 0 to 1; undefined where nothing is asked. */
  readonly score: () => number | undefined;
  /** Calls when anything may have changed, and when a question was answered. Ends when the answer is called. */
  readonly listen: (onChange: () => void, onAnswer: (answered: Answered) => void) => () => void;
}

/** The outside of a state: whether it is one of this piece at all. Larger ones than any of ours are not looked at. */
export function isStateOf(place: string, data: unknown): data is PieceState {
  if (typeof data !== 'object' || data === null) return false;
  const { v, place: other } = data as Record<string, unknown>;
  return v === 1 && other === place;
}
