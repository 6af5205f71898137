/** The keys of the two modes. */
import type { Player } from '../player/player.ts';
import type { LessonPlayer } from '../player/lesson-player.ts';
import type { Selection } from '../views/selection.ts';
import type { KeysWords } from '../words/en/keys.ts';
import { keysWords } from '../words/en/keys.ts';
import { hide, isPresenting, present, toggleFullscreen } from './curtain.ts';
import type { Shortcut } from './keyboard.ts';
import { toggleTheme } from './theme.ts';
import { nextSpeed } from './Transport.tsx';

/**
 * What is done to the whole picture. Clickers send F5 and Esc for start and stop, and a dot or B to darken; which sign the
 * dot comes out as depends on the keyboard's layout, so the physical key counts as well.
 */
const forTheHall = (w: KeysWords, fill: () => void): readonly Shortcut[] => [
  {
    keys: ['B', '.'],
    does: w.darken,
    matches: ['b', '.', 'code:Period'],
    always: true,
    run: () => hide('black'),
  },
  { keys: ['W'], does: w.whiten, matches: ['w'], run: () => hide('white') },
  {
    keys: ['F', 'F5'],
    does: w.fill,
    matches: ['f', 'F5'],
    always: true,
    run: fill,
  },
];

/** What both modes share. */
export interface CommonHands {
  readonly player: Player;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  readonly onHelp: () => void;
  readonly onPartition: () => void;
  readonly onSay: () => void;
  /** The code and the link to this very moment, and what else can be taken away. */
  readonly onShare: () => void;
  /** Fills the screen; absent: with the page as it is. */
  readonly onFill?: () => void;
}

function common({
  player,
  selection,
  onSelect,
  onHelp,
  onPartition,
  onSay,
  onShare,
  onFill = toggleFullscreen,
}: CommonHands): readonly Shortcut[] {
  const w = keysWords();
  const speed = (direction: 1 | -1) => () => {
    player.setSpeed(nextSpeed(player.store.getState().speed, direction));
  };
  return [
    {
      keys: ['['],
      does: w.messageBack,
      matches: ['['],
      repeats: true,
      run: () => player.stepMessage(-1),
    },
    {
      keys: [']'],
      does: w.messageForward,
      matches: [']'],
      repeats: true,
      run: () => player.stepMessage(1),
    },
    { keys: ['-'], does: w.slower, matches: ['-'], run: speed(-1) },
    { keys: ['='], does: w.faster, matches: ['='], run: speed(1) },
    {
      keys: ['C'],
      does: w.crash,
      matches: ['c'],
      run: () => {
        const id = selection?.kind === 'node' ? selection.id : focusedNode();
        const node = player.moment().world.nodes.find((candidate) => candidate.id === id);
        if (node) player.act({ kind: node.up ? 'crash' : 'restart', node: node.id });
        onSelect(undefined);
      },
    },
    { keys: ['J'], does: w.part, matches: ['j'], run: onPartition },
    { keys: ['D'], does: w.theme, matches: ['d'], run: toggleTheme },
    { keys: ['M'], does: w.say, matches: ['m'], run: onSay },
    {
      keys: ['Esc'],
      does: w.close,
      matches: ['Escape'],
      always: true,
      run: () => onSelect(undefined),
    },
    ...forTheHall(w, onFill),
    { keys: ['Q'], does: w.share, matches: ['q'], run: onShare },
    { keys: ['?', 'F1'], does: w.help, matches: ['?', 'F1'], always: true, run: onHelp },
  ];
}

/** The node that has the focus, if one has. */
function focusedNode(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-node]')?.dataset.node;
}

/** The keys of free play. */
export function labShortcuts(
  hands: CommonHands & {
    readonly onReset: () => void;
    /** Shows where failures are looked for, or where one breaks it by hand. Absent: there is no such place. */
    readonly onBreak?: (mode: 'find' | 'adversary') => void;
  },
): readonly Shortcut[] {
  const { player, onSelect, onReset, onBreak } = hands;
  const w = keysWords();
  const select = (n: number) => () => {
    const id = player.moment().world.setup.cast.ids[n - 1];
    if (id) onSelect({ kind: 'node', id });
  };
  return [
    { keys: ['Space', 'K'], does: w.play, matches: [' ', 'k'], run: () => player.toggle() },
    {
      keys: ['PageDown', '→', 'N'],
      does: w.nextMessage,
      matches: ['PageDown', 'ArrowRight', 'n'],
      always: false,
      repeats: true,
      run: () => player.stepMessage(1),
    },
    {
      keys: ['PageUp', '←', 'P'],
      does: w.eventBack,
      matches: ['PageUp', 'ArrowLeft', 'p'],
      repeats: true,
      run: () => player.stepEvent(-1),
    },
    {
      keys: ['Shift →'],
      does: w.eventForward,
      matches: ['Shift+ArrowRight'],
      repeats: true,
      run: () => player.stepEvent(1),
    },
    { keys: ['Home'], does: w.toStart, matches: ['Home'], run: () => player.toStart() },
    { keys: ['End'], does: w.toEnd, matches: ['End'], run: () => player.toEnd() },
    { keys: ['1–9'], does: w.select, matches: [], run: () => undefined },
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n): Shortcut => ({
      keys: [],
      does: w.selectNode(n),
      matches: [String(n)],
      run: select(n),
    })),
    { keys: ['R'], does: w.reset, matches: ['r'], run: onReset },
    ...(onBreak
      ? [
          { keys: ['X'], does: w.find, matches: ['x'], run: () => onBreak('find') },
          { keys: ['V'], does: w.adversary, matches: ['v'], run: () => onBreak('adversary') },
        ]
      : []),
    ...common(hands),
  ];
}

/** A lesson fills the screen with what an audience needs. */
const fillForAudience = (): void => present(!isPresenting(), true);

/** The keys of a lesson. */
export function lessonShortcuts(
  hands: CommonHands & {
    readonly lesson: LessonPlayer;
    readonly onOverview: () => void;
    readonly onNext: () => void;
  },
): readonly Shortcut[] {
  const { lesson, onOverview, onNext } = hands;
  const w = keysWords();
  return [
    {
      keys: ['PageDown', '→', 'Space', 'N'],
      does: w.nextOrFinish,
      matches: ['PageDown', 'Enter', ' ', 'n'],
      run: onNext,
    },
    {
      keys: ['PageUp', '←', 'Backspace', 'P'],
      does: w.back,
      matches: ['PageUp', 'Shift+ ', 'Backspace', 'p'],
      run: () => lesson.back(),
    },
    { keys: [], does: w.next, matches: ['ArrowRight'], run: onNext },
    { keys: [], does: w.back, matches: ['ArrowLeft'], run: () => lesson.back() },
    {
      keys: ['↓'],
      does: w.nextStep,
      matches: ['ArrowDown', 'Shift+ArrowRight'],
      run: () => lesson.nextStep(),
    },
    {
      keys: ['↑'],
      does: w.previousStep,
      matches: ['ArrowUp', 'Shift+ArrowLeft'],
      run: () => lesson.previousStep(),
    },
    { keys: ['Home'], does: w.firstStep, matches: ['Home'], run: () => lesson.go(0) },
    {
      keys: ['End'],
      does: w.lastStep,
      matches: ['End'],
      run: () => lesson.go(lesson.rehearsal.cues.length - 1),
    },
    { keys: ['1–5'], does: w.answer, matches: [], run: () => undefined },
    ...[1, 2, 3, 4, 5].map((n): Shortcut => ({
      keys: [],
      does: w.answerNumber(n),
      matches: [String(n)],
      run: () => lesson.pick(n - 1),
    })),
    { keys: ['A'], does: w.reveal, matches: ['a'], run: () => lesson.openQuestion() && onNext() },
    {
      keys: ['K'],
      does: w.playMotion,
      matches: ['k'],
      run: () => lesson.toggle(),
    },
    {
      keys: ['R'],
      does: w.onScript,
      matches: ['r'],
      run: () => lesson.backOnScript(),
    },
    { keys: ['O', 'G'], does: w.overview, matches: ['o', 'g'], run: onOverview },
    ...common({ ...hands, onFill: fillForAudience }),
  ];
}
