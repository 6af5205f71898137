/** The hunt from end to end: what it finds is a run like any other, and where it finds nothing it says how far it looked. */
import { describe, expect, it } from 'vitest';
import { mayHappen } from '../../engine/enabled.ts';
import { openRun } from '../../app/open-run.ts';
import type { Guide, Protocol } from '../../engine/protocol.ts';
import { guidesOf } from '../../protocols/guides.ts';
import { allProtocols } from '../../protocols/index.ts';
import { moodOf, wanderFrom } from '../dice.ts';
import { act, latest } from '../run.ts';
import type { Run } from '../run.ts';
import { USUAL_BOUNDS } from './choices.ts';
import type { Hunt, Outcome, Standing, Start } from './hunt.ts';
import { hunt } from './hunt.ts';
import { castsOf, writeModel } from './models.ts';

const protocols = await allProtocols();

function openIn(protocol: Protocol): (start: Start) => Run {
  return (start) => {
    const { run, slips } = openRun(protocol, { protocol: protocol.id, ...start });
    expect(slips).toEqual([]);
    return run;
  };
}

/** A hunt to its end, and how it stood on the way. */
function hunted(
  id: string,
  wish: Partial<Hunt>,
  guides: readonly Guide[] = [],
): { readonly outcome: Outcome; readonly standings: readonly Standing[] } {
  const protocol = protocols[id]!;
  const course = hunt(
    protocol,
    {
      protocol: id,
      start: writeModel(protocol, castsOf(protocol)[0]!, {}),
      off: [],
      seek: (wish.off ?? []).flatMap((rule) => protocol.switches[rule]!.breaks),
      search: 'both',
      elsewhere: true,
      bounds: USUAL_BOUNDS,
      seed: 1,
      seconds: 60,
      states: 20_000,
      share: { index: 0, of: 1 },
      ...wish,
    },
    openIn(protocol),
    guides,
  );
  const standings: Standing[] = [];
  for (let step = course.next(); ; step = course.next()) {
    if (step.done) return { outcome: step.value, standings };
    standings.push(step.value);
  }
}

/** One switch of each protocol that chance finds out at once. */
const quick = [
  ['raft', 'SW-VOTE1'],
  ['paxos', 'PSW-PHASE1'],
  ['multi-paxos', 'PSW-DISK'],
  ['two-phase-commit', 'TSW-ALL'],
  ['shuttle', 'RM-INPUTS'],
  ['generals', 'GSW-RELAY'],
  ['signed', 'SSW-RELAY'],
] as const;

describe('what is found', () => {
  it.each(quick)(
    'in %s without %s is a run like any other',
    (id, off) => {
      const { outcome } = hunted(id, { off: [off] });
      const { found } = outcome;
      expect(protocols[id]!.switches[off]!.breaks).toContain(found?.property);
      // The link alone shows it, step by step and in good time.
      const run = openIn(protocols[id]!)(found!.start);
      const { broken, world } = latest(run);
      expect(broken.find(({ property }) => property === found!.property)?.says).toBe(found!.says);
      expect(world.off).toEqual([off]);
      const times = run.line.moments.map((moment) => moment.world.now);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      for (const { action, message, world: then } of run.line.moments)
        if (action?.kind === 'deliver') expect(then.now).toBeGreaterThanOrEqual(message!.endsAt);
      // With the rule on, the same steps break nothing, as far as they can be taken.
      const kept = openIn(protocols[id]!)({ ...found!.start, deeds: '' });
      for (const { action, world: then } of run.line.moments.slice(latest(kept).index + 1)) {
        // With it on, more may be under way: what must wait for that cannot happen yet.
        if (!mayHappen(protocols[id]!, latest(kept).world, action!)) break;
        try {
          if (action?.kind !== 'switch') act(kept, action!, 'hand', then.now);
        } catch {
          break;
        }
      }
      expect(latest(kept).broken.map(({ property }) => property)).not.toContain(found!.property);
    },
    60_000,
  );

  it('is called the shortest only where everything shorter was tried', () => {
    const { outcome } = hunted('raft', { off: ['SW-VOTE1'], seek: ['I1'], elsewhere: false });
    expect(outcome.found).toMatchObject({ property: 'I1', shortest: true, length: 6, guide: undefined });
    const cut = hunted('raft', { off: ['SW-VOTE1'], seek: ['I1'], elsewhere: false, states: 100 });
    expect(cut.outcome.found?.shortest).toBe(false);
  }, 60_000);
});

describe('nothing found', () => {
  it('says how far it looked, and what never came about', () => {
    const { outcome, standings } = hunted('paxos', {
      search: 'breadth',
      bounds: { ...USUAL_BOUNDS, crashes: 0, requests: 1, depth: 4 },
    });
    expect(outcome).toMatchObject({ found: undefined, ending: 'exhausted', standing: { depth: 4 } });
    expect(outcome.never).toEqual(['CHOSEN', 'TWO', 'AGAIN']);
    expect(outcome.standing.states).toBeGreaterThan(5);
    expect(standings.every(({ doing }) => doing === 'breadth')).toBe(true);
  });

  it('goes on from where hands left it, and looks for what is not broken yet', () => {
    const before = hunted('raft', { off: ['SW-VOTE1'], seek: ['I6'], elsewhere: false });
    const { outcome } = hunted('raft', {
      start: before.outcome.found!.start,
      seek: ['I1'],
      search: 'breadth',
      elsewhere: false,
    });
    expect(outcome.found?.property).toBe('I1');
    expect(outcome.found!.length).toBeLessThan(6);
  });
});

/** Walks along a guide in which what it leads to must be met. */
const WALKS = 1_200;

describe('guides', () => {
  const all = Promise.all(
    Object.keys(protocols).map(async (id) => (await guidesOf(id)).map((guide) => [id, guide] as const)),
  );

  it('lead to what they were written for, and nowhere with the rule on', async () => {
    for (const [id, guide] of (await all).flat()) {
      const protocol = protocols[id]!;
      const { breaks } = protocol.switches[guide.off]!;
      const from = latest(openIn(protocol)(writeModel(protocol, guide.nodes, guide.options ?? {})));
      const walk = (seed: number, off: readonly string[]): boolean =>
        wanderFrom(protocol, from, seed, [60, 120, 200][seed % 3]!, {
          off,
          wildness: moodOf(seed),
          allows: guide.allows,
          until: ({ broken }) => broken.some(({ property }) => breaks.includes(property)),
        }).broken.some(({ property }) => breaks.includes(property));
      let seed = 1;
      while (seed < WALKS && !walk(seed, [guide.off])) seed++;
      expect(seed, `${guide.off}: no walk along its guide breaks ${breaks.join(' or ')}`).toBeLessThan(WALKS);
      expect(walk(seed, []), guide.off).toBe(false);
    }
  }, 240_000);
});
