/** Where a rule that is off would have stepped in: the same step is done again with it, and what follows is compared. */
import { fingerprint } from '../../engine/fingerprint.ts';
import { perform } from '../../engine/perform.ts';
import type { Fired, Happening } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Line } from '../../timeline/timeline.ts';

/** A step that a rule would have changed. */
export interface Refusal {
  /** The moment the step led to. */
  readonly index: number;
  /** The switch that is off. */
  readonly off: string;
  /** The rules it weakens that had something to say here, each with the node. */
  readonly rules: readonly Fired[];
  /** What would have happened instead; undefined: the step would not have been possible at all. */
  readonly instead: Happening | undefined;
}

/** What rules that are off would have changed about one step. */
export function refusalsAt(protocol: Protocol, line: Line, index: number): readonly Refusal[] {
  const moment = line.moments[index];
  const before = line.moments[index - 1]?.world;
  const action = moment?.action;
  if (!moment || !before || !action || before.off.length === 0) return [];
  if (action.kind === 'switch' || action.kind === 'again' || action.kind === 'given') return [];
  const { world, fired } = moment;
  const is = fingerprint(world);
  return before.off.flatMap((off): readonly Refusal[] => {
    const whole = { ...before, off: before.off.filter((rule) => rule !== off) };
    const weak = protocol.switches[off]?.rules ?? [];
    const node =
      fired[0]?.node ?? moment.message?.to ?? ('node' in action ? action.node : before.nodes[0]!.id);
    try {
      const { world: after, fired: instead, message } = perform(protocol, whole, action, world.now);
      if (fingerprint({ ...after, off: world.off }) === is) return [];
      const times = (list: readonly Fired[], rule: string): number =>
        list.filter((one) => one.rule === rule).length;
      const heard = [...fired, ...instead].filter(({ rule }) => weak.includes(rule));
      const changed = heard.filter(({ rule }) => times(fired, rule) !== times(instead, rule));
      const all = changed.length > 0 ? changed : heard;
      const rules =
        all.length > 0 ? all : weak.map((rule) => ({ node: instead[0]?.node ?? node, rule, notes: [] }));
      return [
        {
          index,
          off,
          rules: rules.filter(({ rule }, i) => rules.findIndex((one) => one.rule === rule) === i),
          instead: { before: whole, after, action, fired: instead, ...(message && { message }) },
        },
      ];
    } catch {
      return [{ index, off, rules: weak.map((rule) => ({ node, rule, notes: [] })), instead: undefined }];
    }
  });
}

/** The same for all steps after a moment, in their order. */
export function refusalsOf(protocol: Protocol, line: Line, from: number): readonly Refusal[] {
  return line.moments.slice(from + 1).flatMap(({ index }) => refusalsAt(protocol, line, index));
}
