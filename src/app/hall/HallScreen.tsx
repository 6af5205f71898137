/**
 * What the audience sees: the step's words on top, where no head hides them, and the figure as large as it gets. Nothing
 * is smaller than a thirtieth of the screen's height. All lengths are parts of the screen, so that the speaker's window
 * can show the very same picture smaller.
 */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { CSSProperties, PointerEvent as ReactPointerEvent, ReactElement } from 'react';
import { useStore } from 'zustand';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { pickKey } from '../../player/lesson-player.ts';
import { InvariantLamps } from '../../views/invariants/View.tsx';
import type { Selection } from '../../views/selection.ts';
import { useSize } from '../../views/size.ts';
import { lessonWords } from '../../words/en/lesson.ts';
import { hallWords } from '../../words/en/hall.ts';
import { Announcer } from '../Announcer.tsx';
import { Figure } from '../Figure.tsx';
import { ProseView } from '../ProseView.tsx';
import { usePlayer } from '../hooks.ts';
import { usePickable } from '../open-lesson.ts';
import { HallQuestion } from './HallQuestion.tsx';
import type { HallStore } from './hall.ts';
import { pointerStore } from './hall.ts';
import './figure-hall.css';
import './hall.css';

const SelectionMenu = lazy(async () => ({ default: (await import('../SelectionMenu.tsx')).SelectionMenu }));

/** The smallest text in a figure, CSS px; a figure is magnified until it is as large as the smallest text allowed. */
const SMALLEST = 13;

/** The smallest text allowed, in parts of the screen's height: 24.4 px at 720, 26 px at 768. */
const FLOOR = 0.0339;

/** The smallest text on a screen of this size, px; in somebody's hand it may be smaller than on a wall. hall.css says the same. */
const floorOf = ({ width, height } = { width: 1280, height: 720 }): number =>
  width < 700 || height < 500 ? 15 : Math.max(24, height * FLOOR);

/** What it is given. */
export interface HallScreenProps {
  readonly stage: LessonPlayer;
  readonly hall: HallStore;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  readonly onNext: () => void;
  /** Where the pointer is, in parts of the screen, for the other window. */
  readonly onPoint: (at: readonly [x: number, y: number] | undefined) => void;
  /** This is the audience's own screen, not a copy of it. */
  readonly isOriginal: boolean;
}

/** The screen; fills what it stands in. */
export function HallScreen(props: HallScreenProps): ReactElement {
  const { stage, hall, selection, onSelect, onNext, onPoint, isOriginal } = props;
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const { lesson, player, rehearsal } = stage;
  const { cue, moving } = useStore(stage.store);
  const { tool, zoom, scale, shown } = useStore(hall);
  const { moment, current } = usePlayer(player);
  const pickable = usePickable(stage);
  const here = rehearsal.cues[cue]!;
  const step = lesson.steps[here.step]!;
  const w = lessonWords();
  const h = hallWords();

  useEffect(() => {
    if (isOriginal && size) hall.setState({ screen: [size.width, size.height] });
  }, [isOriginal, size, hall]);

  const magnified = (floorOf(size) / SMALLEST) * Math.min(scale, 1.3);
  const words = step.blocks
    .slice(...here.blocks)
    .flatMap((block) =>
      block.kind === 'prose' || (block.kind === 'note' && block.note === 'key') ? [block] : [],
    );
  const asked = here.asks ?? here.answers[0];
  const question = asked === undefined ? undefined : step.blocks[asked];

  return (
    <div
      ref={root}
      className="hall-screen"
      data-tool={tool}
      style={{ '--scale': scale, '--magnified': magnified } as CSSProperties}
      onPointerMove={(event) => {
        if (tool === 'none') return;
        const at = partOf(event);
        pointerStore.setState({ at });
        onPoint(at);
      }}
      onPointerLeave={() => {
        pointerStore.setState({ at: undefined });
        onPoint(undefined);
      }}
      onPointerUp={(event) => {
        const side = event.pointerType === 'touch' ? sideOf(event) : undefined;
        if (side === 'right') onNext();
        else if (side === 'left') stage.back();
      }}
    >
      <main id="main" className={`hall-page${stage.beside ? ' hall-pair' : ''}`} style={closeUp(zoom)}>
        <div className="hall-top">
          <h1>{step.title}</h1>
          <span className="hall-progress" role="img" aria-label={w.of(here.step + 1, lesson.steps.length)}>
            {lesson.steps.map(({ id }, i) => (
              <i key={id} className={i < here.step ? 'done' : i === here.step ? 'here' : ''} />
            ))}
          </span>
          <div
            className={`hall-band${question ? ' hall-band-asks' : ''}${words.length === 0 ? ' hall-band-silent' : ''}`}
          >
            {words.length > 0 && (
              <Words key={`${here.step} ${here.beat}`} lang={step.lang ?? lesson.lang}>
                {words.map((block) => (
                  <div key={block.line} className={block.kind === 'note' ? 'hall-key' : undefined}>
                    <ProseView prose={block.prose} />
                  </div>
                ))}
              </Words>
            )}
            {question?.kind === 'predict' && (
              <HallQuestion
                stage={stage}
                hall={hall}
                prediction={question}
                question={pickKey(here, asked!)}
                isAnswered={!moving && here.answers.includes(asked!)}
              />
            )}
          </div>
        </div>
        <div className={`hall-body${question ? ' hall-body-asks' : ''}`}>
          <div className="hall-figure">
            <div className={`hall-magnified${stage.beside ? ' hall-two' : ''}`} data-shown={shown}>
              <Figure
                player={player}
                selection={selection}
                onSelect={onSelect}
                pickable={pickable}
                caption=""
                show={step.show}
                eyes={step.eyes}
                title={stage.beside && (lesson.beside?.titles?.[0] ?? player.protocol.title)}
                compact={stage.beside !== undefined}
                inHall
              />
              {stage.beside && (
                <Figure
                  player={stage.beside}
                  selection={undefined}
                  onSelect={() => undefined}
                  caption=""
                  show={step.show}
                  eyes={step.eyes}
                  title={lesson.beside?.titles?.[1] ?? stage.beside.protocol.title}
                  compact
                  inHall
                />
              )}
              {moment.broken.length > 0 && (
                <div className="hall-lamps">
                  <InvariantLamps protocol={player.protocol} moment={moment} compact={1} />
                </div>
              )}
            </div>
          </div>
        </div>
        {current !== 0 && (
          <p className="hall-off" role="status">
            {w.onYourOwn} <kbd>R</kbd> {h.backToLesson}
          </p>
        )}
      </main>
      <Pointer tool={tool} />
      <div className="hall-over">
        <Suspense fallback={null}>
          <SelectionMenu
            withState
            player={player}
            selection={selection}
            onClose={() => onSelect(undefined)}
          />
        </Suspense>
      </div>
      <Announcer player={player} />
    </div>
  );
}

/** The step's words, set smaller until they fit; where even that is not enough they can be scrolled. */
function Words({
  lang,
  children,
}: {
  readonly lang: string;
  readonly children: readonly ReactElement[];
}): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  // Its frame, and the words themselves: their face may come later.
  const [frame, words] = [useSize(box), useSize(inside)];
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element || !frame || !words) return;
    const isOver = (): boolean => element.scrollHeight > element.clientHeight + 1;
    for (const fit of [1, 0.92, 0.84, 0.76]) {
      element.style.setProperty('--fit', String(fit));
      if (!isOver()) break;
    }
    setScrolls(isOver());
  }, [frame, words]);
  return (
    <div ref={box} className="hall-words" lang={lang} {...(scrolls && { tabIndex: 0 })}>
      <div ref={inside}>{children}</div>
    </div>
  );
}

/** A part of the picture at twice its size. */
const closeUp = (zoom: readonly [number, number] | null): CSSProperties | undefined =>
  zoom ? { transform: 'scale(2)', transformOrigin: `${zoom[0] * 100}% ${zoom[1] * 100}%` } : undefined;

/** Where in the screen a pointer is. */
function partOf(event: ReactPointerEvent<HTMLElement>): readonly [number, number] {
  const frame = event.currentTarget.getBoundingClientRect();
  return [(event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height];
}

/** A tap on the outer thirds turns the page, unless it was meant for something there. */
function sideOf(event: ReactPointerEvent<HTMLElement>): 'left' | 'right' | undefined {
  if (
    event.target instanceof Element &&
    event.target.closest('button, a, [role=button], select, label, .popover')
  )
    return undefined;
  const [x] = partOf(event);
  return x > 2 / 3 ? 'right' : x < 1 / 3 ? 'left' : undefined;
}

/** The dot or the lit circle. */
function Pointer({ tool }: { readonly tool: string }): ReactElement | null {
  const { at } = useStore(pointerStore);
  if (tool === 'none' || !at) return null;
  const style = { '--x': `${at[0] * 100}%`, '--y': `${at[1] * 100}%` } as CSSProperties;
  return <div className={`hall-pointer hall-${tool}`} style={style} aria-hidden="true" />;
}
