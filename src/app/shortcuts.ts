/** The keys of the two modes. */
import type { Player } from '../player/player.ts';
import type { LessonPlayer } from '../player/lesson-player.ts';
import type { Selection } from '../views/selection.ts';
import { hide, toggleFullscreen } from './curtain.ts';
import type { Shortcut } from './keyboard.ts';
import { toggleTheme } from './theme.ts';
import { nextSpeed } from './Transport.tsx';

/**
 * What is done to the whole picture. Clickers send F5 and Esc for start and stop, and a dot or B to darken; which sign the
 * dot comes out as depends on the keyboard's layout, so the physical key counts as well.
 */
const forTheHall: readonly Shortcut[] = [
  {
    keys: ['B', '.'],
    does: 'Darken the picture; any key of the clicker brings it back',
    matches: ['b', '.', 'code:Period'],
    always: true,
    run: () => hide('black'),
  },
  { keys: ['W'], does: 'Hide the picture behind white', matches: ['w'], run: () => hide('white') },
  {
    keys: ['F', 'F5'],
    does: 'Fill the screen, or leave it',
    matches: ['f', 'F5'],
    always: true,
    run: toggleFullscreen,
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
}

function common({
  player,
  selection,
  onSelect,
  onHelp,
  onPartition,
  onSay,
}: CommonHands): readonly Shortcut[] {
  const speed = (direction: 1 | -1) => () => {
    player.setSpeed(nextSpeed(player.store.getState().speed, direction));
  };
  return [
    {
      keys: ['['],
      does: 'One message back',
      matches: ['['],
      repeats: true,
      run: () => player.stepMessage(-1),
    },
    {
      keys: [']'],
      does: 'One message forward',
      matches: [']'],
      repeats: true,
      run: () => player.stepMessage(1),
    },
    { keys: ['-'], does: 'Slower', matches: ['-'], run: speed(-1) },
    { keys: ['='], does: 'Faster', matches: ['='], run: speed(1) },
    {
      keys: ['C'],
      does: 'Crash or restart the selected node',
      matches: ['c'],
      run: () => {
        const id = selection?.kind === 'node' ? selection.id : focusedNode();
        const node = player.moment().world.nodes.find((candidate) => candidate.id === id);
        if (node) player.act({ kind: node.up ? 'crash' : 'restart', node: node.id });
        onSelect(undefined);
      },
    },
    { keys: ['J'], does: 'Part or heal the network', matches: ['j'], run: onPartition },
    { keys: ['D'], does: 'Paper or night', matches: ['d'], run: toggleTheme },
    { keys: ['M'], does: 'Say the state aloud', matches: ['m'], run: onSay },
    {
      keys: ['Esc'],
      does: 'Close what is open',
      matches: ['Escape'],
      always: true,
      run: () => onSelect(undefined),
    },
    ...forTheHall,
    { keys: ['?', 'F1'], does: 'This list', matches: ['?', 'F1'], always: true, run: onHelp },
  ];
}

/** The node that has the focus, if one has. */
function focusedNode(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-node]')?.dataset.node;
}

/** The keys of free play. */
export function labShortcuts(hands: CommonHands & { readonly onReset: () => void }): readonly Shortcut[] {
  const { player, onSelect, onReset } = hands;
  const select = (n: number) => () => {
    const id = player.moment().world.setup.cast.ids[n - 1];
    if (id) onSelect({ kind: 'node', id });
  };
  return [
    { keys: ['Space', 'K'], does: 'Play or pause', matches: [' ', 'k'], run: () => player.toggle() },
    {
      keys: ['PageDown', '→', 'N'],
      does: 'Next message',
      matches: ['PageDown', 'ArrowRight', 'n'],
      always: false,
      repeats: true,
      run: () => player.stepMessage(1),
    },
    {
      keys: ['PageUp', '←', 'P'],
      does: 'One event back',
      matches: ['PageUp', 'ArrowLeft', 'p'],
      repeats: true,
      run: () => player.stepEvent(-1),
    },
    {
      keys: ['Shift →'],
      does: 'One event forward',
      matches: ['Shift+ArrowRight'],
      repeats: true,
      run: () => player.stepEvent(1),
    },
    { keys: ['Home'], does: 'To the start', matches: ['Home'], run: () => player.toStart() },
    { keys: ['End'], does: 'To the end', matches: ['End'], run: () => player.toEnd() },
    { keys: ['1–9'], does: 'Select a node', matches: [], run: () => undefined },
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n): Shortcut => ({
      keys: [],
      does: `Select node ${n}`,
      matches: [String(n)],
      run: select(n),
    })),
    { keys: ['R'], does: 'Start over', matches: ['r'], run: onReset },
    ...common(hands),
  ];
}

/** The keys of a lesson. */
export function lessonShortcuts(
  hands: CommonHands & {
    readonly lesson: LessonPlayer;
    readonly onOverview: () => void;
    readonly onNext: () => void;
  },
): readonly Shortcut[] {
  const { lesson, onOverview, onNext } = hands;
  return [
    {
      keys: ['PageDown', '→', 'Space', 'N'],
      does: 'Next (or finish the motion)',
      matches: ['PageDown', 'Enter', ' ', 'n'],
      run: onNext,
    },
    {
      keys: ['PageUp', '←', 'Backspace', 'P'],
      does: 'Back',
      matches: ['PageUp', 'Shift+ ', 'Backspace', 'p'],
      run: () => lesson.back(),
    },
    { keys: [], does: 'Next', matches: ['ArrowRight'], run: onNext },
    { keys: [], does: 'Back', matches: ['ArrowLeft'], run: () => lesson.back() },
    {
      keys: ['↓'],
      does: 'Next step, without motion',
      matches: ['ArrowDown', 'Shift+ArrowRight'],
      run: () => lesson.nextStep(),
    },
    {
      keys: ['↑'],
      does: 'Previous step, without motion',
      matches: ['ArrowUp', 'Shift+ArrowLeft'],
      run: () => lesson.previousStep(),
    },
    { keys: ['Home'], does: 'First step', matches: ['Home'], run: () => lesson.go(0) },
    {
      keys: ['End'],
      does: 'Last step',
      matches: ['End'],
      run: () => lesson.go(lesson.rehearsal.cues.length - 1),
    },
    { keys: ['1–5'], does: 'Pick an answer', matches: [], run: () => undefined },
    ...[1, 2, 3, 4, 5].map((n): Shortcut => ({
      keys: [],
      does: `Pick answer ${n}`,
      matches: [String(n)],
      run: () => lesson.pick(n - 1),
    })),
    { keys: ['A'], does: 'Reveal the answer', matches: ['a'], run: () => lesson.openQuestion() && onNext() },
    {
      keys: ['K'],
      does: 'Play or pause the motion; play it again',
      matches: ['k'],
      run: () => lesson.toggle(),
    },
    {
      keys: ['R'],
      does: 'Back on script, after a what-if',
      matches: ['r'],
      run: () => lesson.backOnScript(),
    },
    { keys: ['O', 'G'], does: 'All steps', matches: ['o', 'g'], run: onOverview },
    ...common(hands),
  ];
}
