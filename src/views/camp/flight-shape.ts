/** Messengers as shapes: one who runs with a scroll, a scroll, a glyph, or a dot, by how many there are. */
import type { Capsule, Portrait } from '../../engine/portrait.ts';
import type { Message, NodeId, World } from '../../engine/world.ts';
import { hueOfTone } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import type { Point } from '../geometry.ts';
import type { Size } from '../size.ts';
import { boxAt, depth } from './box.ts';
import type { Layout } from './layout.ts';
import { asideOf, GLYPH, part, RUNNER, SCROLL, waysOf } from './road.ts';
import type { Extent, Ways } from './road.ts';
import { campWords } from '../../words/en/camp.ts';

/** How much of a messenger is drawn. */
export type Level = 'runner' | 'scroll' | 'glyph' | 'dot';

/** A messenger. */
export interface FlightShape {
  readonly id: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly level: Level;
  /** Its place in the cast: it wears the colours of its general. */
  readonly sender: number;
  /** What it carries is none of the looker's business: no word, no colour. */
  readonly faceless: boolean;
  readonly text: string;
  readonly glyph: string;
  readonly hue: Hue;
  /** Whom the word came through, where that is more than the sender: `C→L2`. */
  readonly route: string;
  /** What it would say if nobody lied; empty if that is what it says, or nobody may know. */
  readonly instead: string;
  readonly seals: readonly { readonly by: number; readonly good: boolean }[];
  /** Of the scroll. */
  readonly size: Size;
  /** It runs to the left. */
  readonly leftward: boolean;
  readonly lost: boolean;
  /** The way it goes between `sentAt` and `endsAt`, at even distances. */
  readonly way: readonly Point[];
  readonly sentAt: number;
  readonly endsAt: number;
  readonly says: string;
}

/** More messengers than this are dots, and of those so many are drawn. */
const GLYPHS = 48;
const DRAWN = 140;
/** A small scroll wants so much of the stage, px². */
const PER_GLYPH = 6000;
/** Scrolls may cover each other by so much when they pass, px. */
const SLACK = 14;

/** The room kept for one of each, px. */
const EXTENT: Readonly<Record<Level, Extent>> = {
  runner: RUNNER,
  scroll: SCROLL,
  glyph: GLYPH,
  dot: { width: 12, height: 12, lane: 10 },
};
/** How many go abreast on one road, and how far aside each of them goes, px. */
const ABREAST: Readonly<Record<Level, { readonly lanes: number; readonly width: number }>> = {
  runner: { lanes: 2, width: 26 },
  scroll: { lanes: 2, width: 24 },
  glyph: { lanes: 3, width: 14 },
  dot: { lanes: 5, width: 6 },
};

/** About how wide letters are, px, and what a scroll takes besides; its height with one line and with two. */
const LETTER = 9.3;
const SMALL_LETTER = 7.3;
const ROLLS = 26;
const HEIGHT = { one: 25, two: 38 } as const;
/** Shares of the way after which the lost are lost: at a torn road, and elsewhere. */
const TORN = 0.46;
const ASTRAY = 0.55;
/** Messages of one link are numbered from here: see `messageId`. */
const PER_LINK = 2 ** 20;

/** Ways once found: they do not depend on who is under way. */
const ways = new WeakMap<Layout, Map<Level, Ways>>();

function waysAt(layout: Layout, level: Level): Ways {
  const known = ways.get(layout) ?? new Map<Level, Ways>();
  ways.set(layout, known);
  const found = known.get(level) ?? waysOf(layout.plots, layout.roads, EXTENT[level]);
  known.set(level, found);
  return found;
}

/** Whether messengers on all these ways at once stay legible: half-way, where roads cross, nobody covers another. */
function isRoomy(ways: readonly (readonly Point[])[], extent: Extent): boolean {
  const boxes = ways.flatMap((way) => {
    const middle = way[Math.floor(way.length / 2)];
    return middle ? [boxAt(middle, extent.width, extent.height)] : [];
  });
  return boxes.every((box, i) => boxes.slice(i + 1).every((other) => depth(box, other) <= SLACK));
}

const levels = new WeakMap<Layout, Map<NodeId | undefined, Level>>();

/** How much of each messenger can be drawn when one general tells all others something, or (undefined) all do. */
function roomiest(layout: Layout, teller: NodeId | undefined): Level {
  const found = levels.get(layout) ?? new Map<NodeId | undefined, Level>();
  levels.set(layout, found);
  const first = layout.plots[0]?.id;
  const level =
    found.get(teller) ??
    (['runner', 'scroll'] as const).find((one) => {
      const those = [...waysAt(layout, one)].filter(([key]) => {
        const [from, to] = key.split(' ');
        return teller === undefined ? from !== first && to !== first : from === teller;
      });
      return isRoomy(
        those.map(([, way]) => way),
        EXTENT[one],
      );
    }) ??
    'glyph';
  found.set(teller, level);
  return level;
}

/** How much is drawn of each of these messengers. */
export function levelOf(flights: readonly Message[], layout: Layout): Level {
  const teller = flights[0]?.from;
  if (flights.length > Math.min(GLYPHS, (layout.width * layout.height) / PER_GLYPH)) return 'dot';
  return roomiest(layout, flights.every(({ from }) => from === teller) ? teller : undefined);
}

/** The width and height of a scroll with these words on it. */
function scrollSize(text: string, second: string): Size {
  const width = Math.max([...text].length * LETTER, [...second].length * SMALL_LETTER) + ROLLS;
  return { width: Math.round(Math.max(52, width)), height: second === '' ? HEIGHT.one : HEIGHT.two };
}

const inWords = (capsule: Capsule, instead: string): string =>
  [
    capsule.says,
    instead === '' ? '' : campWords().lie(instead),
    capsule.seals?.some(({ good }) => !good) ? campWords().sealBroken : '',
  ]
    .filter((words) => words !== '')
    .map((words, i) => (i === 0 ? words.replace(/\.$/, '') : words))
    .join('; ');

/**
 * The messengers under way. `eyes`: what only that general knows. `selected` is drawn however many there are.
 */
export function flightsOf(
  world: World,
  portrait: Portrait,
  layout: Layout,
  eyes: NodeId | undefined,
  selected: number | undefined,
): { readonly flights: readonly FlightShape[]; readonly more: number } {
  const all = world.flights.filter(({ from, to }) => from !== to);
  const level = levelOf(all, layout);
  const onRoads = waysAt(layout, level);
  const kept = all.length <= DRAWN ? all : all.filter(({ id }, i) => i < DRAWN || id === selected);
  const indexOf = (id: NodeId) => world.setup.cast.index.get(id) ?? 0;
  const flights = kept.flatMap((message): FlightShape[] => {
    const road = onRoads.get(`${message.from} ${message.to}`);
    if (!road || road.length === 0) return [];
    const faceless = eyes !== undefined && message.from !== eyes && message.to !== eyes;
    const shown = eyes === undefined ? message : withoutMeaning(message);
    const capsule = portrait.capsule(shown, world);
    const route = faceless ? '' : routeOf(capsule);
    const instead = eyes === undefined ? (capsule.instead?.text ?? '') : '';
    const text = capsule.word?.text ?? capsule.label;
    const { lanes, width } = ABREAST[level];
    const aside = ((message.id % PER_LINK) % lanes) * width;
    const lane = aside === 0 ? road : asideOf(road, aside);
    const end = message.lost === '' ? 1 : message.lost === 'cut' ? TORN : ASTRAY;
    return [
      {
        id: message.id,
        from: message.from,
        to: message.to,
        level: faceless ? 'dot' : level,
        sender: indexOf(message.from),
        faceless,
        text: faceless ? '' : text,
        glyph: faceless ? '' : (capsule.word?.text[0] ?? capsule.glyph),
        hue: faceless ? hueOfTone('plain') : hueOfTone(capsule.word?.tone ?? capsule.tone, capsule.epoch),
        route,
        instead,
        seals: faceless ? [] : (capsule.seals ?? []).map(({ by, good }) => ({ by: indexOf(by), good })),
        size: scrollSize(text, [route, instead].filter((words) => words !== '').join(' ')),
        leftward: road.at(-1)!.x < road[0]!.x,
        lost: message.lost !== '',
        way: end === 1 ? lane : part(lane, 0, end),
        sentAt: message.sentAt,
        endsAt: message.endsAt,
        says: faceless ? '' : inWords(capsule, instead),
      },
    ];
  });
  return { flights, more: all.length - kept.length };
}

/** The message as whoever sees only its words: nothing tells a lie from the truth. */
function withoutMeaning(message: Message): Message {
  const { meant: _, ...rest } = message;
  return rest;
}

const routeOf = ({ route }: Capsule): string => (route && route.length > 1 ? route.join('→') : '');
