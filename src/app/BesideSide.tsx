/** One of two runs that are shown side by side: what it plays, what holds, its figure, its numbers, its score. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Protocol, Scenario } from '../engine/protocol.ts';
import type { Player } from '../player/player.ts';
import { allProtocols, protocols } from '../protocols/index.ts';
import { Button } from '../ui/Button.tsx';
import { InvariantLamps } from '../views/invariants/View.tsx';
import type { Selection } from '../views/selection.ts';
import { Figure } from './Figure.tsx';
import { tallyOf } from './tally.ts';
import { usePlayer } from './hooks.ts';
import { inLanguage } from '../protocols/translations.ts';
import { language } from '../words/words.ts';
import { besideWords } from '../words/en/beside.ts';

const SpaceTimeView = lazy(async () => ({
  default: (await import('../views/space-time/View.tsx')).SpaceTimeView,
}));

/** Which of the two. */
export type Side = 'left' | 'right';

interface Props {
  readonly side: Side;
  readonly player: Player;
  readonly scenario: Scenario;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  readonly onChoose: (protocol: string, scenario: string) => void;
  readonly onRules: () => void;
}

/** All protocols, each in a language if it speaks it. */
async function allIn(wanted: string): Promise<Readonly<Record<string, Protocol>>> {
  const all = Object.values(await allProtocols()).map((protocol) => inLanguage(protocol, wanted));
  return Object.fromEntries((await Promise.all(all)).map((protocol) => [protocol.id, protocol]));
}

/** All protocols once they are there, to choose a scenario from; until then only the one that is shown. */
function useProtocols(shown: Protocol): Readonly<Record<string, Protocol>> {
  const [all, setAll] = useState<Readonly<Record<string, Protocol>>>({ [shown.id]: shown });
  useEffect(() => {
    let isCurrent = true;
    allIn(language()).then(
      (loaded) => isCurrent && setAll(loaded),
      // The one shown stays; the others cannot be had offline.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return all;
}

/** The side. */
export function BesideSide(props: Props): ReactElement {
  const { side, player, scenario, selection, onSelect, onChoose, onRules } = props;
  const w = besideWords();
  const { moment, version, index } = usePlayer(player);
  const { protocol } = player;
  const all = useProtocols(protocol);
  const { off } = moment.world;
  return (
    <div className="beside-side" data-side={side}>
      <div className="beside-head">
        <label className="header-pick">
          <span className="visually-hidden">{w.plays(w[side])}</span>
          <select
            value={`${protocol.id} ${scenario.id}`}
            onChange={(event) => {
              const [wanted = '', id = ''] = event.target.value.split(' ');
              onChoose(wanted, id);
            }}
          >
            {Object.values(all).map(({ id, scenarios }) => (
              <optgroup key={id} label={protocols[id]?.title ?? id}>
                {scenarios.map(({ id: name, title }) => (
                  <option key={name} value={`${id} ${name}`}>
                    {protocols[id]?.title}: {title}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <span className="beside-lamps">
          <InvariantLamps protocol={protocol} moment={moment} compact={1} />
        </span>
        <Button size="small" onClick={onRules}>
          {off.length === 0 ? w.rules : w.off(off.length, off.join(' '))}
        </Button>
      </div>
      <Figure
        player={player}
        selection={selection}
        onSelect={onSelect}
        caption=""
        title={protocol.title}
        name={w.name(protocol.title, w[side])}
        compact
      />
      <dl className="beside-tally" aria-label={w.inNumbers(protocol.title)}>
        {tallyOf(protocol, moment).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="beside-score" aria-label={w.timeline(w[side])}>
        <Suspense fallback={null}>
          <SpaceTimeView
            line={player.run().line}
            head={{ index }}
            playhead={player.head}
            protocol={protocol}
            onSeek={(t) => player.seek(t)}
            version={version}
          />
        </Suspense>
      </section>
    </div>
  );
}
