/** What judges of replicated servers ask again and again, and how their properties are written. */
import type { Happening } from '../../engine/portrait.ts';
import type { Property, Violation } from '../../engine/property.ts';
import type { Node, World } from '../../engine/world.ts';

/** A node before and after something happened. */
export interface Change<N = Node> {
  readonly was: N;
  readonly is: N;
}

/** What a judge found: a violation that does not know its property's name yet. */
export type Finding = Omit<Violation, 'property'>;

/** A property of that id; `find` judges a step. */
export const propertyOf = <H>(
  id: string,
  spec: Omit<Property<H>, 'judge'>,
  find: (happening: Happening, is: H, was: H) => Finding | undefined,
): Property<H> => ({
  ...spec,
  judge(happening, is, was) {
    const found = find(happening, is, was);
    return found && { property: id, ...found };
  },
});

/** The last answer of `changedNode`: a dozen judges ask the same question one after the other. */
const asked: { before?: World; after?: World; answer: Change | undefined } = { answer: undefined };

/** The node that a happening changed: at most one takes a turn at a time. Undefined if it changed none. */
export function changedNode({ before, after }: Pick<Happening, 'before' | 'after'>): Change | undefined {
  if (asked.before !== before || asked.after !== after) {
    asked.before = before;
    asked.after = after;
    asked.answer = findChange(before, after);
  }
  return asked.answer;
}

function findChange(before: World, after: World): Change | undefined {
  if (before.nodes === after.nodes) return undefined;
  for (let i = 0; i < after.nodes.length; i++) {
    const is = after.nodes[i]!;
    if (is !== before.nodes[i]) return { was: before.nodes[i]!, is };
  }
  return undefined;
}

/** The server that a happening changed; undefined if it changed none (or a client). */
export function changedServer(happening: Pick<Happening, 'before' | 'after'>): Change | undefined {
  const change = changedNode(happening);
  return change?.is.kind === 'server' ? change : undefined;
}

/** The last answer of `serversOf`, for the same reason. */
const listed: { nodes?: World['nodes']; servers: readonly Node[] } = { servers: [] };

/** All servers of a world, running or not. */
export function serversOf({ nodes }: World): readonly Node[] {
  if (listed.nodes !== nodes) {
    listed.nodes = nodes;
    listed.servers = nodes.filter((node) => node.kind === 'server');
  }
  return listed.servers;
}

/** Judges the one server that changed. `S` is that server, `H` the judges' history. */
export type Judge<S, H> = (change: Change<S>, happening: Happening, is: H, was: H) => Finding | undefined;

/** A property of whichever server changed, with its id. */
export function propertyOfServers<S extends Node, H>(
  id: string,
  name: string,
  cite: string,
  says: string,
  judge: Judge<S, H>,
): Property<H> {
  return propertyOf<H>(id, { name, cite, says }, (happening, is, was) => {
    const change = changedServer(happening) as Change<S> | undefined;
    return change && judge(change, happening, is, was);
  });
}
