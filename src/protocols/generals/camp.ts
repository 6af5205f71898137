/** Who is in the camp, how many rounds it takes, what it bears, and the ways an order may go. */
import type { NodeId, Options, World } from '../../engine/world.ts';

/** Answers with the names of all nodes of a kind. */
export type Kin = (kind: string) => readonly NodeId[];

const NOBODY: readonly NodeId[] = [];

/** The kinds of a world, as rules ask for them. */
export const kinOf =
  ({ setup }: Pick<World, 'setup'>): Kin =>
  (kind) =>
    setup.cast.byKind.get(kind) ?? NOBODY;

/** The one who gives the order. */
export const commanderOf = (kin: Kin): NodeId => kin('commander')[0] ?? 'C';
/** Those who are to obey it, in the order of the cast. */
export const lieutenantsOf = (kin: Kin): readonly NodeId[] => kin('lieutenant');

/** The option m: for how many traitors the algorithm is run. */
export const wantedDepth = (options: Options): number => Number(options.m);

/** How deep the recursion goes: m, or less where nobody is left to ask. There is one round more than that. */
export const depthOf = (options: Options, lieutenants: number): number =>
  Math.max(0, Math.min(wantedDepth(options), lieutenants - 1));

/** The same with the rules that are on: lieutenants that tell each other nothing play OM(0). */
export const depthKept = (
  options: Options,
  lieutenants: number,
  keeps: (rule: 'GSW-RELAY') => boolean,
): number => (keeps('GSW-RELAY') ? depthOf(options, lieutenants) : 0);

/** How deep the recursion goes in this world. */
export const depthIn = ({ setup, off }: Pick<World, 'setup' | 'off'>): number =>
  depthKept(setup.options, lieutenantsOf(kinOf({ setup })).length, (rule) => !off.includes(rule));

/** Whether a round is one of the m + 1. */
export const roundsLeft = (round: number, depth: number): boolean => round <= depth + 1;

/** A rule's own question, to be asked by others. */
export const kinAsked =
  (c: { kin(kind: string): readonly NodeId[] }): Kin =>
  (kind) =>
    c.kin(kind);

/**
 * The way of an order: the names of those it came through, the commander first, the sender last, e.g. `C.L2.L3`.
 * What L3 tells that L2 told it that the commander said.
 */
export type Path = string;

/** The names on a path. */
export const namesOn = (path: Path): readonly NodeId[] => path.split('.');
/** How many names are on a path: the round in which it is sent. */
export const lengthOf = (path: Path): number => namesOn(path).length;
/** The last name: who sends it. */
export const senderOf = (path: Path): NodeId => path.slice(path.lastIndexOf('.') + 1);
/** The path without its sender: what it is about; empty for the commander's own word. */
export const aboutOf = (path: Path): Path => path.slice(0, Math.max(0, path.lastIndexOf('.')));
/** The path along which somebody passes on what came along this one. */
export const onward = (path: Path, by: NodeId): Path => `${path}.${by}`;

const listed = new WeakMap<readonly NodeId[], Map<string, readonly Path[]>>();

/** All paths of a length that do not go through `not`, in the order of the cast. */
export function pathsOf(kin: Kin, length: number, not?: NodeId): readonly Path[] {
  const all = lieutenantsOf(kin);
  let known = listed.get(all);
  if (!known) listed.set(all, (known = new Map<string, readonly Path[]>()));
  const key = `${length} ${not ?? ''}`;
  let paths = known.get(key);
  if (!paths) known.set(key, (paths = findPaths(kin, length, not)));
  return paths;
}

function findPaths(kin: Kin, length: number, not: NodeId | undefined): readonly Path[] {
  if (length < 1) return [];
  const others = lieutenantsOf(kin).filter((id) => id !== not);
  let paths: readonly (readonly NodeId[])[] = [[commanderOf(kin)]];
  for (let round = 1; round < length; round++)
    paths = paths.flatMap((path) => others.filter((id) => !path.includes(id)).map((id) => [...path, id]));
  return paths.map((path) => path.join('.'));
}

/** Whether a text could be the way of an order: begins with the commander, goes on with lieutenants, nobody twice. */
export function isPath(path: string, kin: Kin): boolean {
  const [first, ...rest] = namesOn(path);
  const all = lieutenantsOf(kin);
  return (
    first === commanderOf(kin) && rest.every((id) => all.includes(id)) && new Set(rest).size === rest.length
  );
}
