/**
 * Ways of lying, as they are written: `silent`, `says EAT`, `flip`, `split ATTACK to L1 L2 else RETREAT`, `random 7`,
 * and a table of single lies: `tells L1 ATTACK, L2 nothing, L3 EAT about C.L2`, alone or after another way:
 * `says EAT but tells L1 truth`. Each has one spelling; each is a pure function of what a loyal general would say.
 */
import type { Way } from '../../engine/adversary.ts';
import { roll } from '../../engine/random.ts';
import { listInWords } from '../../engine/words.ts';
import type { Cast, NodeId, Setup } from '../../engine/world.ts';
import type { Kin, Path } from './camp.ts';
import { commanderOf, isPath, lieutenantsOf, namesOn } from './camp.ts';
import { NOTHING, RETREAT, TRUTH, readOrder } from './orders.ts';

/** What somebody who flips says, as long as it is not known what there is to flip. */
const FLIPPED = 'flipped';

/** What is said where the table has nothing else. */
type Base =
  | { readonly kind: 'honest' | 'silent' }
  | { readonly kind: 'says'; readonly word: string }
  /** `b` where a loyal general would say `a`, else `a`. */
  | { readonly kind: 'flip'; readonly a: string; readonly b: string }
  | { readonly kind: 'split'; readonly word: string; readonly to: readonly NodeId[]; readonly other: string }
  | { readonly kind: 'random'; readonly seed: number | undefined };

/** One square of a table of lies. */
export interface Lie {
  readonly to: NodeId;
  /** What it is about: the path as the traitor got it; undefined: whatever it says to that general. */
  readonly about: Path | undefined;
  /** A word, NOTHING or TRUTH. */
  readonly word: string;
}

/** A way of lying, read. */
export interface Lies {
  readonly base: Base;
  /** At most one for each square, those about nothing in particular first. */
  readonly table: readonly Lie[];
}

/** What a loyal general would say, to whom, and along which path. */
export interface Occasion {
  /** Ends with the speaker. */
  readonly path: Path;
  readonly to: NodeId;
  /** What a loyal general would say; undefined: that is not known yet. */
  readonly honest: string | undefined;
  readonly setup: Setup;
}

const kinOfCast =
  (cast: Cast): Kin =>
  (kind) =>
    cast.byKind.get(kind) ?? [];

/** The longest a way may be written: it must fit into a link. */
const LONGEST = 2_000;

const readings = new WeakMap<Setup, Map<string, Lies>>();

/** Reads a way of lying; throws a sentence when it is none. */
export function readLies(text: string, node: NodeId, setup: Setup): Lies {
  let known = readings.get(setup);
  if (!known) readings.set(setup, (known = new Map<string, Lies>()));
  const key = `${node} ${text}`;
  let lies = known.get(key);
  if (!lies) known.set(key, (lies = liesIn(text, node, setup)));
  return lies;
}

function liesIn(text: string, node: NodeId, setup: Setup): Lies {
  if (text.length > LONGEST)
    throw new Error(
      'that table of lies is too long to remember: lie in fewer places, or the same everywhere',
    );
  const clean = text.trim().replace(/\s+/g, ' ');
  const table = /^(?:(.*?),? but )?tells (.+)$/i.exec(clean);
  const base = baseIn(table ? (table[1] ?? 'honest') : clean, node, setup);
  return { base, table: table ? tableIn(table[2]!, node, setup) : [] };
}

const WAYS =
  'a traitor may be silent, say one word (says EAT), flip, split ATTACK to L1 else RETREAT, be random, or go by a table: tells L1 ATTACK, L2 nothing';

function baseIn(text: string, node: NodeId, setup: Setup): Base {
  const [verb = '', ...words] = text.replace(/^(is|stays|keeps|lies at) /i, '').split(' ');
  switch (verb.toLowerCase()) {
    case 'honest':
    case 'silent':
      if (words.length > 0) break;
      return { kind: verb.toLowerCase() as 'honest' | 'silent' };
    case 'says':
      if (words.length !== 1) throw new Error('it says one word: says EAT');
      if (words[0]!.toLowerCase() === NOTHING) return { kind: 'silent' };
      if (words[0]!.toLowerCase() === TRUTH) return { kind: 'honest' };
      return { kind: 'says', word: readOrder(words[0]!) };
    case 'flip':
    case 'flips': {
      if (words.length !== 0 && words.length !== 2)
        throw new Error('flip turns one word into another: flip ATTACK RETREAT');
      const [a = 'ATTACK', b = RETREAT] = words.map(readOrder);
      if (a === b) throw new Error(`flip needs two words, not ${a} twice`);
      return { kind: 'flip', a, b };
    }
    case 'split':
    case 'splits':
      return splitIn(words.join(' '), node, setup);
    case 'random': {
      if (words.length === 0) return { kind: 'random', seed: undefined };
      if (words.length > 1 || !/^\d{1,6}$/.test(words[0]!))
        throw new Error('random takes at most one number: random 7');
      return { kind: 'random', seed: Number(words[0]) };
    }
  }
  throw new Error(`"${text}" is no way of lying: ${WAYS}`);
}

function splitIn(text: string, node: NodeId, setup: Setup): Base {
  const found = /^(\S+) to (.+?),? else (\S+)$/i.exec(text);
  if (!found) throw new Error('split goes like this: split ATTACK to L1 L2 else RETREAT');
  const wanted = found[2]!.split(/,? and |,? /).map((name) => listenerIn(name, node, setup.cast));
  const to = lieutenantsOf(kinOfCast(setup.cast)).filter((id) => wanted.includes(id));
  return { kind: 'split', word: readOrder(found[1]!), to, other: readOrder(found[3]!) };
}

/** Somebody it can tell something: a lieutenant, and not itself. */
function listenerIn(name: string, node: NodeId, cast: Cast): NodeId {
  const kin = kinOfCast(cast);
  const id = cast.ids.find((known) => known.toLowerCase() === name.toLowerCase());
  const others = lieutenantsOf(kin).filter((other) => other !== node);
  if (id === undefined)
    throw new Error(`there is no general ${name}; ${node} speaks to ${listInWords(others)}`);
  if (id === node) throw new Error(`${node} does not lie to itself`);
  if (id === commanderOf(kin))
    throw new Error(`nobody tells the commander anything: ${node} speaks to ${listInWords(others)}`);
  return id;
}

function tableIn(text: string, node: NodeId, setup: Setup): readonly Lie[] {
  const lies = text.split(/, and |,| and /).map((entry) => lieIn(entry.trim(), node, setup));
  const { index } = setup.cast;
  const key = ({ to, about }: Lie): string => `${to} ${about ?? ''}`;
  const last = new Map(lies.map((lie) => [key(lie), lie]));
  const rank = ({ about = '' }: Lie): number => (about === '' ? 0 : namesOn(about).length);
  return [...last.values()].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.about ?? '').localeCompare(b.about ?? '', 'en') ||
      index.get(a.to)! - index.get(b.to)!,
  );
}

function lieIn(entry: string, node: NodeId, { cast }: Setup): Lie {
  const found = /^(?:tells )?(\S+) (\S+)(?: about (\S+))?$/i.exec(entry);
  if (!found)
    throw new Error(`"${entry}" is no lie: say whom it tells what, like L1 ATTACK, or L1 EAT about C.L2`);
  const [, name = '', said = '', way] = found;
  const to = listenerIn(name, node, cast);
  const lower = said.toLowerCase();
  const word = lower === NOTHING || lower === TRUTH ? lower : readOrder(said);
  return { to, word, about: way === undefined ? undefined : aboutIn(way, node, to, cast) };
}

function aboutIn(way: string, node: NodeId, to: NodeId, cast: Cast): Path {
  const kin = kinOfCast(cast);
  const path = namesOn(way)
    .map((name) => cast.ids.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name)
    .join('.');
  if (node === commanderOf(kin)) throw new Error('the commander speaks for itself: leave out the "about"');
  if (!isPath(path, kin))
    throw new Error(
      `"${way}" is no way an order can go: it begins with ${commanderOf(kin)}, like ${commanderOf(kin)}.L2`,
    );
  for (const id of [node, to])
    if (namesOn(path).includes(id))
      throw new Error(`what went through ${id} does not come from ${node} to ${to}`);
  return path;
}

/** A way of lying in its one spelling. */
export function spellLies({ base, table }: Lies): string {
  if (table.length === 0) return spellBase(base);
  const lies = table.map(
    ({ to, word, about }) => `${to} ${word}${about === undefined ? '' : ` about ${about}`}`,
  );
  return `${base.kind === 'honest' ? '' : `${spellBase(base)} but `}tells ${lies.join(', ')}`;
}

function spellBase(base: Base): string {
  switch (base.kind) {
    case 'honest':
    case 'silent':
      return base.kind;
    case 'says':
      return `says ${base.word}`;
    case 'flip':
      return base.a === 'ATTACK' && base.b === RETREAT ? 'flip' : `flip ${base.a} ${base.b}`;
    case 'split':
      return `split ${base.word} to ${base.to.join(' ')} else ${base.other}`;
    case 'random':
      return base.seed === undefined ? 'random' : `random ${base.seed}`;
  }
}

/** The square of the table that this is about. */
function squareFor({ table }: Lies, to: NodeId, about: Path): Lie | undefined {
  return (
    table.find((lie) => lie.to === to && lie.about === about) ??
    table.find((lie) => lie.to === to && lie.about === undefined)
  );
}

/**
 * What somebody who lies like this says; undefined: nothing. Where nobody knows yet what a loyal general would say, it is
 * TRUTH or FLIPPED.
 */
export function answerOf(lies: Lies, occasion: Occasion): string | undefined {
  const { path, to, honest = TRUTH } = occasion;
  const about = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  const square = squareFor(lies, to, about);
  if (square) return square.word === NOTHING ? undefined : square.word === TRUTH ? honest : square.word;
  return baseAnswer(lies.base, occasion, honest);
}

function baseAnswer(base: Base, occasion: Occasion, honest: string): string | undefined {
  switch (base.kind) {
    case 'honest':
      return honest;
    case 'silent':
      return undefined;
    case 'says':
      return base.word;
    case 'flip':
      return honest === TRUTH ? FLIPPED : honest === base.a ? base.b : base.a;
    case 'split':
      return base.to.includes(occasion.to) ? base.word : base.other;
    case 'random':
      return chanceAnswer(base.seed, occasion);
  }
}

const CHANCE = ['ATTACK', RETREAT, 'EAT', 'NAP', undefined] as const;
const LYING = 9;

/** The same question always gets the same lie, in whatever order questions are asked. */
function chanceAnswer(seed: number | undefined, { path, to, setup }: Occasion): string | undefined {
  const { index } = setup.cast;
  const key = namesOn(path).reduce((sum, id) => sum * 31 + index.get(id)! + 1, 7);
  return CHANCE[Math.floor(roll(seed ?? setup.seed, LYING, key, index.get(to)) * CHANCE.length)];
}

/** The same lies with another word in one square. */
export function withLie(lies: Lies, lie: Lie, node: NodeId, setup: Setup): Lies {
  const table = [...lies.table, lie].map(
    ({ to, word, about }) => `${to} ${word}${about === undefined ? '' : ` about ${about}`}`,
  );
  return { base: lies.base, table: tableIn(table.join(','), node, setup) };
}

/** The ways that menus offer. */
export function waysFor(node: NodeId, { cast }: Setup): readonly Way[] {
  const others = lieutenantsOf(kinOfCast(cast)).filter((id) => id !== node);
  const half = others.slice(0, Math.ceil(others.length / 2));
  return [
    { text: 'honest', says: 'It is a traitor, and lies only where the table below says so.' },
    { text: 'silent', says: 'It says nothing to anybody.' },
    { text: 'says RETREAT', says: 'It says RETREAT, whatever it should say.' },
    { text: 'says EAT', says: 'It says EAT, whatever it should say.' },
    { text: 'flip', says: 'It turns ATTACK into RETREAT, and everything else into ATTACK.' },
    ...(others.length > 1
      ? [
          {
            text: `split ATTACK to ${half.join(' ')} else RETREAT`,
            says: `It tells ${listInWords(half)} ATTACK, and RETREAT everybody else.`,
          },
        ]
      : []),
    { text: 'random', says: 'It tells everybody whatever comes to its mind, or nothing.' },
  ];
}
