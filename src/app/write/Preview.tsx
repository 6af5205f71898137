/** How a lesson plays, small: the figure, and under it the column of its page. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Panel } from '../../lesson/lesson.ts';
import { createLessonPlayer } from '../../player/lesson-player.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import type { Selection } from '../../views/selection.ts';
import { lessonWords } from '../../words/en/lesson.ts';
import { writeWords } from '../../words/en/write.ts';
import { Figure } from '../Figure.tsx';
import { LessonColumn } from '../LessonColumn.tsx';
import type { LoadedLesson } from '../loaded-lesson.ts';
import { cueAt } from './cue-at.ts';
import '../workbench.css';

const RuleCard = lazy(async () => ({ default: (await import('../RuleCard.tsx')).RuleCard }));
const Overview = lazy(async () => ({ default: (await import('../Overview.tsx')).Overview }));

const STAGE_ALONE: readonly Panel[] = ['stage'];

/** What the preview is given. A new version of a lesson is a new preview: give it a key. */
export interface PreviewProps {
  readonly loaded: LoadedLesson;
  /** The line with the cursor, from 1: the preview stands where it is. */
  readonly line: number;
}

/** The preview. */
export function Preview({ loaded, line }: PreviewProps): ReactElement {
  const { lesson } = loaded;
  const [stage] = useState(() => openAt(loaded, line));
  const at = useRef(line);
  const [dialog, setDialog] = useState<'rules' | 'overview'>();
  const [selection, setSelection] = useState<Selection>();
  const [besideSelection, setBesideSelection] = useState<Selection>();
  const { cue } = useStore(stage.store);
  const { player, beside } = stage;
  const here = stage.rehearsal.cues[cue]!;
  const step = lesson.steps[here.step]!;
  useEffect(() => () => player.close(), [player]);
  useEffect(() => {
    const { cues } = stage.rehearsal;
    const to = cueAt(lesson, cues, line);
    // Within one stop the cursor may wander, and whoever has gone on in the preview stays there.
    if (to !== cueAt(lesson, cues, at.current)) stage.go(to);
    at.current = line;
  }, [line, lesson, stage]);
  // There is little room: what a step does not ask for is not shown.
  const show = step.show.length > 0 ? step.show : STAGE_ALONE;
  const figure = {
    player,
    selection,
    onSelect: setSelection,
    show,
    eyes: step.eyes,
    compact: true,
  };
  const w = writeWords();
  return (
    <section className="write-preview" aria-label={w.previewLabel}>
      {beside ? (
        <div className="figures-both write-figure">
          <Figure {...figure} caption="" title={lesson.beside?.titles?.[0] ?? player.protocol.title} />
          <div className="figures-beside">
            <Figure
              player={beside}
              selection={besideSelection}
              onSelect={setBesideSelection}
              caption=""
              show={show}
              eyes={step.eyes}
              title={lesson.beside?.titles?.[1] ?? beside.protocol.title}
              compact
            />
          </div>
        </div>
      ) : (
        <div className="write-figure">
          <Figure {...figure} caption={lessonWords().figure(here.step + 1, step.fig ?? step.title)} />
        </div>
      )}
      <div className="write-column">
        <LessonColumn
          stage={stage}
          slip={undefined}
          onNext={() => stage.next()}
          onOverview={() => setDialog('overview')}
          onRules={() => setDialog('rules')}
        />
      </div>
      <Suspense fallback={null}>
        {dialog === 'rules' && (
          <Dialog
            title={lessonWords().rulesOf(player.protocol.title)}
            onClose={() => setDialog(undefined)}
            wide
          >
            <RuleCard player={player} actor={undefined} />
          </Dialog>
        )}
        {dialog === 'overview' && <Overview stage={stage} onClose={() => setDialog(undefined)} />}
      </Suspense>
    </section>
  );
}

/** A player that stands where the cursor is. */
function openAt({ lesson, protocol, beside }: LoadedLesson, line: number): LessonPlayer {
  const stage = createLessonPlayer(lesson, protocol, beside);
  stage.go(cueAt(lesson, stage.rehearsal.cues, line));
  return stage;
}
