/** The lab's column for breaking things: the machine looks, or the learner plays the adversary. */
import type { ReactElement } from 'react';
import type { Player } from '../../player/player.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { breakWords } from '../../words/en/break.ts';
import { AdversaryPanel } from './AdversaryPanel.tsx';
import { BreakPanel } from './BreakPanel.tsx';
import type { Place } from './place.ts';

/** Who breaks it. */
export type BreakMode = 'find' | 'adversary';

/** What the column is given. */
export interface BreakColumnProps {
  readonly player: Player;
  readonly place: Place;
  readonly mode: BreakMode;
  readonly goal: string;
  readonly onMode: (mode: BreakMode, goal: string) => void;
}

/** The column. */
export function BreakColumn({ player, place, mode, goal, onMode }: BreakColumnProps): ReactElement {
  const w = breakWords();
  return (
    <div className="break-column">
      <Segmented
        label={w.mode}
        choices={[
          { value: 'find', label: w.byMachine },
          { value: 'adversary', label: w.byHand },
        ]}
        value={mode}
        onChoose={(next: BreakMode) => onMode(next, next === 'adversary' ? goal : '')}
      />
      {mode === 'find' ? (
        <BreakPanel player={player} place={place} />
      ) : (
        <AdversaryPanel
          player={player}
          place={place}
          goal={goal}
          onGoal={(chosen) => onMode('adversary', chosen)}
        />
      )}
    </div>
  );
}
