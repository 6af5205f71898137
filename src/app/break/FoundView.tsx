/** What was found: which promise breaks, how, step by step, and what can be done with it. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Found } from '../../drivers/explore/hunt.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Player } from '../../player/player.ts';
import { happeningAt } from '../../timeline/timeline.ts';
import { Button } from '../../ui/Button.tsx';
import { tell } from '../../views/story/story.ts';
import { breakWords } from '../../words/en/break.ts';
import { usePlayer } from '../hooks.ts';
import { langOf } from '../loaded-lesson.ts';
import type { Route } from '../route.ts';
import { writeRoute } from '../route.ts';
import { asLesson } from './as-lesson.ts';
import { takeAwaited, awaitIn } from './desk.ts';
import type { FoundRun } from './found-run.ts';
import { asLineOf, lineOf, openFound, withRuleOn } from './found-run.ts';
import { promisesInWords } from './HuntForm.tsx';
import type { Place } from './place.ts';
import { isSamePlace } from './place.ts';
import type { Refusal } from './refusals.ts';
import { watch } from './watch.ts';

/** What the view is given. */
export interface FoundViewProps {
  readonly player: Player;
  readonly place: Place;
  readonly found: Found;
  /** How far the search has looked, in words. */
  readonly far: string;
  readonly onAgain: () => void;
}

/** The names of the rules of a refusal: `AC.2`. */
const rulesIn = ({ rules }: Refusal): string => rules.map(({ rule }) => rule).join(', ');

const labRoute = (protocol: Protocol, { start }: Found, at: number, mode: string): Route => ({
  page: 'lab',
  protocol: protocol.id,
  scenario: start.scenario,
  seed: start.seed,
  options: start.options,
  deeds: start.deeds,
  at,
  mode,
});

/** The view. */
export function FoundView({ player, place, found, far, onAgain }: FoundViewProps): ReactElement {
  const w = breakWords();
  const { protocol } = player;
  const { index, current } = usePlayer(player);
  const opened = useMemo(() => openFound(protocol, found), [protocol, found]);
  const { run, base, end, says, refusals } = opened;
  const isHere = isSamePlace(place, found.start);
  const stop = useRef<() => void>(undefined);
  const [watching, setWatching] = useState(false);
  const [copied, setCopied] = useState<boolean>();
  const [hasLesson, setHasLesson] = useState(true);
  const line = lineOf(player, run);
  const isShown = line !== undefined && line === current;

  useEffect(() => () => stop.current?.(), []);

  /** Looks at the line of the find, which becomes one of the lab's own. */
  const show = (at: number): void => {
    stop.current?.();
    setWatching(false);
    const there = lineOf(player, run);
    if (there === undefined) player.adopt(asLineOf(player, run), at);
    else player.goTo(there, at);
  };
  const watchHere = (): void => {
    show(base);
    setWatching(true);
    // Where figure and panel stand one under the other, the figure is what is to be seen.
    if (matchMedia('(max-width: 820px)').matches)
      document.querySelector('.figure-stage')?.scrollIntoView({ block: 'start' });
    stop.current = watch(player, base, end, () => setWatching(false));
  };
  const goThere = (): void => {
    awaitIn(found);
    window.location.hash = writeRoute(labRoute(protocol, found, base, 'find'));
  };
  // Whoever came here to watch it, watches it.
  const begin = useRef(watchHere);
  useEffect(() => {
    if (isHere && takeAwaited(found)) begin.current();
  }, [isHere, found]);

  const copy = async (): Promise<void> => {
    const [{ absolute }, { pack }] = await Promise.all([
      import('../share/LinkSection.tsx'),
      import('../share/packed.ts'),
    ]);
    try {
      await navigator.clipboard.writeText(absolute(pack(writeRoute(labRoute(protocol, found, end, '')))));
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  const write = async (): Promise<void> => {
    const markdown = asLesson(opened, found.property);
    if (markdown === undefined) {
      setHasLesson(false);
      return;
    }
    const { keep, newId } = await import('../write/own-lessons.ts');
    const id = newId();
    await keep({ id, markdown, changed: Date.now() });
    window.location.hash = writeRoute({ page: 'write', own: id });
  };

  return (
    <div className="break-found" lang={langOf(protocol)}>
      <p className="break-says">{says}</p>
      <p className="break-quiet">{w.promised(protocol.properties[found.property]?.says ?? '')}</p>
      <p className="break-how">
        <b>{w.inSteps(found.length)}</b>
        {`, ${w.by[found.by]}`}
        {found.shortest && `, ${w.shortest}`}
        {'. '}
        {found.guide !== undefined && w.guide(found.guide)} {far}
      </p>
      {!isHere && <p className="break-quiet">{w.otherPlace}</p>}
      <div className="break-buttons">
        {watching ? (
          <Button
            variant="primary"
            icon="pause"
            onClick={() => {
              stop.current?.();
              player.pause();
              setWatching(false);
            }}
          >
            {w.stop}
          </Button>
        ) : (
          <Button variant="primary" icon="play" onClick={isHere ? watchHere : goThere}>
            {isHere ? w.watch : w.watchThere}
          </Button>
        )}
        {run.line.moments[end]!.world.off.length > 0 && (
          <a
            className="button button-default button-medium"
            href={writeRoute(withRuleOn(protocol, found, opened))}
          >
            {w.withRule}
          </a>
        )}
        <Button icon="link" onClick={() => void copy()}>
          {copied === undefined ? w.copy : copied ? w.copied : w.notCopied}
        </Button>
        <Button icon="dice" onClick={onAgain}>
          {w.again}
        </Button>
        <Button onClick={() => void write()} disabled={!hasLesson}>
          {w.asLesson}
        </Button>
      </div>
      {!hasLesson && <p className="break-quiet">{w.noLesson}</p>}
      {run.line.moments[end]!.world.off.length > 0 && (
        <SteppedIn refusals={refusals} base={base} onShow={isHere ? show : undefined} />
      )}
      <Steps
        opened={opened}
        protocol={protocol}
        at={isShown ? index : undefined}
        onShow={isHere ? show : undefined}
      />
      <p className="break-end">{w.found(promisesInWords(protocol, [found.property]))}</p>
    </div>
  );
}

/** Brings a step into sight where the panel scrolls by itself; the page stays where it is. */
function scrollWithin(step: HTMLElement): void {
  let box = step.parentElement;
  while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
  if (!box || box === document.documentElement || box === document.body) return;
  const [inner, outer] = [step.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top + 8;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + 8;
}

/** Where the rules would have stepped in, to jump to. */
function SteppedIn({
  refusals,
  base,
  onShow,
}: {
  readonly refusals: readonly Refusal[];
  readonly base: number;
  readonly onShow: ((at: number) => void) | undefined;
}): ReactElement {
  const w = breakWords();
  const steps = [...new Set(refusals.map(({ index }) => index))];
  return (
    <section className="break-stepped" aria-label={w.whereRule}>
      <h2 className="label">{w.whereRule}</h2>
      {steps.length === 0 ? (
        <p className="break-quiet">{w.noneSteppedIn}</p>
      ) : (
        <ul className="break-jumps">
          {steps.map((index) => (
            <li key={index}>
              {onShow ? (
                <Button size="small" onClick={() => onShow(index)}>
                  {w.step(index - base)}
                </Button>
              ) : (
                w.step(index - base)
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Every step in a sentence, with what a rule would have done about it. */
function Steps({
  opened: { run, base, end, refusals },
  protocol,
  at,
  onShow,
}: {
  readonly opened: FoundRun;
  readonly protocol: Protocol;
  /** The moment that is looked at, if it is one of these. */
  readonly at: number | undefined;
  readonly onShow: ((at: number) => void) | undefined;
}): ReactElement {
  const w = breakWords();
  const list = useRef<HTMLOListElement>(null);
  const told = useMemo(
    () =>
      run.line.moments.slice(base + 1, end + 1).map(({ index }) => ({
        index,
        says: tell(protocol, happeningAt(run.line, index)!).happened,
        steppedIn: refusals.filter((refusal) => refusal.index === index),
      })),
    [run, base, end, refusals, protocol],
  );
  useEffect(() => {
    const step = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (step) scrollWithin(step);
  }, [at]);
  return (
    <section aria-label={w.stepsOf}>
      <h2 className="label">{w.stepsOf}</h2>
      <ol className="break-steps" ref={list}>
        {told.map(({ index, says, steppedIn }) => (
          <li
            key={index}
            className={steppedIn.length > 0 ? 'break-step break-step-lit' : 'break-step'}
            aria-current={at === index ? 'step' : undefined}
          >
            {onShow ? (
              <button type="button" className="break-step-go" onClick={() => onShow(index)}>
                {says}
              </button>
            ) : (
              <span className="break-step-go">{says}</span>
            )}
            {steppedIn.map((refusal) => (
              <p key={refusal.off} className="break-instead">
                <b>{w.steppedIn(rulesIn(refusal))}</b>{' '}
                {refusal.instead ? insteadOf(protocol, refusal, says, w.instead) : w.impossible}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What would have happened instead, where it can be told apart in a sentence. */
function insteadOf(
  protocol: Protocol,
  { instead }: Refusal,
  says: string,
  said: (what: string) => string,
): string {
  const other = instead ? tell(protocol, instead).happened : says;
  return other === says ? '' : said(other);
}
