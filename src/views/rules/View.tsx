/** The rules: those that fired just now, or the whole card with these lit. */
import { useId, useMemo } from 'react';
import type { ReactElement } from 'react';
import type { Happening } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { RuleRow, Weakened } from './RuleRow.tsx';
import { firedRules, ruleCard } from './scene.ts';
import './view.css';
import { rulesWords } from '../../words/en/rules.ts';

/** What the rules are shown for. */
export interface RulesViewProps {
  readonly protocol: Protocol;
  readonly happening: Happening | undefined;
  /** Rule switches that are off. */
  readonly off: readonly string[];
  /** Why a rule did not fire; without it nobody can ask. */
  readonly whyNot?: ((rule: string) => string | undefined) | undefined;
  /** The language of the rules, where it is not that of the page. */
  readonly lang?: string | undefined;
  readonly mode: 'fired' | 'card';
  /** A rule switch was turned; `rule` is the switch's id. Without it none can be turned. */
  readonly onSwitch?: ((rule: string, on: boolean) => void) | undefined;
}

function FiredRules({ protocol, happening, off, lang }: RulesViewProps): ReactElement {
  const heading = useId();
  const rules = useMemo(() => firedRules(protocol, happening, off), [protocol, happening, off]);
  const nodes = [...new Set(rules.flatMap(({ fired }) => fired))];
  return (
    // Where it scrolls, it must scroll by keys as well.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="rules rules-fired" aria-labelledby={heading} tabIndex={0}>
      <header className="rules-head">
        <h2 id={heading}>{rulesWords().fired}</h2>
        {nodes.length > 0 && <span className="rules-on">{rulesWords().on(nodes.join(', '))}</span>}
      </header>
      {rules.length === 0 ? (
        <p className="rules-none">{happening ? rulesWords().none : rulesWords().noneYet}</p>
      ) : (
        <ul lang={lang}>
          {rules.map((rule) => (
            <li
              key={rule.id}
              className={rule.weakened === '' ? 'rule rule-lit' : 'rule rule-lit rule-weak'}
              data-rule={rule.id}
            >
              <div className="rule-line">
                <span className="rule-id">{rule.id}</span>
                <span className="rule-words">
                  <span className="rule-says">
                    {rule.says}
                    {rule.times > 1 && <span className="rule-times"> ×{rule.times}</span>}
                  </span>
                  <Weakened rule={rule} />
                  <span className="rule-cite">{rule.cite}</span>
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RuleCard({ protocol, happening, off, whyNot, onSwitch }: RulesViewProps): ReactElement {
  const base = useId();
  const groups = useMemo(() => ruleCard(protocol, happening, off), [protocol, happening, off]);
  return (
    <div className="rules rules-card">
      <p className="rules-source">{protocol.cite}</p>
      {groups.map(({ id, title, rules }) => (
        <section key={id} aria-labelledby={`${base}${id}`}>
          <header className="rules-head">
            <h2 id={`${base}${id}`}>{title}</h2>
          </header>
          <ul>
            {rules.map((rule) => (
              <RuleRow key={rule.id} rule={rule} whyNot={whyNot} onSwitch={onSwitch} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The rules of a protocol. */
export function RulesView(props: RulesViewProps): ReactElement {
  return props.mode === 'fired' ? <FiredRules {...props} /> : <RuleCard {...props} />;
}
