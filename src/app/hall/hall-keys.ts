/** The keys of a lecture, besides those of the lesson itself. */
import { pickKey } from '../../player/lesson-player.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import type { HallWords } from '../../words/en/hall.ts';
import { isPresenting, present } from '../curtain.ts';
import type { Shortcut } from '../keyboard.ts';
import type { HallStore, PointerTool, Votes } from './hall.ts';
import { SCALES, counted, noVotes, toggled } from './hall.ts';

/** What the keys work on. */
export interface HallHands {
  readonly stage: LessonPlayer;
  readonly hall: HallStore;
  readonly w: HallWords;
  readonly onSpeaker: () => void;
  readonly onPalette: () => void;
  /** Where the mouse is, in parts of the screen. */
  readonly mouse: () => readonly [x: number, y: number];
  /** The number that is being typed, to go to a step. */
  readonly typed: { readonly read: () => string; readonly write: (digits: string) => void };
  /** The keys work for the audience: digits count hands, arrows move what is looked at closely. */
  readonly isSpeaker: boolean;
}

/** Changes the votes of the question that is open or was just answered. */
export function vote(stage: LessonPlayer, hall: HallStore, change: (votes: Votes) => Votes): void {
  const key = votedOn(stage);
  if (!key) return;
  const { votes } = hall.getState();
  hall.setState({ votes: { ...votes, [key.key]: change(votes[key.key] ?? noVotes(key.options)) } });
}

/** The question hands are counted for: the open one. */
export function votedOn(stage: LessonPlayer): { readonly key: string; readonly options: number } | undefined {
  const open = stage.openQuestion();
  return open && { key: pickKey(stage.cue(), open.block), options: open.prediction.options.length };
}

/** Another size of text. */
export function resize(hall: HallStore, direction: 1 | -1): void {
  const at = SCALES.findIndex((scale) => scale === hall.getState().scale);
  hall.setState({ scale: SCALES[Math.min(SCALES.length - 1, Math.max(0, at + direction))]! });
}

/** Of two figures: the stages, or what the nodes keep. */
export function flip(hall: HallStore): void {
  hall.setState(({ shown }) => ({ shown: shown === 'stage' ? 'kept' : 'stage' }));
}

/** A pointer that is on goes off. */
export function point(hall: HallStore, tool: PointerTool): void {
  hall.setState((state) => ({ tool: state.tool === tool ? 'none' : tool }));
}

const isOpen = (): boolean => document.querySelector('dialog[open], .popover:popover-open') !== null;

/** The keys. */
export function hallShortcuts(hands: HallHands): readonly Shortcut[] {
  const { stage, hall, w, onSpeaker, onPalette, mouse, typed, isSpeaker } = hands;
  const inHall = (): boolean => isSpeaker || isPresenting();
  const isVoting = (): boolean => inHall() && votedOn(stage) !== undefined;
  const isClose = (): boolean => hall.getState().zoom !== null;
  const move = (dx: number, dy: number) => () => {
    const [x, y] = hall.getState().zoom ?? [0.5, 0.5];
    const within = (n: number): number => Math.min(1, Math.max(0, n));
    hall.setState({ zoom: [within(x + dx), within(y + dy)] });
  };
  const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  return [
    { keys: ['S'], does: w.openSpeaker, matches: ['s'], run: onSpeaker, when: () => !isSpeaker },
    {
      keys: ['H'],
      does: w.present,
      matches: ['h'],
      run: () => present(!isPresenting()),
      when: () => !isSpeaker,
    },
    { keys: ['L'], does: w.laser, matches: ['l'], run: () => point(hall, 'laser'), when: inHall },
    { keys: ['X'], does: w.spotlight, matches: ['x'], run: () => point(hall, 'spotlight'), when: inHall },
    {
      keys: ['Z'],
      does: w.zoom,
      matches: ['z'],
      when: inHall,
      run: () => hall.setState(({ zoom }) => ({ zoom: zoom ? null : mouse() })),
    },
    { keys: [], does: w.zoom, matches: ['ArrowLeft'], when: isClose, repeats: true, run: move(-0.1, 0) },
    { keys: [], does: w.zoom, matches: ['ArrowRight'], when: isClose, repeats: true, run: move(0.1, 0) },
    { keys: [], does: w.zoom, matches: ['ArrowUp'], when: isClose, repeats: true, run: move(0, -0.1) },
    { keys: [], does: w.zoom, matches: ['ArrowDown'], when: isClose, repeats: true, run: move(0, 0.1) },
    {
      keys: ['U'],
      does: w.shown,
      matches: ['u'],
      when: () => inHall() && stage.beside !== undefined,
      run: () => flip(hall),
    },
    { keys: ['+'], does: w.bigger, matches: ['+'], run: () => resize(hall, 1), when: inHall },
    { keys: ['_'], does: w.smaller, matches: ['_'], run: () => resize(hall, -1), when: inHall },
    {
      keys: ['T'],
      does: w.timer,
      matches: ['t'],
      run: () => hall.setState(({ timer }) => ({ timer: toggled(timer, Date.now()) })),
    },
    {
      keys: ['Shift T'],
      does: w.timerReset,
      matches: ['Shift+t'],
      run: () => hall.setState({ timer: { startedAt: null, spent: 0 } }),
    },
    { keys: ['1–5'], does: w.countHand, matches: [], run: () => undefined },
    ...digits.slice(1).flatMap((n): readonly Shortcut[] => [
      {
        keys: [],
        does: w.countHand,
        matches: [`Shift+code:Digit${n}`],
        when: isVoting,
        run: () => vote(stage, hall, (votes) => counted(votes, n - 1, -1)),
      },
      {
        keys: [],
        does: w.countHand,
        matches: [String(n)],
        when: isVoting,
        repeats: true,
        run: () => vote(stage, hall, (votes) => counted(votes, n - 1, 1)),
      },
    ]),
    {
      keys: ['V'],
      does: w.secondRound,
      matches: ['v'],
      when: isVoting,
      run: () => vote(stage, hall, (votes) => ({ ...votes, round: votes.round === 0 ? 1 : 0 })),
    },
    { keys: ['1 2 Enter'], does: w.goToNumber, matches: [], run: () => undefined },
    ...digits.map((n): Shortcut => ({
      keys: [],
      does: w.goToNumber,
      matches: [String(n)],
      when: () => stage.openQuestion() === undefined,
      run: () => typed.write(`${typed.read()}${n}`.slice(-3)),
    })),
    {
      keys: [],
      does: w.goToNumber,
      matches: ['Enter'],
      when: () => typed.read() !== '',
      run: () => {
        const step = Number(typed.read()) - 1;
        typed.write('');
        if (step >= 0 && step < stage.lesson.steps.length) stage.goToStep(step);
      },
    },
    { keys: ['Ctrl K'], does: w.palette, matches: ['Ctrl+k'], always: true, run: onPalette },
    {
      keys: [],
      does: w.leave,
      matches: ['Escape'],
      always: true,
      when: () =>
        !isOpen() &&
        (typed.read() !== '' ||
          isClose() ||
          hall.getState().tool !== 'none' ||
          (isPresenting() && !isSpeaker)),
      run: () => {
        if (typed.read() !== '') typed.write('');
        else if (isClose()) hall.setState({ zoom: null });
        else if (hall.getState().tool !== 'none') hall.setState({ tool: 'none' });
        else present(false);
      },
    },
  ];
}
