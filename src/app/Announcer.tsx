/** What a screen reader hears: one sentence when something has happened and the figure stands still, and the whole on demand. */
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Player } from '../player/player.ts';
import { summary } from '../views/story/story.ts';
import { usePlayer, useStory } from './hooks.ts';
import { figureWords } from '../words/en/figure.ts';

/** Sentences closer together than this (ms) are said as one. */
const BATCH = 500;

/** A polite live region, and the state of every node as text to explore. */
export function Announcer({
  player,
  title,
}: {
  readonly player: Player;
  /** Which of several figures it speaks of. */
  readonly title?: string | undefined;
}): ReactElement {
  const w = figureWords();
  const story = useStory(player)?.happened;
  const { playing, moment, notice } = usePlayer(player);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (playing || !story) return;
    const timer = setTimeout(() => setSaid(story), BATCH);
    return () => {
      clearTimeout(timer);
    };
  }, [story, playing]);
  return (
    <div className="visually-hidden">
      <div
        role="log"
        aria-live="polite"
        aria-label={title === undefined ? w.happened : w.happenedIn(title)}
        data-testid="announcer"
      >
        {said && title !== undefined ? `${title}: ${said}` : said}
      </div>
      <div role="status">{notice}</div>
      <section aria-label={title === undefined ? w.state : w.stateOf(title)} data-testid="summary">
        {playing ? w.playing : summary(player.protocol, moment.world)}
      </section>
    </div>
  );
}
