/** A lesson as data: what the parser makes of a Markdown file, and all that a player needs. Plain JSON. */

/** A lesson. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** The id of the protocol it plays. */
  readonly protocol: string;
  readonly level: Level;
  /** How long it takes to teach. */
  readonly minutes: number;
  /** What a reader can do afterwards, one sentence each. */
  readonly objectives: readonly string[];
  /** Ids of the syllabus items it covers. */
  readonly teaches: readonly string[];
  readonly lang: string;
  readonly cluster: Cluster;
  /** A second run, shown beside the first under the same playhead. */
  readonly beside?: Beside;
  readonly steps: readonly Step[];
}

/** How much a lesson takes for granted. */
export type Level = 'beginner' | 'intermediate' | 'advanced';

/** Who plays, and under which conditions. */
export interface Cluster {
  /** Names of the nodes; the letters before the number tell their kind. */
  readonly nodes: readonly string[];
  /** Names of clients, which come after the nodes. */
  readonly clients: readonly string[];
  readonly seed: number;
  /** One-way latency in virtual ms; the protocol's own if absent. */
  readonly latency?: readonly [min: number, max: number];
  /** The part of messages that get lost, in [0, 1]. */
  readonly loss?: number;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /** Held: a timer fires only when the lesson says so. */
  readonly timers: 'held' | 'run';
  /** Timer lengths in virtual ms to use instead of the dice, by node. */
  readonly timeouts: Readonly<Record<string, readonly number[]>>;
}

/** What differs in a second run: its protocol, who plays, some options, rules that are off. */
export interface Beside {
  readonly protocol: string;
  /** Who plays, clients included; absent: the same as in the first. */
  readonly nodes?: readonly string[];
  readonly options: Cluster['options'];
  readonly off: readonly string[];
  /** What the two figures are called; absent: what differs. */
  readonly titles?: readonly [left: string, right: string];
}

/** One idea, with a title of its own. */
export interface Step {
  readonly id: string;
  readonly title: string;
  /** How long it takes to teach, in seconds, if the lesson says. */
  readonly time?: number;
  /** The line of its heading, from 1. */
  readonly line: number;
  /** The panels to show, in order; empty: the usual ones. */
  readonly show: readonly Panel[];
  /** The caption under the figure. */
  readonly fig?: string;
  /** Through whose eyes the figure is seen first: what that node cannot know is left out. */
  readonly eyes?: string;
  /** The language of its text, where that is not the lesson's: a step nobody has translated. */
  readonly lang?: string;
  readonly blocks: readonly Block[];
}

/** The panels a step may ask for. */
export const panels = [
  'stage',
  'logs',
  'rules',
  'score',
  'inspector',
  'properties',
  'machine',
  'ledger',
  'notebook',
  'heard',
  'scope',
  'electable',
  'members',
] as const;
/** A panel a step may ask for. */
export type Panel = (typeof panels)[number];

/** A part of a step. `line` is where it begins in the file, from 1. */
export type Block =
  | { readonly kind: 'prose'; readonly line: number; readonly prose: Prose }
  /** Actions, one a line. */
  | { readonly kind: 'do'; readonly line: number; readonly lines: readonly ScriptLine[] }
  /** Claims that must be true where they stand, one a line. */
  | { readonly kind: 'check'; readonly line: number; readonly claims: readonly ScriptLine[] }
  /** States set by hand, one a line. */
  | {
      readonly kind: 'given';
      readonly line: number;
      readonly lines: readonly ScriptLine[];
      readonly impossible: boolean;
    }
  | Prediction
  | { readonly kind: 'note'; readonly line: number; readonly note: NoteKind; readonly prose: Prose };

/** Notes: for the speaker alone, what the audience may ask, what to remember. */
export type NoteKind = 'speaker' | 'ask' | 'key';

/** A line of a fenced block. It may begin with `beside:` (the second run) or `both:`. */
export interface ScriptLine {
  readonly line: number;
  /** The column at which the text begins, from 1. */
  readonly column: number;
  readonly text: string;
}

/** A question to answer before the figure goes on. */
export interface Prediction {
  readonly kind: 'predict';
  readonly line: number;
  /** One option, several, a node on the stage, or a log. */
  readonly pick: 'one' | 'many' | 'node' | 'log';
  readonly question: readonly Inline[];
  readonly options: readonly Option[];
  /** Why the right answer is right. */
  readonly why: readonly Inline[];
}

/** One answer to a question, and the claim that decides whether it is right. */
export interface Option {
  readonly line: number;
  readonly text: readonly Inline[];
  readonly right: boolean;
  readonly claim: ScriptLine;
  /** Why this one is tempting, or wrong. */
  readonly because?: readonly Inline[];
}

/** Whether a question takes several answers: it says so, or more than one node is right. */
export const takesMany = ({ pick, options }: Prediction): boolean =>
  pick === 'many' || options.filter(({ right }) => right).length > 1;

/** Text to read: a small tree with no markup of its own, safe to show. */
export type Prose = readonly Passage[];

/** A paragraph or a list. */
export type Passage =
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

/** A piece of a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: readonly Inline[] }
  | { readonly kind: 'strong'; readonly text: readonly Inline[] }
  /** `href` begins with `http://`, `https://` (shown as text) or `#` (a place in this program). */
  | { readonly kind: 'link'; readonly href: string; readonly text: readonly Inline[] }
  /** A word of the glossary, and how it is written here. */
  | { readonly kind: 'term'; readonly term: string; readonly text: string };

/** The words of a piece of text, without emphasis and links. */
export function plain(text: readonly Inline[]): string {
  return text.map((piece) => (typeof piece.text === 'string' ? piece.text : plain(piece.text))).join('');
}

/** The words of a prose, one passage after the other. */
export function plainProse(prose: Prose): string {
  return prose
    .flatMap((passage) => (passage.kind === 'list' ? passage.items.map(plain) : [plain(passage.text)]))
    .join(' ');
}
