/** What a hunt or a game is after: a promise to break, or something that should sometimes come about. */
import type { Protocol } from '../../engine/protocol.ts';
import type { Moment } from '../../timeline/timeline.ts';

/** What stands before the id of something that should sometimes come about, where goals of both kinds are named. */
const SOMETIMES = 'sometimes:';

/** A goal. */
export interface Goal {
  /** A property's id, or `sometimes:` and the id of something that should come about. */
  readonly id: string;
  readonly kind: 'break' | 'reach';
  /** What it is called: a property's name, or what comes about. */
  readonly called: string;
  /** What the property promises; empty for what should come about. */
  readonly says: string;
}

/** Every goal there is with a protocol: what warms up first, then what to break. */
export function goalsOf({ properties, sometimes }: Protocol): readonly Goal[] {
  return [
    ...Object.entries(sometimes).map(([id, { says }]): Goal => ({
      id: `${SOMETIMES}${id}`,
      kind: 'reach',
      called: says,
      says: '',
    })),
    ...Object.entries(properties).map(([id, { name, called, says }]): Goal => ({
      id,
      kind: 'break',
      called: called ?? name,
      says,
    })),
  ];
}

/** The goal of that id; undefined if there is none. Ids come from addresses and are not trusted. */
export const goalOf = (protocol: Protocol, id: string): Goal | undefined =>
  goalsOf(protocol).find((goal) => goal.id === id);

/** Whether a goal is reached at a moment. */
export function isReached(
  protocol: Protocol,
  { id, kind }: Goal,
  { world, history, broken }: Moment,
): boolean {
  return kind === 'break'
    ? broken.some(({ property }) => property === id)
    : protocol.sometimes[id.slice(SOMETIMES.length)]!.test(world, history);
}

/** The protocol with what should come about as properties that say it never does, so that a hunt can look for these as well. */
export function withGoals(protocol: Protocol, seek: readonly string[]): Protocol {
  const wanted = goalsOf(protocol).filter(({ id, kind }) => kind === 'reach' && seek.includes(id));
  if (wanted.length === 0) return protocol;
  const properties = wanted.map(({ id, called }) => {
    const wished = protocol.sometimes[id.slice(SOMETIMES.length)]!;
    return [
      id,
      {
        name: called,
        says: called,
        cite: '',
        judge: ({ after }: { readonly after: Moment['world'] }, is: unknown) =>
          wished.test(after, is) ? { property: id, says: called, nodes: [] } : undefined,
      },
    ] as const;
  });
  return { ...protocol, properties: { ...protocol.properties, ...Object.fromEntries(properties) } };
}
