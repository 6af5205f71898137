/** What every lesson may claim, whatever its protocol: who is up, and which properties hold. */
import { fingerprintOf } from '../engine/fingerprint.ts';
import type { ClaimSpec, Protocol } from '../engine/protocol.ts';
import { nodeOf } from '../engine/world.ts';

/** The claims that need no words of the protocol's own. Where it has the same pattern, its own comes first. */
export function genericClaims(protocol: Protocol): readonly ClaimSpec[] {
  const properties = Object.entries(protocol.properties).flatMap(([id, { name }]) =>
    [...new Set([id, name])].flatMap((called): readonly ClaimSpec[] => [
      {
        pattern: called,
        says: called,
        test: ({ broken }) => !broken.includes(id) || `${name} is broken`,
      },
      {
        pattern: `${called} is broken`,
        says: `${called} is broken`,
        test: ({ broken }) => broken.includes(id) || `${name} holds`,
      },
    ]),
  );
  return [
    {
      pattern: '{node} is down|up',
      says: 'S3 is down',
      test({ world }, { node, choice }) {
        const { id, up } = nodeOf(world, node as string);
        return up === (choice === 'up') || `${id} is ${up ? 'up' : 'down'}`;
      },
    },
    {
      pattern: 'messages under way are {number}',
      says: 'messages under way are 0',
      test: ({ world }, { number }) => world.flights.length === number || `there are ${world.flights.length}`,
    },
    likeness('{node} sees the same beside', true),
    likeness('{node} sees something else beside', false),
    ...properties,
  ];
}

/** Whether a node has come to know the same in the run beside: what it knows is all it can act on. */
const likeness = (pattern: string, expected: boolean): ClaimSpec => ({
  pattern,
  says: pattern.replace('{node}', 'L1'),
  test({ world, other }, { node }) {
    if (!other) return 'nothing stands beside the run of this lesson';
    const [here, there] = [nodeOf(world, node as string), nodeOf(other, node as string)];
    const isSame = here.up === there.up && fingerprintOf(here.state) === fingerprintOf(there.state);
    return isSame === expected || `${here.id} knows ${isSame ? 'the same' : 'something else'} there`;
  },
});
