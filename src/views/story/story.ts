/**
 * The one sentence generator: captions, the screen reader, transcripts and handouts all say what it says. It knows no
 * protocol: what rules did is told by the rules, everything else by what a protocol answers to its portrait's questions.
 */
import type { Fired, Happening } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Rule } from '../../engine/rule.ts';
import type { NodeId } from '../../engine/world.ts';
import { actionInWords } from './action.ts';
import { titleOf } from './title.ts';

export { summary } from './summary.ts';

/** A rule behind what happened. */
export interface Reason {
  readonly rule: string;
  /** The rule as one sentence. */
  readonly says: string;
  readonly cite: string;
  /** On whom it fired. */
  readonly node: NodeId;
}

/** A moment in words. */
export interface Story {
  /** A headline of at most eight words. */
  readonly title: string;
  /** What the action was, and what the rules did about it. */
  readonly happened: string;
  readonly why: readonly Reason[];
}

function ruleOf(protocol: Protocol, { after }: Happening, { node, rule }: Fired): Rule | undefined {
  const kind = after.nodes.find(({ id }) => id === node)?.kind;
  return kind === undefined ? undefined : protocol.kinds[kind]?.rules[rule];
}

function told(protocol: Protocol, happening: Happening, fired: Fired): string {
  const rule = ruleOf(protocol, happening, fired);
  if (!rule?.tells) return '';
  const at = happening.after.nodes.findIndex(({ id }) => id === fired.node);
  const [before, after] = [happening.before.nodes[at], happening.after.nodes[at]];
  if (!before || !after) return '';
  return rule.tells({
    id: fired.node,
    before: before.state,
    after: after.state,
    message: happening.message,
    fired,
    world: happening.after,
  });
}

/** What the rules that fired did, a sentence each; rules that have nothing to say are silent. */
export function deeds(protocol: Protocol, happening: Happening): readonly string[] {
  return happening.fired
    .map((fired) => told(protocol, happening, fired))
    .filter((sentence) => sentence !== '');
}

function reasons(protocol: Protocol, happening: Happening): readonly Reason[] {
  const found = new Map<string, Reason>();
  for (const fired of happening.fired) {
    const rule = ruleOf(protocol, happening, fired);
    if (!rule) continue;
    found.set(`${fired.node} ${fired.rule}`, {
      rule: fired.rule,
      says: rule.says,
      cite: rule.cite,
      node: fired.node,
    });
  }
  return [...found.values()];
}

/** What happened at a moment and why. */
export function tell(protocol: Protocol, happening: Happening): Story {
  return {
    title: titleOf(protocol, happening),
    happened: [actionInWords(protocol, happening), ...deeds(protocol, happening)].join(' '),
    why: reasons(protocol, happening),
  };
}

/** What happened as one line of a transcript: `t=210 ms  S2: votes for S1 in term 2.  [RV.2]`. */
export function transcriptLine(protocol: Protocol, happening: Happening): string {
  const { fired, after } = happening;
  const actor = fired[0]?.node;
  const sentences = deeds(protocol, happening);
  const time = `t=${Math.round(after.now)} ms`;
  const rules = [...new Set(fired.map(({ rule }) => rule))].join(' ');
  if (actor === undefined) return `${time}  ${actionInWords(protocol, happening)}`;
  const words = sentences.length > 0 ? sentences : [actionInWords(protocol, happening)];
  const prose = words.map((sentence, i) =>
    i === 0 && sentence.startsWith(`${actor} `) ? sentence.slice(actor.length + 1) : sentence,
  );
  return `${time}  ${actor}: ${prose.join(' ')}  [${rules}]`;
}
