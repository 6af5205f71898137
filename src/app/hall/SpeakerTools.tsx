/** The speaker's buttons: on with the lesson, what the audience may see, and hands to count. */
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Prediction } from '../../lesson/lesson.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { pickKey } from '../../player/lesson-player.ts';
import { Button } from '../../ui/Button.tsx';
import { hallWords } from '../../words/en/hall.ts';
import { InlineText } from '../ProseView.tsx';
import { curtainStore, hide, lift } from '../curtain.ts';
import { usePlayer } from '../hooks.ts';
import { flip, point, resize, vote } from './hall-keys.ts';
import type { HallStore } from './hall.ts';
import { counted, handsIn, noVotes } from './hall.ts';
import type { PlayedOut } from './play-out.ts';
import { playOut as tryOut } from './play-out.ts';

/** What it is given. */
export interface SpeakerToolsProps {
  readonly stage: LessonPlayer;
  readonly hall: HallStore;
  readonly onNext: () => void;
}

/** The bar under the copy. */
export function SpeakerTools({ stage, hall, onNext }: SpeakerToolsProps): ReactElement {
  const { cue, moving } = useStore(stage.store);
  const { tool, zoom } = useStore(hall);
  const { cloth } = useStore(curtainStore);
  const { current } = usePlayer(stage.player);
  const w = hallWords();
  const here = stage.rehearsal.cues[cue]!;
  const asked = here.asks ?? here.answers[0];
  const block = asked === undefined ? undefined : stage.lesson.steps[here.step]!.blocks[asked];
  const drape = (wanted: 'black' | 'white') => () => {
    if (cloth === wanted) lift();
    else hide(wanted);
  };
  return (
    <section className="speaker-tools" aria-label={w.tools}>
      <div className="speaker-bar">
        <Button size="large" onClick={() => stage.back()} disabled={cue === 0}>
          ◂ {w.back}
        </Button>
        <Button size="large" variant="primary" onClick={onNext}>
          {moving ? w.skip : here.asks !== undefined ? w.reveal : w.goOn} ▸
        </Button>
        <Button size="large" kbd="R" disabled={current === 0} onClick={() => stage.backOnScript()}>
          {w.onScript}
        </Button>
        <Button size="large" kbd="B" aria-pressed={cloth === 'black'} onClick={drape('black')}>
          {w.black}
        </Button>
        <Button size="large" kbd="W" aria-pressed={cloth === 'white'} onClick={drape('white')}>
          {w.white}
        </Button>
        <Button size="large" kbd="L" aria-pressed={tool === 'laser'} onClick={() => point(hall, 'laser')}>
          {w.laserButton}
        </Button>
        <Button
          size="large"
          kbd="X"
          aria-pressed={tool === 'spotlight'}
          onClick={() => point(hall, 'spotlight')}
        >
          {w.spotlightButton}
        </Button>
        <Button
          size="large"
          kbd="Z"
          aria-pressed={zoom !== null}
          onClick={() => hall.setState({ zoom: zoom ? null : [0.5, 0.5] })}
        >
          {w.zoomButton}
        </Button>
        {stage.beside && (
          <Button size="large" kbd="U" onClick={() => flip(hall)}>
            {w.shownButton}
          </Button>
        )}
        <Button size="large" kbd="_" onClick={() => resize(hall, -1)} aria-label={w.smaller}>
          A−
        </Button>
        <Button size="large" kbd="+" onClick={() => resize(hall, 1)} aria-label={w.bigger}>
          A+
        </Button>
      </div>
      {block?.kind === 'predict' && (
        <VoteDesk
          key={pickKey(here, asked!)}
          stage={stage}
          hall={hall}
          prediction={block}
          question={pickKey(here, asked!)}
          isOpen={here.asks === asked}
        />
      )}
    </section>
  );
}

interface VoteDeskProps {
  readonly stage: LessonPlayer;
  readonly hall: HallStore;
  readonly prediction: Prediction;
  readonly question: string;
  readonly isOpen: boolean;
}

/** Hands to count for each answer, and each answer to be played out. */
function VoteDesk({ stage, hall, prediction, question, isOpen }: VoteDeskProps): ReactElement {
  const votes = useStore(hall).votes[question] ?? noVotes(prediction.options.length);
  const [told, setTold] = useState<{ readonly option: number; readonly result: PlayedOut }>();
  const w = hallWords();
  const change = (option: number, by: number) => () => vote(stage, hall, (was) => counted(was, option, by));
  const playOut = (option: number) => (): void => {
    setTold({ option, result: tryOut(stage, prediction, option) });
  };
  return (
    <section className="speaker-votes" aria-label={w.votes}>
      <div className="speaker-votes-head">
        <h2>{w.votes}</h2>
        <span>{w.handsCounted(handsIn(votes, votes.round), votes.round + 1)}</span>
        <Button
          kbd="V"
          disabled={!isOpen}
          aria-pressed={votes.round === 1}
          onClick={() => vote(stage, hall, (was) => ({ ...was, round: was.round === 0 ? 1 : 0 }))}
        >
          {w.secondRound}
        </Button>
      </div>
      <ol>
        {prediction.options.map((option, i) => (
          <li key={option.line}>
            <span className="speaker-option">
              <b>{i + 1}</b> <InlineText text={option.text} />
            </span>
            <Button aria-label={w.oneLess(i + 1)} disabled={!isOpen} onClick={change(i, -1)}>
              −
            </Button>
            <output>{votes.rounds.map((round) => round[i] ?? 0).join(' → ')}</output>
            <Button aria-label={w.oneMore(i + 1)} disabled={!isOpen} onClick={change(i, 1)}>
              +
            </Button>
            <Button onClick={playOut(i)}>{w.playOut}</Button>
            {told?.option === i && (
              <p role="status" className="speaker-told">
                {told.result.says}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
