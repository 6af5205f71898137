/** A lesson: prose and questions beside the figure, one idea a step. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Protocol } from '../engine/protocol.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { SecondRun } from '../player/lesson-player.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { InvariantLamps } from '../views/invariants/View.tsx';
import { lessonWords } from '../words/en/lesson.ts';
import { Header } from './Header.tsx';
import { LessonColumn } from './LessonColumn.tsx';
import { Workbench } from './Workbench.tsx';
import { curtainStore, present } from './curtain.ts';
import { usePlayer, useTitle } from './hooks.ts';
import { shortcutsNow, useShortcuts } from './keyboard.ts';
import type { LessonRoute } from './open-lesson.ts';
import { addressOf, openLesson, usePickable } from './open-lesson.ts';
import { noteProgress } from './progress.ts';
import { lessonShortcuts } from './shortcuts.ts';
import { usePage } from './usePage.ts';

// Dialogs may come a moment later than the lesson.
const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog.tsx')).HelpDialog }));
const RuleCard = lazy(async () => ({ default: (await import('./RuleCard.tsx')).RuleCard }));
// So may what only a lecture needs.
const HallLayer = lazy(async () => ({ default: (await import('./hall/HallLayer.tsx')).HallLayer }));
const ShareDialog = lazy(async () => ({ default: (await import('./share/ShareDialog.tsx')).ShareDialog }));
const Overview = lazy(async () => ({ default: (await import('./Overview.tsx')).Overview }));

/** The page of a lesson. */
export function LessonPage({
  lesson,
  protocol,
  beside,
  route,
}: {
  readonly lesson: Lesson;
  readonly protocol: Protocol;
  readonly beside: SecondRun | undefined;
  readonly route: LessonRoute;
}): ReactElement {
  // The address is read when the page opens; from then on the page writes it.
  const [{ stage, slip }] = useState(() => openLesson(lesson, protocol, beside, route));
  const { player } = stage;
  const w = lessonWords();
  const { cue } = useStore(stage.store);
  const { presenting } = useStore(curtainStore);
  const state = usePlayer(player);
  const page = usePage(player);
  const { selection, onSelect, dialog, setDialog } = page;
  const here = stage.rehearsal.cues[cue]!;
  const step = lesson.steps[here.step]!;
  const isLast = cue === stage.rehearsal.cues.length - 1;
  useTitle(`${step.title} · ${lesson.title}`);

  useEffect(() => {
    noteProgress(lesson.id, here.step, isLast);
  }, [lesson.id, here.step, isLast]);
  useEffect(() => () => player.close(), [player]);

  const isOff = state.current !== 0;
  useEffect(() => {
    if (state.playing) return;
    history.replaceState(null, '', addressOf(stage));
  }, [cue, isOff, state.playing, state.index, state.version, stage]);

  const onNext = (): void => {
    onSelect(undefined);
    stage.next();
  };
  const shortcuts = lessonShortcuts({
    ...page.hands,
    lesson: stage,
    onOverview: () => setDialog('overview'),
    onNext,
  });
  useShortcuts(shortcuts);
  const pickable = usePickable(stage);

  return (
    <>
      {!presenting && (
        <Workbench
          kind="lesson"
          player={player}
          beside={stage.beside}
          titles={lesson.beside?.titles}
          caption={w.figure(here.step + 1, step.fig ?? step.title)}
          selection={selection}
          onSelect={onSelect}
          pickable={pickable}
          onToggle={() => stage.toggle()}
          parting={dialog === 'partition'}
          onParting={(open) => setDialog(open ? 'partition' : undefined)}
          show={step.show}
          eyes={step.eyes}
          header={
            <Header
              crumbs={[player.protocol.title, lesson.title]}
              middle={
                // Side by side each figure has its own.
                !stage.beside && (
                  <InvariantLamps protocol={player.protocol} moment={state.moment} compact={3} />
                )
              }
              actions={
                <>
                  <Button variant="default" icon="present" onClick={() => present(true, true)}>
                    {w.present}
                  </Button>
                  <Button variant="default" icon="link" onClick={page.hands.onShare}>
                    {w.share}
                  </Button>
                </>
              }
              onHelp={() => setDialog('help')}
            />
          }
          side={
            <LessonColumn
              stage={stage}
              slip={slip}
              onNext={onNext}
              onOverview={() => setDialog('overview')}
              onRules={() => setDialog('rules')}
            />
          }
        />
      )}
      <div className="visually-hidden" role="status">
        {page.said}
      </div>
      <Suspense fallback={null}>
        <HallLayer stage={stage} selection={selection} onSelect={onSelect} onNext={onNext} />
      </Suspense>
      <Suspense fallback={null}>
        {dialog === 'share' && (
          <ShareDialog
            player={player}
            beside={stage.beside}
            lesson={stage}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === 'help' && (
          <HelpDialog
            epoch={player.protocol.epoch}
            shortcuts={shortcutsNow()}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === 'rules' && (
          <Dialog title={w.rulesOf(player.protocol.title)} onClose={() => setDialog(undefined)} wide>
            <RuleCard player={player} actor={undefined} />
          </Dialog>
        )}
        {dialog === 'overview' && <Overview stage={stage} onClose={() => setDialog(undefined)} />}
      </Suspense>
    </>
  );
}
