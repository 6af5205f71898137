/** Be the adversary: the learner makes every choice, with a goal in mind. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { latest } from '../../drivers/run.ts';
import type { Action } from '../../engine/action.ts';
import { fingerprint } from '../../engine/fingerprint.ts';
import type { Player } from '../../player/player.ts';
import type { Line } from '../../timeline/timeline.ts';
import { Button } from '../../ui/Button.tsx';
import { adversaryWords } from '../../words/en/adversary.ts';
import { breakWords } from '../../words/en/break.ts';
import { usePlayer } from '../hooks.ts';
import { langOf } from '../loaded-lesson.ts';
import { byHand } from './by-hand.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { choiceInWords } from './choices.ts';
import { asLineOf } from './found-run.ts';
import { baseOf, gameAt } from './game.ts';
import type { Goal } from './goal.ts';
import { goalOf, goalsOf } from './goal.ts';
import { farOf } from './NothingView.tsx';
import type { Place } from './place.ts';
import { hereOf } from './place.ts';
import type { Way } from './useWay.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useWay } from './useWay.ts';
import { watch } from './watch.ts';
import './break.css';

/** What the panel is given. */
export interface AdversaryPanelProps {
  /** By hand: nothing happens by itself. */
  readonly player: Player;
  readonly place: Place;
  /** The id of the goal; empty: none is chosen yet. */
  readonly goal: string;
  readonly onGoal: (goal: string) => void;
}

/** How long a hint may look, and the checker, s. */
const HINT = 5;
const CHECK = 20;

/** The panel. */
export function AdversaryPanel({ player, place, goal: id, onGoal }: AdversaryPanelProps): ReactElement {
  const goal = goalOf(player.protocol, id);
  return goal ? (
    <Play key={goal.id} player={player} place={place} goal={goal} onLeave={() => onGoal('')} />
  ) : (
    <ChooseGoal player={player} place={place} onGoal={onGoal} />
  );
}

const goalInWords = ({ kind, called }: Goal): string =>
  kind === 'break' ? adversaryWords().breakIt(called) : adversaryWords().reachIt(called);

/** The start of a game: what to bring about, and under which rules. */
function ChooseGoal({
  player,
  place,
  onGoal,
}: Pick<AdversaryPanelProps, 'player' | 'place' | 'onGoal'>): ReactElement {
  const w = adversaryWords();
  const b = breakWords();
  const { protocol } = player;
  const heading = useId();
  const goals = useMemo(() => goalsOf(protocol), [protocol]);
  const warmUps = goals.filter(({ kind }) => kind === 'reach');
  const promises = goals.filter(({ kind }) => kind === 'break');
  const [off, setOff] = useState(() => player.moment().world.off[0] ?? '');
  const named = protocol.switches[off]?.breaks[0];
  const [chosen, setChosen] = useState<string>();
  const picked = chosen ?? named ?? promises[0]?.id ?? '';
  const begin = (): void => {
    // From the scenario on, in a line of its own: what was done before stays.
    const hand = byHand(player);
    hand.goTo(hand.store.getState().current, place.start);
    const { world } = hand.moment();
    hand.fork();
    if (off !== '' && !world.off.includes(off)) hand.act({ kind: 'switch', rule: off, on: false });
    hand.finish();
    onGoal(picked);
  };
  return (
    <section className="break" aria-labelledby={heading}>
      <h1 id={heading} className="break-title">
        {b.byHand}
      </h1>
      <p className="break-lead">{w.lead}</p>
      <form
        className="break-form"
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <label className="break-field">
          <span className="label">{w.rules}</span>
          <select className="break-select" value={off} onChange={(event) => setOff(event.target.value)}>
            <option value="">{w.allOn}</option>
            {Object.entries(protocol.switches).map(([rule, { says, breaks }]) => (
              <option key={rule} value={rule}>
                {`${w.without(rule)}: ${says}${breaks.length > 0 ? '' : ` ${b.progressOnly}`}`}
              </option>
            ))}
          </select>
          {off !== '' && <span className="break-rule-says">{protocol.switches[off]?.says}</span>}
        </label>
        <label className="break-field">
          <span className="label">{w.goal}</span>
          <select className="break-select" value={picked} onChange={(event) => setChosen(event.target.value)}>
            {warmUps.length > 0 && (
              <optgroup label={w.warmUps}>
                {warmUps.map((goal) => (
                  <option key={goal.id} value={goal.id}>
                    {goal.called}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={w.promises}>
              {promises.map((goal) => (
                <option key={goal.id} value={goal.id}>
                  {goalInWords(goal)}
                </option>
              ))}
            </optgroup>
          </select>
          <span className="break-rule-says" lang={langOf(protocol)}>
            {goals.find((goal) => goal.id === picked)?.says}
          </span>
        </label>
        <Button type="submit" variant="primary" size="large" icon="play" className="break-find">
          {w.begin}
        </Button>
      </form>
    </section>
  );
}

/** Where a way goes on from a moment of a line: its next action; undefined if the line has left it. */
function nextOf(
  { run }: Way,
  line: Line,
  index: number,
): { readonly action: Action; readonly left: number } | undefined {
  const [here, there] = [line.moments[index], run.line.moments[index]];
  const action = run.line.moments[index + 1]?.action;
  if (!here || !there || !action || fingerprint(here.world) !== fingerprint(there.world)) return undefined;
  return { action, left: latest(run).index - index - 1 };
}

/** A game that goes on, or is won. */
function Play({
  player,
  place,
  goal,
  onLeave,
}: {
  readonly player: Player;
  readonly place: Place;
  readonly goal: Goal;
  readonly onLeave: () => void;
}): ReactElement {
  const w = adversaryWords();
  const { protocol } = player;
  const heading = useId();
  const { index, moment, current } = usePlayer(player);
  const { line } = player.run();
  const game = gameAt(protocol, line, place.start, index, goal);
  const isAllOn = moment.world.off.length === 0;
  const { isLooking, ask, stop } = useWay(protocol, goal.id);
  const [purpose, setPurpose] = useState<'hint' | 'check' | 'measure'>('hint');
  /** Ways that were found, the newest first: as long as the line follows one, its next step is known. */
  const [ways, setWays] = useState<readonly Way[]>([]);
  const [said, setSaid] = useState<{ readonly at: string; readonly says: string; readonly way?: Way }>();
  const [shortest, setShortest] = useState<number>();
  const here = `${current} ${index}`;
  const known = shortest === undefined || game.won === undefined ? shortest : Math.min(shortest, game.steps);

  const learnt = (length: number): void => setShortest((best) => Math.min(best ?? Infinity, length));
  const hint = async (): Promise<void> => {
    const way = ways.find((one) => nextOf(one, line, index));
    if (way) {
      setSaid({ at: here, says: '', way });
      return;
    }
    setPurpose('hint');
    const answer = await ask(hereOf(place, line, index), HINT);
    if (!answer) return;
    if (answer.way) {
      const { way: found } = answer;
      setWays((before) => [found, ...before]);
      learnt(game.steps + found.length);
      setSaid({ at: here, says: '', way: found });
    } else setSaid({ at: here, says: w.noWay(farOf(answer.result), isAllOn) });
  };
  const check = async (): Promise<void> => {
    setPurpose('check');
    const answer = await ask(hereOf(place, line, game.base), CHECK);
    if (!answer) return;
    if (answer.way) {
      learnt(answer.way.length);
      setSaid({ at: 'check', says: w.wayOf(answer.way.length), way: answer.way });
    } else setSaid({ at: 'check', says: w.gaveUp(farOf(answer.result)) });
  };

  // Once it is won, what the shortest way is becomes known in a moment.
  const wonAt = game.won === undefined ? undefined : `${current} ${game.won}`;
  const measured = useRef<string>(undefined);
  const measure = useRef<() => Promise<void>>(undefined);
  useEffect(() => {
    measure.current = async () => {
      setPurpose('measure');
      const answer = await ask(hereOf(place, line, game.base), HINT);
      learnt(Math.min(answer?.way?.length ?? Infinity, game.steps));
    };
  });
  useEffect(() => {
    if (wonAt === undefined || measured.current === wonAt) return;
    measured.current = wonAt;
    void measure.current?.();
  }, [wonAt]);

  const root = useRef<HTMLElement>(null);
  useKeptFocus(root, game.won === undefined ? '.choices h2' : 'h1', `${here} ${said?.at ?? ''}`);

  const next = said?.way && said.at !== 'check' ? nextOf(said.way, line, index) : undefined;
  const isSaidHere = said !== undefined && (said.at === here || said.at === 'check' || next !== undefined);
  const restart = (): void => {
    stop();
    player.seekIndex(game.base);
  };
  const showWay = (way: Way): void => {
    player.adopt(asLineOf(player, way.run), baseOf(line, place.start));
    watch(player, baseOf(way.run.line, place.start), latest(way.run).index);
  };

  return (
    <section className="break" aria-labelledby={heading} ref={root}>
      <h1
        id={heading}
        tabIndex={-1}
        className={game.won === undefined ? 'break-title' : 'break-title break-title-found'}
      >
        {game.won === undefined ? goalInWords(goal) : goal.kind === 'break' ? w.won : w.reached}
      </h1>
      <p className="break-sought" lang={langOf(protocol)}>
        {isAllOn ? w.allOn : w.without(moment.world.off.join(', '))}
        {goal.says !== '' && ` · ${goal.says}`}
      </p>
      <p className="break-score tabular">
        <b>{w.used(game.steps)}</b>
        {known !== undefined && known < Infinity && <span>{w.shortestKnown(known)}</span>}
      </p>
      {game.won !== undefined && (
        <Won
          says={moment.broken.find(({ property }) => property === goal.id)?.says ?? goal.called}
          steps={game.steps}
          shortest={isLooking && purpose === 'measure' ? undefined : known}
          onAgain={() => {
            watch(player, game.base, game.won!);
          }}
          onShorter={restart}
        />
      )}
      <div className="break-buttons">
        <Button icon="step-back" onClick={() => player.stepEvent(-1)} disabled={index <= game.base}>
          {w.undo}
        </Button>
        <Button icon="restart" onClick={restart} disabled={index <= game.base}>
          {w.restart}
        </Button>
        {game.won === undefined && (
          <Button onClick={() => void hint()} disabled={isLooking}>
            {w.hint}
          </Button>
        )}
        {game.won === undefined && isAllOn && (
          <Button onClick={() => void check()} disabled={isLooking}>
            {w.giveUp}
          </Button>
        )}
        <Button variant="quiet" onClick={onLeave}>
          {w.leave}
        </Button>
      </div>
      <div className="break-hint" role="status">
        {isLooking && purpose !== 'measure' && (
          <p>
            {purpose === 'check' ? w.checking : w.hinting}{' '}
            <Button size="small" onClick={stop}>
              {w.cancel}
            </Button>
          </p>
        )}
        {!isLooking && game.won === undefined && isSaidHere && (
          <p>
            {next ? w.hinted(choiceInWords(protocol, moment.world, next.action, w), next.left) : said.says}{' '}
            {next && (
              <Button size="small" variant="primary" onClick={() => player.act(next.action)}>
                {w.doIt}
              </Button>
            )}
            {said.at === 'check' && said.way && (
              <Button size="small" onClick={() => showWay(said.way!)}>
                {w.show}
              </Button>
            )}
          </p>
        )}
      </div>
      {game.won === undefined && <ChoiceList player={player} />}
    </section>
  );
}

/** The goal is reached. */
function Won({
  says,
  steps,
  shortest,
  onAgain,
  onShorter,
}: {
  readonly says: string;
  readonly steps: number;
  /** Undefined: that is being found out. */
  readonly shortest: number | undefined;
  readonly onAgain: () => void;
  readonly onShorter: () => void;
}): ReactElement {
  const w = adversaryWords();
  return (
    <div className="break-won" role="status">
      <p className="break-says">{says}</p>
      <p className="break-how">
        {w.wonIn(steps)}{' '}
        {shortest === undefined ? w.measuring : shortest < steps ? w.shorter(shortest) : w.isShortest}
      </p>
      <div className="break-buttons">
        <Button variant="primary" icon="play" onClick={onAgain}>
          {w.playAgain}
        </Button>
        {shortest !== undefined && shortest < steps && <Button onClick={onShorter}>{w.tryAgain}</Button>}
      </div>
    </div>
  );
}
