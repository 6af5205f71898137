/** A part of the lesson, or of the run, as a film. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { messageOf } from '../../engine/words.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import type { Player } from '../../player/player.ts';
import { Button } from '../../ui/Button.tsx';
import { lessonWords } from '../../words/en/lesson.ts';
import { shareWords } from '../../words/en/share.ts';
import { language } from '../../words/words.ts';
import { lengthOf, lessonFilm, runFilm } from './film-plan.ts';
import type { Frame } from './film-plan.ts';
import { canEncode, FPS, makeFilm } from './film.ts';
import type { FilmKind, FilmWish } from './film.ts';
import { save } from './save.ts';

/** What the section is given. */
interface FilmSectionProps {
  readonly player: Player;
  readonly beside: Player | undefined;
  readonly titles: readonly [left: string, right: string] | undefined;
  readonly lesson: LessonPlayer | undefined;
  /** What files are called. */
  readonly name: string;
}

/** What a picture takes to draw (ms) and to keep (bytes), measured on a small machine; only for the estimate. */
const COST = { ms: 130, webm: 5_500, gif: 7_000 } as const;

/** How far a film has come. */
interface Progress {
  readonly done: number;
  readonly all: number;
}

/** Gives the focus to what has just come: the button that was pressed cannot keep it. */
const focused = (button: HTMLButtonElement | null): void => button?.focus();

/** The section. */
export function FilmSection({ player, beside, titles, lesson, name }: FilmSectionProps): ReactElement {
  const w = shareWords();
  // In the lesson: steps. Off script, or in a lab: moments of the line that is looked at.
  const isByStep = lesson !== undefined && player.store.getState().current === 0;
  const here = isByStep ? lesson.cue().step : player.store.getState().index;
  const last = isByStep ? lesson.lesson.steps.length - 1 : player.run().line.moments.length - 1;
  const [from, setFrom] = useState(isByStep ? here : (player.run().line.forked?.index ?? 0));
  const [to, setTo] = useState(here);
  const [progress, setProgress] = useState<Progress>();
  const [said, setSaid] = useState('');
  const stopper = useRef<AbortController>(undefined);
  useEffect(() => () => stopper.current?.abort(), []);
  // The button that was pressed cannot be pressed while its film is made; then it has the focus again.
  const pressed = useRef<HTMLButtonElement>(undefined);
  const isMaking = progress !== undefined;
  useEffect(() => {
    if (!isMaking && document.activeElement === document.body) pressed.current?.focus();
  }, [isMaking]);

  const { speed } = player.store.getState();
  const planFor = useMemo(
    () =>
      (kind: FilmKind): readonly Frame[] => {
        const { line } = player.run();
        if (to < from || from < 0 || to > last) return [];
        return isByStep
          ? lessonFilm(line, lesson.rehearsal.cues, [from, to], FPS[kind])
          : runFilm(line, [from, to], speed, FPS[kind]);
      },
    [player, lesson, isByStep, from, to, last, speed],
  );
  const plan = planFor('webm');
  const hasVideo = canEncode();

  const sceneOf: FilmWish['sceneOf'] = (index) => {
    if (!lesson) return { caption: document.title.replace(/ · Parley$/, '') };
    const step = lesson.lesson.steps[isByStep ? index : lesson.cue().step]!;
    const number = lesson.lesson.steps.indexOf(step) + 1;
    const caption = lessonWords().figure(number, step.fig ?? step.title);
    return { caption: `${lesson.lesson.title} · ${caption}`, show: step.show, eyes: step.eyes };
  };

  const film = (kind: FilmKind, button: HTMLButtonElement): void => {
    pressed.current = button;
    const file = `${isByStep ? nameOfSteps(lesson, from, to) : name}.${kind}`;
    const frames = planFor(kind);
    const controller = new AbortController();
    stopper.current = controller;
    setSaid('');
    setProgress({ done: 0, all: frames.length });
    const wish: FilmWish = {
      kind,
      frames,
      run: player.run(),
      beside: beside?.run(),
      titles: titles ?? lesson?.lesson.beside?.titles,
      sceneOf,
      onFrame: (done) => setProgress({ done, all: frames.length }),
      signal: controller.signal,
    };
    makeFilm(wish)
      .then(
        (blob) => {
          save(blob, file);
          setSaid(w.saved(file));
        },
        (error: unknown) => setSaid(controller.signal.aborted ? w.cancelled : w.failed(messageOf(error))),
      )
      .finally(() => setProgress(undefined));
  };

  return (
    <section className="share-part share-film" aria-label={w.film}>
      <h3>{w.film}</h3>
      <p className="share-says">{isByStep ? w.filmSays : w.labFilmSays}</p>
      <div className="share-row">
        <Edge
          label={isByStep ? w.fromStep : w.fromMoment}
          value={from}
          last={last}
          lesson={isByStep ? lesson : undefined}
          disabled={isMaking}
          onChange={(next) => {
            setFrom(next);
            setTo(Math.max(to, next));
          }}
        />
        <Edge
          label={isByStep ? w.toStep : w.toMoment}
          value={to}
          last={last}
          lesson={isByStep ? lesson : undefined}
          disabled={isMaking}
          onChange={(next) => {
            setTo(next);
            setFrom(Math.min(from, next));
          }}
        />
        <Button
          disabled={isMaking || !hasVideo || plan.length === 0}
          onClick={(event) => film('webm', event.currentTarget)}
        >
          WebM
        </Button>
        <Button
          disabled={isMaking || plan.length === 0}
          onClick={(event) => film('gif', event.currentTarget)}
        >
          GIF
        </Button>
      </div>
      {progress === undefined ? (
        <p className="share-said" role="status">
          {said || (plan.length === 0 ? w.nothing : estimate(plan, planFor('gif')))}
          {!hasVideo && ` ${w.noCodec}`}
        </p>
      ) : (
        <div className="share-progress">
          <progress max={progress.all} value={progress.done} aria-label={w.rendering} />
          <span>{w.frame(progress.done, progress.all)}</span>
          <Button size="small" ref={focused} onClick={() => stopper.current?.abort()}>
            {w.cancel}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What a film of steps is called: `raft-log-repair-probe-to-short`. */
function nameOfSteps({ lesson: { id, steps } }: LessonPlayer, from: number, to: number): string {
  const [first, last] = [steps[from]!.id, steps[to]!.id];
  return first === last ? `${id}-${first}` : `${id}-${first}-to-${last}`;
}

/** How long and how large a film will be, in words. */
function estimate(webm: readonly Frame[], gif: readonly Frame[]): string {
  const w = shareWords();
  const wait = (webm.length * COST.ms) / 1000;
  const megabytes = new Intl.NumberFormat(language(), { maximumFractionDigits: 1 });
  const size = (bytes: number): string => `${megabytes.format(Math.max(bytes / 1e6, 0.1))} MB`;
  return w.plan(
    Math.round(lengthOf(webm) / 1000),
    wait < 90 ? w.seconds(Math.ceil(wait)) : w.minutes(Math.round(wait / 60)),
    size(webm.length * COST.webm),
    size(gif.length * COST.gif),
  );
}

/** One end of the part: a step by its title, or a moment by its number. */
function Edge(props: {
  readonly label: string;
  readonly value: number;
  readonly last: number;
  readonly lesson: LessonPlayer | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const { label, value, last, lesson, disabled, onChange } = props;
  return (
    <label className="share-edge">
      <span>{label}</span>
      {lesson ? (
        <select value={value} disabled={disabled} onChange={(event) => onChange(Number(event.target.value))}>
          {lesson.lesson.steps.map(({ id, title }, i) => (
            <option key={id} value={i}>
              {i + 1}. {title}
            </option>
          ))}
        </select>
      ) : (
        <input
          type="number"
          min={0}
          max={last}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const next = Number(event.target.value);
            if (Number.isInteger(next)) onChange(Math.min(Math.max(next, 0), last));
          }}
        />
      )}
    </label>
  );
}
