/** The lab's column: what just happened, by which rule, and what the selected thing knows. */
import type { ReactElement, ReactNode } from 'react';
import type { Player } from '../player/player.ts';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { InspectorView } from '../views/inspector/View.tsx';
import { LegendView } from '../views/legend/View.tsx';
import { RulesView } from '../views/rules/View.tsx';
import type { Selection } from '../views/selection.ts';
import { RuleCard } from './RuleCard.tsx';
import { usePlayer, useStory } from './hooks.ts';
import { langOf } from './loaded-lesson.ts';
import { labWords } from '../words/en/lab.ts';

/** What the column shows. */
export type LabPanel = 'now' | 'card' | 'legend' | 'break';

/** What the column is given. */
export interface LabColumnProps {
  readonly player: Player;
  readonly selection: Selection | undefined;
  readonly slip: string | undefined;
  /** What the scenario is about. */
  readonly says: string;
  readonly panel: LabPanel;
  readonly onPanel: (panel: LabPanel) => void;
  /** Where things are broken; it goes on while something else is shown. Absent: nobody has asked for it yet. */
  readonly breaking: ReactNode;
}

/** The node whose state is shown when nothing is selected: the one that just acted. */
function nodeToShow(player: Player, selection: Selection | undefined): Selection | undefined {
  if (selection && selection.kind !== 'link')
    return selection.kind === 'entry' ? { kind: 'node', id: selection.node } : selection;
  const { fired, action, world } = player.moment();
  const id = fired[0]?.node ?? (action && 'node' in action ? action.node : world.setup.cast.ids[0]);
  return id === undefined ? undefined : { kind: 'node', id };
}

/** The column. */
export function LabColumn(props: LabColumnProps): ReactElement {
  const { player, selection, slip, says, panel, onPanel, breaking } = props;
  const w = labWords();
  const { happening, moment } = usePlayer(player);
  const { protocol } = player;
  const story = useStory(player);
  const shown = nodeToShow(player, selection);
  const actor = shown?.kind === 'node' ? shown.id : undefined;
  return (
    <div className="lab-column">
      {slip !== undefined && (
        <p className="lesson-slip" role="alert">
          {slip}
        </p>
      )}
      <Segmented
        label={w.panel}
        choices={[
          { value: 'now', label: w.now },
          { value: 'card', label: w.card },
          { value: 'legend', label: w.legend },
          { value: 'break', label: w.breakIt },
        ]}
        value={panel}
        onChoose={onPanel}
      />
      {panel === 'now' && (
        <div className="lab-scroll">
          <h1 className="lab-title">{story?.title ?? w.nothingYet}</h1>
          <p className="lab-happened">{story?.happened ?? w.begin(says)}</p>
          <RulesView
            protocol={protocol}
            happening={happening}
            off={moment.world.off}
            mode="fired"
            lang={langOf(protocol)}
          />
          {[selection?.kind === 'entry' ? selection : undefined, shown].map(
            (each) =>
              each && (
                <InspectorView
                  key={each.kind}
                  world={moment.world}
                  before={happening?.before}
                  protocol={protocol}
                  selection={each}
                />
              ),
          )}
        </div>
      )}
      {panel === 'card' && (
        <div className="lab-scroll">
          <h1 className="visually-hidden">{w.card}</h1>
          <Button icon="break" size="small" className="lab-find" onClick={() => onPanel('break')} kbd="X">
            {w.find}
          </Button>
          <RuleCard player={player} actor={actor} />
        </div>
      )}
      {breaking !== undefined && (
        <div className="lab-scroll" hidden={panel !== 'break'}>
          {breaking}
        </div>
      )}
      {panel === 'legend' && (
        <div className="lab-scroll">
          <h1 className="visually-hidden">{w.legend}</h1>
          <LegendView
            epoch={protocol.epoch}
            parts={{
              logs: moment.world.nodes.some((node) => protocol.portrait.log(node) !== undefined),
              ledger: protocol.portrait.ledger !== undefined,
              members: protocol.portrait.further?.panels.includes('members') ?? false,
            }}
          />
        </div>
      )}
    </div>
  );
}
