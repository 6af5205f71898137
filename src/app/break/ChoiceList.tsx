/** The choices of an adversary as a list, node by node: for the keyboard, for screen readers, and for an overview. */
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { Action } from '../../engine/action.ts';
import type { Player } from '../../player/player.ts';
import { Button } from '../../ui/Button.tsx';
import { adversaryWords } from '../../words/en/adversary.ts';
import { usePlayer } from '../hooks.ts';
import { langOf } from '../loaded-lesson.ts';
import { choiceInWords, choicesAt } from './choices.ts';

/** The list. */
export function ChoiceList({ player }: { readonly player: Player }): ReactElement {
  const w = adversaryWords();
  const { protocol } = player;
  const {
    moment: { world },
  } = usePlayer(player);
  const nodes = useMemo(() => choicesAt(protocol, world), [protocol, world]);
  const shortOf: Readonly<Partial<Record<Action['kind'], string>>> = {
    deliver: w.shortDeliver,
    lose: w.shortDrop,
    drop: w.shortDrop,
    duplicate: w.shortDouble,
  };
  const button = (action: Action, words: string, isMain: boolean): ReactElement => {
    const name = choiceInWords(protocol, world, action, w);
    return (
      <Button
        key={JSON.stringify(action)}
        size="small"
        variant={isMain ? 'default' : 'quiet'}
        onClick={() => player.act(action)}
        {...(words !== name && { 'aria-label': name })}
      >
        {words}
      </Button>
    );
  };
  return (
    <section className="choices" aria-label={w.choices} lang={langOf(protocol)}>
      <h2 className="label" tabIndex={-1}>
        {w.choices}
      </h2>
      <p className="break-quiet">{nodes.length > 0 ? w.tip : w.none}</p>
      {nodes.map(({ node, up, arrivals, actions }) => (
        <section key={node} className="choices-node" aria-label={w.about(node)}>
          <h3>
            {node}
            {!up && <span className="break-quiet"> {w.down}</span>}
          </h3>
          <div className="choices-things">
            {arrivals.map(({ message, says, actions: fates }) => (
              <div key={message.id} className="choices-message">
                <span className="choices-says">{says}</span>
                <span className="choices-fates">
                  {fates.map((action) =>
                    button(action, shortOf[action.kind] ?? action.kind, action.kind === 'deliver'),
                  )}
                </span>
              </div>
            ))}
            {actions.length > 0 && (
              <div className="choices-own">
                {actions.map((action) => button(action, choiceInWords(protocol, world, action, w), true))}
              </div>
            )}
          </div>
        </section>
      ))}
    </section>
  );
}
