/** One rule of the card: a line that opens to its citation, its switches and the answer to “Why not?”. */
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Switch } from '../../ui/Switch.tsx';
import type { RuleItem } from './scene.ts';
import { rulesWords } from '../../words/en/rules.ts';

/** What is wrong with a rule while a switch is off. */
export function Weakened({
  rule: { weakened, isVoid },
}: {
  readonly rule: Pick<RuleItem, 'weakened' | 'isVoid'>;
}): ReactElement | null {
  if (weakened === '') return null;
  return (
    <span className="rule-weakened">
      <Icon name="warning" size={14} />
      <span>
        {rulesWords().off(weakened)} <b>{voidInWords(isVoid)}</b>
      </span>
    </span>
  );
}

/** What is promised no longer while a switch is off. */
function voidInWords(breaks: readonly string[]): string {
  const w = rulesWords();
  return breaks.length === 0 ? w.progressOnly : w.isVoid(breaks);
}

/** A rule as a disclosure. */
export function RuleRow(props: {
  readonly rule: RuleItem;
  readonly whyNot?: ((rule: string) => string | undefined) | undefined;
  readonly onSwitch?: ((rule: string, on: boolean) => void) | undefined;
}): ReactElement {
  const { rule, whyNot, onSwitch } = props;
  const [asked, setAsked] = useState(false);
  const lit = rule.fired.length > 0;
  const names = ['rule'];
  if (lit) names.push('rule-lit');
  if (rule.weakened !== '') names.push('rule-weak');
  const answer = asked ? whyNot?.(rule.id) : undefined;
  return (
    <li className={names.join(' ')} data-rule={rule.id}>
      <details>
        <summary>
          <span className="rule-id">{rule.id}</span>
          <span className="rule-words">
            <span className="rule-says">{rule.says}</span>
            {lit && <span className="rule-fired">{rulesWords().firedOn(rule.fired.join(', '))}</span>}
            <Weakened rule={rule} />
          </span>
          <span className="rule-arrow">
            <Icon name="chevron-down" size={14} />
          </span>
        </summary>
        <div className="rule-more">
          <p className="rule-cite">{rulesWords().cited(rule.cite, rule.waitsFor)}</p>
          {whyNot && (
            <div className="rule-ask">
              <Button
                size="small"
                aria-expanded={asked}
                onClick={() => {
                  setAsked(!asked);
                }}
              >
                {lit ? rulesWords().why : rulesWords().whyNot}
              </Button>
              <p className="rule-answer" role="status">
                {answer}
              </p>
            </div>
          )}
          {onSwitch &&
            rule.switches.map(({ id, says, on, breaks }) => (
              <Switch
                key={id}
                on={on}
                label={<span className="rule-switch">{id}</span>}
                says={
                  <>
                    {rulesWords().offSays(says)}{' '}
                    <span className={on ? 'rule-void' : 'rule-void rule-void-now'}>
                      {on
                        ? breaks.length === 0
                          ? rulesWords().wouldStall
                          : rulesWords().wouldVoid(breaks)
                        : voidInWords(breaks)}
                    </span>
                  </>
                }
                onSwitch={(now) => {
                  onSwitch(id, now);
                }}
              />
            ))}
        </div>
      </details>
    </li>
  );
}
