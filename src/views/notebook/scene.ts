/** Notebooks as shapes: what nodes have written down about others, and what follows. A pure function of a world. */
import type { Notebook, Portrait, Tally, Tone } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { hueOfEpoch, hueOfTone } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import { notebookWords } from '../../words/en/notebook.ts';

/** One answer written down. */
export interface AnswerShape {
  readonly from: NodeId;
  readonly text: string;
  readonly decisive: boolean;
  /** Written just now. */
  readonly fresh: boolean;
}

/** Answers counted towards a quorum. */
export interface TallyShape {
  readonly label: string;
  readonly had: number;
  readonly needed: number;
  /** Answers had and places still empty up to the quorum: true for had. */
  readonly pips: readonly boolean[];
  readonly reached: boolean;
  readonly answers: readonly AnswerShape[];
  /** The count as words: `2 of 3`. */
  readonly says: string;
}

/** One page. */
export interface PageShape {
  readonly node: NodeId;
  readonly up: boolean;
  readonly title: string;
  readonly tallies: readonly TallyShape[];
  readonly verdict: string;
  /** How the verdict is set. */
  readonly tone: Tone;
  readonly hue: Hue;
  /** The verdict is new. */
  readonly fresh: boolean;
}

function tallyShape(tally: Tally, old: Tally | undefined, moved: boolean): TallyShape {
  const { label, needed, answers } = tally;
  const had = answers.length;
  return {
    label,
    had,
    needed,
    pips: Array.from({ length: Math.max(had, needed) }, (_, i) => i < had),
    reached: had >= needed,
    answers: answers.map(({ from, text, decisive }) => ({
      from,
      text,
      decisive: decisive ?? false,
      fresh: moved && !old?.answers.some((other) => other.from === from && other.text === text),
    })),
    says: had > needed ? notebookWords().needed(had, needed) : notebookWords().of(had, needed),
  };
}

/** The name stands in the margin: the title need not begin with it. */
function titleWithout(name: NodeId, title: string): string {
  if (!title.startsWith(`${name} `)) return title;
  const rest = title.slice(name.length + 1);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function pageShape(
  page: Notebook,
  old: Notebook | undefined,
  moved: boolean,
  world: World,
  portrait: Portrait,
): PageShape {
  const node = world.nodes[world.setup.cast.index.get(page.node) ?? -1];
  const epoch = node && portrait.face(node, world).epoch;
  return {
    node: page.node,
    up: node?.up ?? true,
    title: titleWithout(page.node, page.title),
    tallies: page.tallies.map((tally) =>
      tallyShape(
        tally,
        old?.tallies.find(({ label }) => label === tally.label),
        moved,
      ),
    ),
    verdict: page.verdict,
    tone: page.tone,
    hue: page.tone === 'epoch' ? hueOfEpoch(epoch) : hueOfTone(page.tone),
    fresh: moved && page.verdict !== old?.verdict,
  };
}

/** The pages of all notebooks at a moment; `before`, the world a moment earlier, tells what is new. */
export function notebookScene(
  world: World,
  before: World | undefined,
  portrait: Portrait,
): readonly PageShape[] {
  const was = before && portrait.notebooks?.(before);
  return (portrait.notebooks?.(world) ?? []).map((page) =>
    pageShape(
      page,
      was?.find(({ node }) => node === page.node),
      was !== undefined,
      world,
      portrait,
    ),
  );
}
