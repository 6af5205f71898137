/** A lesson: prose and questions beside the figure, one idea a step. */
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { replay } from '../drivers/replay.ts';
import { branch, latest } from '../drivers/run.ts';
import type { Protocol } from '../engine/protocol.ts';
import { messageOf } from '../engine/words.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { LessonPlayer, SecondRun } from '../player/lesson-player.ts';
import { createLessonPlayer } from '../player/lesson-player.ts';
import { deedsOf, readDeeds, writeDeeds } from '../timeline/link.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { InvariantLamps } from '../views/invariants/View.tsx';
import { Header } from './Header.tsx';
import { LessonColumn } from './LessonColumn.tsx';
import { Workbench } from './Workbench.tsx';
import { usePlayer, useTitle } from './hooks.ts';
import { useShortcuts } from './keyboard.ts';
import { noteProgress } from './progress.ts';
import type { Route } from './route.ts';
import { writeRoute } from './route.ts';
import { share } from './share.ts';
import { lessonShortcuts } from './shortcuts.ts';
import { usePage } from './usePage.ts';

// Dialogs may come a moment later than the lesson.
const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog.tsx')).HelpDialog }));
const RuleCard = lazy(async () => ({ default: (await import('./RuleCard.tsx')).RuleCard }));
const Overview = lazy(async () => ({ default: (await import('./Overview.tsx')).Overview }));

type LessonRoute = Extract<Route, { page: 'lesson' }>;

/** Opens a lesson where the address says; a sentence if the address asks for what is not there. */
export function openLesson(
  lesson: Lesson,
  protocol: Protocol,
  beside: SecondRun | undefined,
  route: LessonRoute,
): { readonly stage: LessonPlayer; readonly slip: string | undefined } {
  const stage = createLessonPlayer(lesson, protocol, beside);
  const { cues } = stage.rehearsal;
  let slip: string | undefined;
  if (route.step !== undefined) {
    const step = lesson.steps.findIndex(({ id }) => id === route.step);
    const cue = cues.findIndex((candidate) => candidate.step === step && candidate.beat === route.beat);
    if (step < 0) slip = `This lesson has no step “${route.step.slice(0, 40)}”, so here is its beginning.`;
    stage.go(Math.max(cue >= 0 ? cue : cues.findIndex((candidate) => candidate.step === step), 0));
  }
  if (route.deeds !== '' && route.from !== undefined) {
    try {
      const { line } = stage.rehearsal;
      const deeds = readDeeds(latest(stage.player.run()).world.setup.cast, route.deeds);
      if (route.from >= line.moments.length)
        throw new Error(`it branches off at moment ${route.from}, and the lesson has ${line.moments.length}`);
      const what = branch(stage.player.run(), route.from, 1);
      slip = replay(what, deeds) ?? slip;
      stage.player.adopt(what, route.at);
    } catch (error) {
      slip = `The what-if in this link cannot be shown: ${messageOf(error)}.`;
    }
  }
  return { stage, slip };
}

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
  const { cue, moving } = useStore(stage.store);
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
    const forked = player.run().line.forked;
    const off =
      isOff && forked
        ? { from: forked.index, deeds: whatIf(stage), at: state.index }
        : { from: undefined, deeds: '', at: undefined };
    history.replaceState(
      null,
      '',
      writeRoute({ page: 'lesson', lesson: lesson.id, step: step.id, beat: here.beat, ...off }),
    );
  }, [lesson.id, step.id, here.beat, isOff, state.playing, state.index, state.version, player, stage]);

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
  const question = stage.openQuestion();
  const pickable = useMemo(() => {
    if (question?.prediction.pick !== 'node' || moving || isOff) return undefined;
    return {
      onPick: (id: string) => {
        const option = question.prediction.options.findIndex(({ text }) =>
          text.some((piece) => piece.kind === 'text' && piece.text.trim().startsWith(id)),
        );
        if (option >= 0) stage.pick(option);
      },
    };
  }, [question, moving, isOff, stage]);

  return (
    <>
      <Workbench
        kind="lesson"
        player={player}
        beside={stage.beside}
        titles={lesson.beside?.titles}
        caption={`Fig. ${here.step + 1}. ${step.fig ?? step.title}`}
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
              !stage.beside && <InvariantLamps protocol={player.protocol} moment={state.moment} compact={3} />
            }
            actions={
              <Button variant="default" icon="link" onClick={share}>
                Share
              </Button>
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
      <div className="visually-hidden" role="status">
        {page.said}
      </div>
      <Suspense fallback={null}>
        {dialog === 'help' && (
          <HelpDialog
            epoch={player.protocol.epoch}
            shortcuts={shortcuts}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === 'rules' && (
          <Dialog title={`The rules of ${player.protocol.title}`} onClose={() => setDialog(undefined)} wide>
            <RuleCard player={player} actor={undefined} />
          </Dialog>
        )}
        {dialog === 'overview' && <Overview stage={stage} onClose={() => setDialog(undefined)} />}
      </Suspense>
    </>
  );
}

/** What hands did since the line left the script. */
function whatIf({ player }: LessonPlayer): string {
  const { line } = player.run();
  return writeDeeds(player.moment().world.setup.cast, deedsOf(line, line.forked?.index ?? 0));
}
