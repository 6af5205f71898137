/** Why a rule did not fire on a node at a moment (or that it did), in a sentence or two. */
import { guards } from '../../engine/perform.ts';
import type { Fired, Happening } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Rule, Stimulus } from '../../engine/rule.ts';
import type { Node, NodeId } from '../../engine/world.ts';
import { stimulusInWords } from './words.ts';
import { rulesWords } from '../../words/en/rules.ts';

type Incoming = Parameters<typeof guards>[3];

/** What came in, and on which node; undefined if no node had anything to answer. */
function incomingOf({
  action,
  message,
}: Happening): { readonly node: NodeId; readonly incoming: Incoming } | undefined {
  switch (action.kind) {
    case 'deliver':
      return message && { node: message.to, incoming: { on: 'message', message } };
    case 'fire':
      return { node: action.node, incoming: { on: 'timer', timer: action.timer } };
    case 'command': {
      const { node, command, to } = action;
      return { node, incoming: { on: 'command', command, ...(to !== undefined && { to }) } };
    }
    case 'restart':
      return { node: action.node, incoming: { on: 'boot' } };
    default:
      return undefined;
  }
}

function inWords(incoming: Incoming): string {
  const w = rulesWords();
  switch (incoming.on) {
    case 'message':
      return w.cameMessage(incoming.message.body.type, incoming.message.from);
    case 'timer':
      return w.cameTimer(incoming.timer);
    case 'command':
      return w.cameCommand;
    case 'boot':
      return w.cameRestart;
  }
}

function answers(stimulus: Stimulus, incoming: Incoming): boolean {
  if (stimulus.on === 'message') {
    return (
      incoming.on === 'message' &&
      (stimulus.types.length === 0 || stimulus.types.includes(incoming.message.body.type))
    );
  }
  if (stimulus.on === 'timer') return incoming.on === 'timer' && stimulus.timer === incoming.timer;
  return stimulus.on === incoming.on;
}

/** What a rule that fired has to say about it. */
function deed(rule: Rule, fired: Fired, node: Node, { before, after, message }: Happening): string {
  const was = before.nodes.find(({ id }) => id === node.id)!;
  return (
    rule.tells?.({ id: node.id, before: was.state, after: node.state, message, fired, world: after }) ?? ''
  );
}

/** Whether the rule's guard held when the thing came in, before other rules had answered. */
function heldAtFirst(
  protocol: Protocol,
  { before, after }: Happening,
  id: NodeId,
  rule: string,
  incoming: Incoming,
): boolean {
  const present = before.nodes.find((node) => node.id === id)!;
  const world = {
    ...before,
    now: after.now,
    nodes: before.nodes.map((node) => (node === present ? { ...node, up: true } : node)),
  };
  try {
    return guards(protocol, world, id, incoming).some((guard) => guard.rule === rule && guard.holds);
  } catch {
    // A guard may count on what an earlier rule of the same step has made sure of.
    return false;
  }
}

/** Why that rule did not fire on that node at this moment; or that it did, and what it did. */
export function whyNot(protocol: Protocol, happening: Happening, id: NodeId, ruleId: string): string {
  const w = rulesWords();
  const node = happening.after.nodes.find((candidate) => candidate.id === id);
  if (!node) return w.noNode(id);
  const rules = protocol.kinds[node.kind]?.rules ?? {};
  const rule = rules[ruleId];
  if (!rule) return w.notFor(ruleId, id, node.kind);
  const hit = happening.fired.find((fired) => fired.node === id && fired.rule === ruleId);
  if (hit) return w.didFire(id, deed(rule, hit, node, happening)).trim();

  const came = incomingOf(happening);
  if (!came) return w.nothingCame(ruleId, stimulusInWords(rule.stimulus));
  if (came.node !== id) return w.notItsTurn(id, came.node);
  if (!node.up) return w.down(id);
  const { incoming } = came;
  const mine = happening.fired.filter((fired) => fired.node === id);
  if (rule.stimulus.on === 'whenever') {
    return mine.length > 0 ? w.triedAfter(mine.at(-1)!.rule, id) : w.tried(id);
  }
  if (!answers(rule.stimulus, incoming)) return w.waitsFor(stimulusInWords(rule.stimulus), inWords(incoming));

  const order = Object.keys(rules);
  const answered = mine.find(({ rule: other }) => {
    const earlier = rules[other];
    return (
      earlier &&
      !earlier.continues &&
      earlier.stimulus.on !== 'whenever' &&
      order.indexOf(other) < order.indexOf(ruleId)
    );
  });
  if (answered) return w.before(answered.rule, rules[answered.rule]!.says);
  if (heldAtFirst(protocol, happening, id, ruleId, incoming)) {
    const before = mine.filter(({ rule: other }) => order.indexOf(other) < order.indexOf(ruleId)).at(-1);
    return w.notAnyMore(before?.rule ?? w.anEarlierRule, id);
  }
  const weak = Object.entries(protocol.switches).find(
    ([name, item]) => happening.before.off.includes(name) && item.rules.includes(ruleId),
  );
  const excuse = weak ? w.weak(weak[0], weak[1].says) : '';
  return w.didNotHold(id, excuse);
}
