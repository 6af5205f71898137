/** The transport: time, back and forth, and the faults that concern the whole network. It never changes its place. */
import type { ReactElement, ReactNode } from 'react';
import { due } from '../engine/enabled.ts';
import { SPEEDS } from '../player/player.ts';
import type { Player } from '../player/player.ts';
import { tip } from '../timeline/timeline.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { workbenchWords } from '../words/en/workbench.ts';
import { usePlayer } from './hooks.ts';

/** What the transport is given. */
export interface TransportProps {
  readonly player: Player;
  readonly onPartition: () => void;
  readonly onToggle: () => void;
  /** In a lesson Home and End belong to its steps. */
  readonly kind: 'lab' | 'lesson';
  readonly aside: ReactNode;
  /** Nothing happens unless a hand does it: there is nothing to play, and nothing beyond the end. */
  readonly byHand?: boolean | undefined;
}

/** Slower or faster by one notch. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const at = SPEEDS.findIndex((known) => known === speed);
  return SPEEDS[Math.min(Math.max(at + direction, 0), SPEEDS.length - 1)] ?? 1;
}

/** The bar under the figure. */
export function Transport(props: TransportProps): ReactElement {
  const { player, onPartition, onToggle, kind, aside, byHand = false } = props;
  const { playing: isMoving, index, speed, moment, runs, current, notice } = usePlayer(player);
  const playing = isMoving && !byHand;
  const w = workbenchWords();
  const { line } = player.run();
  const isEnd = index === line.moments.length - 1;
  const isStuck = isEnd && (byHand || !due(tip(line).world));
  const isParted = moment.world.cuts.some((bits) => bits !== 0);
  const fork = line.forked;
  return (
    <footer className="transport" aria-label={w.time}>
      <div className="transport-row" role="toolbar" aria-label={w.playAndStep}>
        <IconButton
          name={w.toStart}
          className="transport-end"
          kbd={kind === 'lab' ? 'Home' : undefined}
          icon="to-start"
          onClick={() => player.toStart()}
          disabled={index === 0}
        />
        <IconButton
          name={w.messageBack}
          kbd="["
          icon="message-back"
          onClick={() => player.stepMessage(-1)}
          disabled={index === 0}
        />
        <IconButton
          name={w.eventBack}
          icon="step-back"
          onClick={() => player.stepEvent(-1)}
          disabled={index === 0}
        />
        <Button
          variant="primary"
          className="transport-play"
          onClick={onToggle}
          disabled={byHand || (isStuck && !playing)}
          icon={playing ? 'pause' : 'play'}
          aria-keyshortcuts="K"
        >
          {playing ? w.pause : w.play}
        </Button>
        <IconButton
          name={w.eventForward}
          icon="step-forward"
          onClick={() => player.stepEvent(1)}
          disabled={isStuck}
        />
        <IconButton
          name={w.messageForward}
          kbd="]"
          icon="message-forward"
          onClick={() => player.stepMessage(1)}
          disabled={isStuck}
        />
        <IconButton
          name={w.toEnd}
          className="transport-end"
          kbd={kind === 'lab' ? 'End' : undefined}
          icon="to-end"
          onClick={() => player.toEnd()}
          disabled={isEnd}
        />
        <label className="transport-speed">
          <span className="visually-hidden">{w.speed}</span>
          <select value={speed} onChange={(event) => player.setSpeed(Number(event.target.value))}>
            {SPEEDS.map((known) => (
              <option key={known} value={known}>
                {known}×
              </option>
            ))}
          </select>
        </label>
        <output className="transport-time" data-testid="time">
          {w.now(Math.round(moment.world.now).toLocaleString('en').replaceAll(',', ' '), index)}
        </output>
        {runs.length > 1 && (
          <label className="transport-lines">
            <span className="visually-hidden">{w.course}</span>
            <select
              value={current}
              data-testid="lines"
              onChange={(event) => {
                const to = Number(event.target.value);
                const shared = to < current ? fork?.index : runs[to]?.line.forked?.index;
                player.goTo(to, shared);
              }}
            >
              {runs.map(({ line: { forked, id } }, i) => (
                <option key={id} value={i}>
                  {forked ? w.whatIf(i, forked.index) : w.asItWas}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className="transport-gap" />
        {notice !== undefined && (
          <div data-testid="notice">
            <Notice tone="gold" onDismiss={() => player.dismissNotice()}>
              {notice}
            </Notice>
          </div>
        )}
        <Button variant="quiet" icon="scissors" onClick={onPartition} kbd="J">
          {w.partition}
        </Button>
        {isParted && (
          <Button variant="quiet" icon="heal" onClick={() => player.act({ kind: 'heal' })}>
            {w.heal}
          </Button>
        )}
        {aside}
      </div>
    </footer>
  );
}
