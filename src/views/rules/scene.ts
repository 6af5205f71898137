/** The rules as lists: those of a moment, and the whole card with what is lit and what is weakened. */
import type { Happening } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Rule } from '../../engine/rule.ts';
import type { NodeId } from '../../engine/world.ts';
import { stimulusInWords } from './words.ts';

export { whyNot } from './why-not.ts';

/** A switch that weakens a rule when it is off. */
export interface RuleSwitchItem {
  readonly id: string;
  readonly says: string;
  readonly on: boolean;
  /** The names of the promises that may break while it is off; empty: only progress suffers. */
  readonly breaks: readonly string[];
}

/** One rule. */
export interface RuleItem {
  readonly id: string;
  readonly says: string;
  readonly cite: string;
  /** What it waits for, in words. */
  readonly waitsFor: string;
  /** The nodes on which it fired at this moment. */
  readonly fired: readonly NodeId[];
  /** How often it fired. */
  readonly times: number;
  readonly switches: readonly RuleSwitchItem[];
  /** What is wrong with it while a switch is off; empty when it is whole. */
  readonly weakened: string;
  /** The promises that are therefore void; empty while only progress suffers, or nothing. */
  readonly isVoid: readonly string[];
}

/** Rules that stand together in the paper. */
export interface RuleGroup {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly RuleItem[];
}

function itemOf(
  protocol: Protocol,
  id: string,
  rule: Rule,
  happening: Happening | undefined,
  off: readonly string[],
): RuleItem {
  const hits = (happening?.fired ?? []).filter((fired) => fired.rule === id);
  const switches = Object.entries(protocol.switches)
    .filter(([, { rules }]) => rules.includes(id))
    .map(([name, { says, breaks }]) => ({
      id: name,
      says,
      on: !off.includes(name),
      breaks: breaks.map((property) => protocol.properties[property]?.name ?? property),
    }));
  return {
    id,
    says: rule.says,
    cite: rule.cite,
    waitsFor: stimulusInWords(rule.stimulus),
    fired: [...new Set(hits.map(({ node }) => node))],
    times: hits.length,
    switches,
    weakened: switches
      .filter(({ on }) => !on)
      .map(({ says }) => says)
      .join(' '),
    isVoid: [...new Set(switches.flatMap(({ on, breaks }) => (on ? [] : breaks)))],
  };
}

/** The rules that fired at a moment, each once, in the order in which they did. */
export function firedRules(
  protocol: Protocol,
  happening: Happening | undefined,
  off: readonly string[],
): readonly RuleItem[] {
  const found = new Map<string, RuleItem>();
  for (const { node, rule: id } of happening?.fired ?? []) {
    const kind = happening?.after.nodes.find((candidate) => candidate.id === node)?.kind ?? '';
    const rule = protocol.kinds[kind]?.rules[id];
    if (rule && !found.has(id)) found.set(id, itemOf(protocol, id, rule, happening, off));
  }
  return [...found.values()];
}

const groupOf = (id: string): string => id.split('.')[0] ?? id;

/** Every rule of every kind, grouped as the protocol groups them. */
export function ruleCard(
  protocol: Protocol,
  happening: Happening | undefined,
  off: readonly string[],
): readonly RuleGroup[] {
  const items = Object.values(protocol.kinds).flatMap(({ rules }) =>
    Object.entries(rules).map(([id, rule]) => itemOf(protocol, id, rule, happening, off)),
  );
  const ids = [...new Set([...Object.keys(protocol.ruleGroups), ...items.map(({ id }) => groupOf(id))])];
  return ids
    .map((id) => ({
      id,
      title: protocol.ruleGroups[id] ?? id,
      rules: items.filter((item) => groupOf(item.id) === id),
    }))
    .filter(({ rules }) => rules.length > 0);
}
