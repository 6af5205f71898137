/** A lesson in a frame of somebody else's page: figure, words, question, and one row of hands. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, ReactElement, RefObject } from 'react';
import { useStore } from 'zustand';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { Button } from '../../ui/Button.tsx';
import type { Selection } from '../../views/selection.ts';
import { useSize } from '../../views/size.ts';
import { embedWords } from '../../words/en/embed.ts';
import { keysWords } from '../../words/en/keys.ts';
import { lessonWords } from '../../words/en/lesson.ts';
import { Announcer } from '../Announcer.tsx';
import { StepBlocks } from '../LessonColumn.tsx';
import { Figure } from '../Figure.tsx';
import { usePlayer, useTitle } from '../hooks.ts';
import { useShortcuts } from '../keyboard.ts';
import type { Shortcut } from '../keyboard.ts';
import type { LoadedLesson } from '../loaded-lesson.ts';
import { addressOf, openLesson, usePickable } from '../open-lesson.ts';
import type { LessonRoute } from '../open-lesson.ts';
import { isDeck } from './attend.ts';
import { FrameNav } from './FrameNav.tsx';
import { frame } from './frame.ts';
import { layOut, wishedHeight } from './layout.ts';
import { lessonPiece } from './lesson-piece.ts';
import { useAttendance } from './useAttendance.ts';
import '../workbench.css';
import './embed.css';

const SelectionMenu = lazy(async () => ({ default: (await import('../SelectionMenu.tsx')).SelectionMenu }));

/** In a frame less wide than this (CSS px) the step's title needs the room that a button's words would take. */
const NARROW = 420;

/** What it is given. */
export interface EmbedLessonProps extends LoadedLesson {
  readonly route: LessonRoute;
}

/** The lesson. */
export function EmbedLesson({ lesson, protocol, beside, route }: EmbedLessonProps): ReactElement {
  const [{ stage, slip }] = useState(() => openLesson(lesson, protocol, beside, route));
  const piece = useMemo(() => lessonPiece(stage), [stage]);
  const { player } = stage;
  const { cue, moving } = useStore(stage.store);
  const { current, index, playing, version } = usePlayer(player);
  const [selection, onSelect] = useState<Selection>();
  // Our own keys are heard first; what they leave is passed on.
  useShortcuts(lessonKeys(stage, selection, onSelect));
  const attendance = useAttendance(piece);
  const root = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLElement>(null);
  const [size, words] = [useSize(root), useSize(inside)];
  const { cues } = stage.rehearsal;
  const here = cues[cue]!;
  const step = lesson.steps[here.step]!;
  const layout = layOut(size ?? { width: 640, height: 480 }, true, stage.beside ? 2 : 1);
  const isOver = cue === cues.length - 1 && !moving;
  const w = lessonWords();
  useTitle(`${step.title} · ${lesson.title}`);
  useEffect(() => () => player.close(), [player]);

  useEffect(() => {
    if (playing) return;
    history.replaceState(null, '', addressOf(stage));
  }, [cue, current, playing, index, version, stage]);

  const wished = size && words && wishedHeight(size.width, words.height);
  useEffect(() => {
    if (size && wished !== undefined) attendance.size(size.width, wished);
  }, [attendance, size, wished]);

  const next = (): void => {
    onSelect(undefined);
    attendance.turn('next');
  };
  const onward = moving ? w.skip : stage.openQuestion() ? w.see : w.next;
  const canGoOn = !isOver || isDeck(frame().host);

  return (
    <div
      ref={root}
      className="embed"
      data-arrangement={layout.arrangement}
      data-low={layout.low || undefined}
      style={{ '--figure': `${layout.figure}px`, '--zoom': layout.zoom } as CSSProperties}
    >
      <main id="main" className="embed-main">
        <EmbedFigures stage={stage} selection={selection} onSelect={onSelect} />
        <Words key={here.step} stage={stage} slip={slip} inside={inside} />
      </main>
      <FrameNav
        title={step.title}
        place={embedWords().place(here.step + 1, lesson.steps.length)}
        onBack={cue > 0 ? () => stage.back() : undefined}
      >
        <Button variant="primary" onClick={next} disabled={!canGoOn} aria-label={onward}>
          {size && size.width < NARROW ? '' : `${onward} `}▸
        </Button>
      </FrameNav>
      <Suspense fallback={null}>
        <SelectionMenu withState player={player} selection={selection} onClose={() => onSelect(undefined)} />
      </Suspense>
      <Announcer player={player} />
    </div>
  );
}

/** One figure, or two side by side. */
function EmbedFigures({
  stage,
  selection,
  onSelect,
}: {
  readonly stage: LessonPlayer;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
}): ReactElement {
  const { lesson, player, beside } = stage;
  const step = lesson.steps[stage.cue().step]!;
  const pickable = usePickable(stage);
  const [left, right] = lesson.beside?.titles ?? [player.protocol.title, beside?.protocol.title];
  const both = { show: step.show, eyes: step.eyes, caption: '', compact: beside !== undefined };
  return (
    <div className={`embed-figure${beside ? ' embed-two' : ''}`}>
      <Figure
        {...both}
        player={player}
        selection={selection}
        onSelect={onSelect}
        pickable={pickable}
        title={beside && left}
      />
      {beside && (
        <Figure {...both} player={beside} selection={undefined} onSelect={() => undefined} title={right} />
      )}
    </div>
  );
}

/** The step's words so far, and its question. */
function Words({
  stage,
  slip,
  inside,
}: {
  readonly stage: LessonPlayer;
  readonly slip: string | undefined;
  readonly inside: RefObject<HTMLElement | null>;
}): ReactElement {
  const { lesson, rehearsal, player } = stage;
  const { cue, moving } = useStore(stage.store);
  const { current } = usePlayer(player);
  const scroller = useRef<HTMLDivElement>(null);
  const [box, text] = [useSize(scroller), useSize(inside)];
  const isLaidOut = box !== undefined && text !== undefined;
  const scrolls = box !== undefined && text !== undefined && text.height > box.height;
  const here = rehearsal.cues[cue]!;
  const step = lesson.steps[here.step]!;
  const w = lessonWords();
  const asks = here.asks !== undefined && !moving;
  useEffect(() => {
    // Only what is in the frame scrolls: the page round us stays where it is.
    const element = scroller.current;
    element?.scrollTo({ top: here.beat === 0 ? 0 : element.scrollHeight });
    // In a short frame figure and words scroll together: first what happens is seen, then what is asked.
    element?.parentElement?.scrollTo({ top: asks ? element.offsetTop : 0 });
  }, [here.beat, moving, asks, isLaidOut]);
  return (
    <div className="embed-words" ref={scroller} {...(scrolls && { tabIndex: 0 })}>
      <article className="lesson-prose" lang={step.lang ?? lesson.lang} ref={inside}>
        {slip !== undefined && (
          <p className="lesson-slip" role="alert">
            {slip}
          </p>
        )}
        {current !== 0 && (
          <p className="lesson-off" role="status">
            <span>{w.onYourOwn}</span>
            <Button onClick={() => stage.backOnScript()} kbd="R">
              {w.toLesson}
            </Button>
          </p>
        )}
        <StepBlocks stage={stage} />
      </article>
    </div>
  );
}

/** The keys of a lesson in a frame: those that walk it and answer. The others belong to the page round it. */
function lessonKeys(
  stage: LessonPlayer,
  selection: Selection | undefined,
  onSelect: (selection: Selection | undefined) => void,
): readonly Shortcut[] {
  const { store, rehearsal, player, lesson } = stage;
  const w = keysWords();
  const { cues } = rehearsal;
  const state = () => store.getState();
  const hasNext = (): boolean => state().cue < cues.length - 1 || state().moving;
  const hasBack = (): boolean => state().cue > 0;
  const next = (): void => {
    onSelect(undefined);
    stage.next();
  };
  const back = (): void => stage.back();
  const onward = ['PageDown', 'ArrowRight', 'Enter', ' ', 'n'];
  return [
    { keys: ['PageDown', '→', 'N'], does: w.nextOrFinish, matches: onward, when: hasNext, run: next },
    {
      keys: ['PageUp', '←', 'P'],
      does: w.back,
      matches: ['PageUp', 'ArrowLeft', 'Shift+ ', 'Backspace', 'p'],
      when: hasBack,
      run: back,
    },
    {
      keys: ['↓'],
      does: w.nextStep,
      matches: ['ArrowDown'],
      when: () => stage.cue().step < lesson.steps.length - 1,
      run: () => stage.nextStep(),
    },
    {
      keys: ['↑'],
      does: w.previousStep,
      matches: ['ArrowUp'],
      when: hasBack,
      run: () => stage.previousStep(),
    },
    ...[1, 2, 3, 4, 5].map((n): Shortcut => ({
      keys: [],
      does: w.answerNumber(n),
      matches: [String(n)],
      when: () => stage.openQuestion() !== undefined,
      run: () => stage.pick(n - 1),
    })),
    { keys: ['K'], does: w.playMotion, matches: ['k'], run: () => stage.toggle() },
    {
      keys: ['R'],
      does: w.onScript,
      matches: ['r'],
      when: () => player.store.getState().current !== 0,
      run: () => stage.backOnScript(),
    },
    {
      keys: ['Esc'],
      does: w.close,
      matches: ['Escape'],
      when: () => selection !== undefined,
      run: () => onSelect(undefined),
    },
  ];
}
