/**
 * Find a failure: what to break, the search, and what it came to. It needs nothing but a player; a lab says besides where
 * its run began, so that what was found can become one of its lines.
 */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Player } from '../../player/player.ts';
import { Button } from '../../ui/Button.tsx';
import { breakWords } from '../../words/en/break.ts';
import { usePlayer } from '../hooks.ts';
import { deskStore, clearDesk, startHunt, stopHunt } from './desk.ts';
import type { Desk } from './desk.ts';
import { FoundView } from './FoundView.tsx';
import { HuntForm, promisesInWords } from './HuntForm.tsx';
import type { Change } from './NothingView.tsx';
import { farOf, NothingView } from './NothingView.tsx';
import type { Place } from './place.ts';
import { beginningOf, hereOf, placeOf } from './place.ts';
import type { Wish } from './pool.ts';
import { Searching } from './Searching.tsx';
import type { Preset, Wishes } from './wishes.ts';
import { keptBy, LENGTHS, usualWishes, wishOf } from './wishes.ts';
import './break.css';

/** What the panel is given. */
export interface BreakPanelProps {
  readonly player: Player;
  /** Where the lab's run began; absent: the panel looks from a fresh start with the same nodes and options. */
  readonly place?: Place | undefined;
  /** What the form begins with. */
  readonly preset?: Preset | undefined;
}

/** The desk, as far as it is about this protocol. */
function useDesk(protocol: string): Desk {
  const desk = useStore(deskStore);
  return desk.kind === 'idle' || desk.wish.protocol !== protocol ? { kind: 'idle' } : desk;
}

/** The panel. */
export function BreakPanel({ player, place: known, preset }: BreakPanelProps): ReactElement {
  const w = breakWords();
  const { protocol } = player;
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const { moment } = usePlayer(player);
  const [place] = useState(() => known ?? placeOf(player));
  const [wishes, setWishes] = useState<Wishes>(() => usualWishes(preset));
  const desk = useDesk(protocol.id);
  const off = wishes.off ?? moment.world.off;

  // A search that nobody sees any more ends; what it came to stays.
  useEffect(() => stopHunt, []);

  // What has the focus goes when the panel changes: then its title has it.
  const kind = desk.kind === 'over' && desk.result.found ? 'found' : desk.kind;
  const before = useRef(kind);
  useEffect(() => {
    if (before.current === kind) return;
    before.current = kind;
    if (document.activeElement === document.body || document.activeElement === null) title.current?.focus();
  }, [kind]);

  const find = (next: Wishes, rules: readonly string[]): void => {
    player.pause();
    setWishes(next);
    const { line } = player.run();
    const { index } = player.store.getState();
    startHunt(
      wishOf(protocol, next, rules, {
        beginning: beginningOf(place),
        here: { ...hereOf(place, line, index), off: player.moment().world.off },
      }),
    );
  };
  const change = (to: Change): void => {
    if (to === 'rule') clearDesk();
    else if (to === 'longer')
      find({ ...wishes, seconds: LENGTHS.find((s) => s > wishes.seconds) ?? wishes.seconds }, off);
    else if (to === 'elsewhere') find({ ...wishes, where: 'elsewhere' }, off);
    else find({ ...wishes, bounds: { ...wishes.bounds, crashes: wishes.bounds.crashes + 1 } }, off);
  };
  const name =
    desk.kind === 'searching'
      ? w.searching
      : desk.kind === 'idle'
        ? w.title
        : desk.result.found
          ? w.found(promisesInWords(protocol, [desk.result.found.property]))
          : w.nothing;

  return (
    <section className="break" aria-labelledby={heading}>
      <h1
        id={heading}
        ref={title}
        tabIndex={-1}
        className={kind === 'idle' ? 'visually-hidden' : `break-title break-title-${kind}`}
      >
        {name}
      </h1>
      {desk.kind === 'idle' ? (
        <>
          <p className="break-lead">{w.lead}</p>
          <HuntForm
            protocol={protocol}
            wishes={wishes}
            off={off}
            canGoOn={known !== undefined}
            onChange={setWishes}
            onFind={() => find(wishes, off)}
          />
        </>
      ) : (
        <Sought protocol={player.protocol} wish={desk.wish} />
      )}
      {desk.kind === 'searching' && <Searching desk={desk} />}
      {desk.kind === 'over' &&
        (desk.result.found ? (
          <FoundView
            player={player}
            place={place}
            found={desk.result.found}
            far={w.looked(farOf(desk.result), String(Math.max(1, Math.round(desk.result.total.seconds))))}
            onAgain={() => startHunt({ ...desk.wish, seed: desk.wish.seed + 1 })}
          />
        ) : (
          <NothingView
            protocol={protocol}
            wish={desk.wish}
            result={desk.result}
            isAllOn={offOf(desk.wish).length === 0}
            onChange={change}
          />
        ))}
      {desk.kind === 'over' && (
        <p className="break-foot">
          <Button variant="quiet" onClick={clearDesk}>
            {w.change}
          </Button>
        </p>
      )}
    </section>
  );
}

/** The rules that are off in a hunt: those it turns off, and those that were off where it begins. */
const offOf = ({ off, start }: Wish): readonly string[] => [
  ...off,
  ...[...start.deeds.matchAll(/\.switch\.([^.~]+)\.off/g)].map(([, rule]) => rule!),
];

/** What is, or was, looked for: one line. */
function Sought({
  protocol,
  wish,
}: {
  readonly protocol: Player['protocol'];
  readonly wish: Wish;
}): ReactElement {
  const w = breakWords();
  const off = useMemo(() => offOf(wish), [wish]);
  const kept = wish.seek.length > 0 ? wish.seek : keptBy(protocol, off);
  return (
    <p className="break-sought">
      {off.length > 0 ? w.without(off.join(', ')) : w.withAll}
      {' · '}
      {wish.seek.length > 0 && kept.length > 0
        ? w.lookFor(promisesInWords(protocol, kept))
        : w.lookFor(w.anyPromise)}
    </p>
  );
}
