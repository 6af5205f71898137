/** The protocol's rules on one page, with those that just fired lit, and why any other did not. */
import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import type { Player } from '../player/player.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { whyNot } from '../views/rules/scene.ts';
import { RulesView } from '../views/rules/View.tsx';
import { refusalsAt } from './break/refusals.ts';
import { usePlayer } from './hooks.ts';
import { ruleCardWords } from '../words/en/rule-card.ts';

/** The rule card. `actor`: the node to ask "why not?", unless the person chooses another. */
export function RuleCard({
  player,
  actor,
}: {
  readonly player: Player;
  readonly actor: string | undefined;
}): ReactElement {
  const { happening, moment } = usePlayer(player);
  const { protocol } = player;
  const ids = moment.world.setup.cast.ids;
  const [chosen, setChosen] = useState<string>();
  const { line } = player.run();
  // A rule that is off, and would have stepped in here, is lit as well.
  const shown = useMemo(() => {
    if (!happening) return undefined;
    const silent = refusalsAt(protocol, line, moment.index)
      .flatMap(({ rules }) => rules)
      .filter(({ rule }) => happening.fired.every((fired) => fired.rule !== rule));
    return silent.length > 0 ? { ...happening, fired: [...happening.fired, ...silent] } : happening;
  }, [protocol, line, moment, happening]);
  const asked = chosen ?? moment.fired[0]?.node ?? actor ?? ids[0]!;
  return (
    <>
      <div className="card-asked">
        <Segmented
          label={ruleCardWords().ask}
          labelled
          choices={ids.map((id) => ({ value: id, label: id }))}
          value={asked}
          onChoose={setChosen}
        />
      </div>
      <RulesView
        protocol={protocol}
        happening={shown}
        off={moment.world.off}
        mode="card"
        whyNot={happening ? (rule) => whyNot(protocol, happening, asked, rule) : undefined}
        onSwitch={(rule, on) => {
          player.act({ kind: 'switch', rule, on });
        }}
      />
    </>
  );
}
