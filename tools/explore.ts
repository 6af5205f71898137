/**
 * `npm run explore -- PROTOCOL …`: looks for a run that breaks a promise, and prints it as a transcript.
 * Exit code 0 if nothing was found, 3 if something was, 2 if the command cannot be read. With `all`: 0 if nothing was found
 * with all rules on and something without each, 3 if a promise broke with all rules on, 1 if a switch was not found out.
 */
import { hunt } from '../src/drivers/explore/hunt.ts';
import type { Hunt, Outcome, Standing, Start } from '../src/drivers/explore/hunt.ts';
import { writeModel } from '../src/drivers/explore/models.ts';
import { ACCOUNTS, MOST_COUNTED, USUAL_BOUNDS } from '../src/drivers/explore/choices.ts';
import type { Bounds } from '../src/drivers/explore/choices.ts';
import type { Run } from '../src/drivers/run.ts';
import type { Protocol } from '../src/engine/protocol.ts';
import { didYouMean } from '../src/engine/spelling.ts';
import { messageOf } from '../src/engine/words.ts';
import { allProtocols, protocolCalled, protocols } from '../src/protocols/index.ts';
import { guidesOf } from '../src/protocols/guides.ts';
import { happeningAt } from '../src/timeline/timeline.ts';
import { transcriptLine } from '../src/views/story/story.ts';
import { openRun } from '../src/app/open-run.ts';
import { writeRoute } from '../src/app/route.ts';

const USAGE = `npm run explore -- PROTOCOL [options]
  PROTOCOL          ${Object.keys(protocols).join(', ')};
                    or all: every protocol as it is, and without each of its rules in turn
  --scenario ID     where to begin; default: the protocol's small casts, one after the other
  --nodes N         so many servers (or acceptors, processes, participants: whoever there are several of)
  --options TEXT    the protocol's options as in a link: preVote:true,repair:own-term
  --off SWITCH      turn a rule off first; may be given again
  --seek PROPERTY   what to break; default: what the switch names, else anything; may be given again
  --search WAY      dice, breadth, or both (default)
  --seed N          other dice; default 1
  --seconds S       give up after so long; default 20
  --states N        give up after so many distinct states; default 5000000
  --depth, --epoch, --flights, --${ACCOUNTS.join(', --')} N
                    how far everything is tried; defaults: ${Object.entries(USUAL_BOUNDS)
                      .map(([name, bound]) => `${name} ${bound}`)
                      .join(', ')}
  --json            what came of it as one JSON object, and nothing else`;

/** A command that cannot be read: what is wrong, and what to do. */
function refuse(why: string): never {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(2);
}

/** The words after the command: the protocol, and what was said of each option. */
function readWords(words: readonly string[]): {
  readonly protocol: string | undefined;
  readonly said: ReadonlyMap<string, readonly string[]>;
} {
  const numbers = ['nodes', 'seed', 'seconds', 'states', ...Object.keys(USUAL_BOUNDS)];
  const names = ['scenario', 'options', 'off', 'seek', 'search', 'json', ...numbers];
  const said = new Map<string, readonly string[]>();
  let protocol: string | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (!word.startsWith('--')) {
      if (protocol !== undefined) refuse(`one protocol at a time: ${protocol} or ${word}`);
      protocol = word;
      continue;
    }
    const [name = '', inline] = word.slice(2).split('=', 2);
    if (!names.includes(name)) {
      const hint = didYouMean(name, names);
      refuse(`there is no option --${name}${hint ? ` (${hint})` : ''}`);
    }
    if (name === 'json') {
      said.set(name, ['yes']);
      continue;
    }
    const value = inline ?? words[++i];
    if (value === undefined) refuse(`--${name} needs a value`);
    if (numbers.includes(name) && !(Number(value) >= 0)) refuse(`--${name} is a number, not "${value}"`);
    said.set(name, [...(said.get(name) ?? []), value]);
  }
  return { protocol, said };
}

const { protocol: asked, said } = readWords(process.argv.slice(2));
if (asked === undefined) refuse('which protocol?');

const last = (name: string): string | undefined => said.get(name)?.at(-1);
const numberOf = (name: string, usual: number): number => Number(last(name) ?? usual);
const search = last('search') ?? 'both';
if (search !== 'dice' && search !== 'breadth' && search !== 'both')
  refuse(`--search is dice, breadth or both, not "${search}"`);
const isQuiet = said.has('json');

/** How far everything is tried. */
const bounds = Object.fromEntries(
  Object.entries<number>({ ...USUAL_BOUNDS }).map(([name, usual]) => [
    name,
    Math.min(numberOf(name, usual), (ACCOUNTS as readonly string[]).includes(name) ? MOST_COUNTED : Infinity),
  ]),
) as unknown as Bounds;

function known(title: string, word: string, words: readonly string[], what: string): void {
  if (words.includes(word)) return;
  refuse(`${title} has no ${what} "${word}"; there are ${words.join(', ')}`);
}

/** The kind of which there are several: that is what --nodes counts. */
function manyOf({ casts, kinds }: Protocol): string {
  const [cast] = casts;
  const several = Object.keys(kinds).filter((kind) => !kinds[kind]!.single && kind !== 'client');
  return several.toSorted((a, b) => (cast?.[b] ?? 0) - (cast?.[a] ?? 0))[0]!;
}

/** Where to begin: the scenario that was named, or the smallest cast. */
function startOf(protocol: Protocol): Start {
  const wanted = last('scenario');
  const { scenarios, casts } = protocol;
  if (wanted !== undefined)
    known(
      protocol.title,
      wanted,
      scenarios.map(({ id }) => id),
      'scenario',
    );
  const count = last('nodes');
  const more = count === undefined ? {} : { [manyOf(protocol)]: Number(count) };
  const scenario = scenarios.find(({ id }) => id === wanted);
  const start = scenario
    ? writeModel(protocol, { ...scenario.nodes, ...more }, {}, scenario)
    : writeModel(protocol, { ...casts[0]!, ...more }, {});
  return { ...start, options: [start.options, last('options') ?? ''].filter(Boolean).join(',') };
}

/** Opens starts; throws a sentence about the first that cannot be opened as it says. */
function openIn(protocol: Protocol): (start: Start) => Run {
  return (start) => {
    const { run, slips } = openRun(protocol, { protocol: protocol.id, ...start });
    if (slips.length > 0) throw new Error(slips.join(' '));
    return run;
  };
}

const inDigits = (number: number): string => Math.round(number).toLocaleString('en-US');

function lineOf({ doing, where, walks, steps, states, rate, depth, bytes, seconds, best }: Standing): string {
  const how =
    doing === 'breadth'
      ? `breadth-first ${where}: ${inDigits(states)} states, ${inDigits(rate)}/s, depth ${depth}, ${inDigits(bytes / 1e6)} MB`
      : `${doing} ${where}: ${inDigits(walks)} walks, ${inDigits(steps)} steps, ${inDigits(rate)}/s`;
  return `${seconds.toFixed(0).padStart(3)} s  ${how}${best === undefined ? '' : `; shortest so far ${best}`}`;
}

/** Looks for a failure of a protocol without some rules; tells how it goes on the way, unless it is to be quiet. */
async function explore(
  protocol: Protocol,
  off: readonly string[],
  isTold: boolean,
): Promise<{ readonly outcome: Outcome; readonly wish: Hunt }> {
  const isChosen = ['scenario', 'nodes', 'options'].some((name) => said.has(name));
  const wish: Hunt = {
    protocol: protocol.id,
    start: startOf(protocol),
    off,
    seek: said.get('seek') ?? off.flatMap((rule) => protocol.switches[rule]!.breaks),
    search: search as Hunt['search'],
    elsewhere: !isChosen,
    bounds,
    seed: numberOf('seed', 1),
    seconds: numberOf('seconds', 20),
    states: numberOf('states', 5_000_000),
    share: { index: 0, of: 1 },
  };
  const course = hunt(protocol, wish, openIn(protocol), await guidesOf(protocol.id));
  let told = -1;
  let step = course.next();
  for (; !step.done; step = course.next()) {
    if (!isTold || Math.floor(step.value.seconds) <= told) continue;
    told = Math.floor(step.value.seconds);
    console.error(lineOf(step.value));
  }
  return { outcome: step.value, wish };
}

/** Why it looked no further. */
const ENDINGS: Readonly<Record<Outcome['ending'], string>> = {
  found: 'it had found something',
  time: 'the time was up',
  states: 'it had met as many states as it may',
  memory: 'it held as much memory as it may',
  exhausted: 'nothing was left to try within the bounds',
};

/** What was searched, and what came of it. */
function print(
  protocol: Protocol,
  off: readonly string[],
  { found, ending, standing, never }: Outcome,
  wish: Hunt,
): void {
  const { walks, steps, states, tried, depth, seconds, bytes } = standing;
  console.log(`${protocol.title}${off.length > 0 ? ` without ${off.join(', ')}` : ', all rules on'}`);
  console.log(
    `looked for a way to break ${wish.seek.length > 0 ? wish.seek.join(' or ') : 'anything'} for ${seconds.toFixed(1)} s`,
  );
  if (walks > 0)
    console.log(
      `random walks: ${inDigits(walks)}, ${inDigits(steps)} steps, ${inDigits(steps / seconds)} a second`,
    );
  if (states > 0)
    console.log(
      `breadth-first: ${inDigits(states)} distinct states by ${inDigits(tried)} steps, everything to depth ${depth}, ${inDigits(bytes / 1e6)} MB`,
    );
  if (never.length > 0)
    console.log(`never came about: ${never.map((one) => protocol.sometimes[one]!.says).join('; ')}`);
  if (!found) {
    console.log(`found nothing: ${ENDINGS[ending]}`);
    return;
  }
  console.log(
    `\nfound by ${found.by === 'dice' ? 'chance' : 'trying everything'}, ${found.guide ? `along a guide: ${found.guide}` : 'without a guide'}`,
  );
  console.log(
    `${found.property} breaks after ${found.length} steps${found.shortest ? ', and no fewer do within the bounds' : ''}: ${found.says}\n`,
  );
  const { line } = openIn(protocol)(found.start);
  for (let i = 1; i < line.moments.length; i++) {
    const happening = happeningAt(line, i);
    if (happening) console.log(transcriptLine(protocol, happening));
  }
  console.log(
    `\nto watch it: ${writeRoute({ page: 'lab', protocol: protocol.id, ...found.start, at: undefined })}`,
  );
}

/** One protocol, with or without some rules. */
async function exploreOne(id: string): Promise<number> {
  const protocol = await protocolCalled(id);
  if (!protocol) {
    const hint = didYouMean(id, Object.keys(protocols));
    refuse(`there is no protocol "${id}"${hint ? ` (${hint})` : ''}`);
  }
  const off = said.get('off') ?? [];
  for (const one of off) known(protocol.title, one, Object.keys(protocol.switches), 'switch');
  for (const one of said.get('seek') ?? [])
    known(protocol.title, one, Object.keys(protocol.properties), 'property');
  try {
    openIn(protocol)(startOf(protocol));
  } catch (error) {
    refuse(messageOf(error));
  }
  const { outcome, wish } = await explore(protocol, off, !isQuiet);
  if (isQuiet) console.log(JSON.stringify({ ...outcome, wish }));
  else print(protocol, off, outcome, wish);
  return outcome.found ? 3 : 0;
}

/** Every protocol as it is, and without each rule whose absence is known to break a promise. */
async function exploreAll(): Promise<number> {
  let exit = 0;
  for (const protocol of Object.values(await allProtocols())) {
    const harmful = Object.keys(protocol.switches).filter((id) => protocol.switches[id]!.breaks.length > 0);
    for (const off of [[], ...harmful.map((one) => [one])]) {
      const { outcome, wish } = await explore(protocol, off, false);
      const { found, standing } = outcome;
      const isRight = (found !== undefined) === off.length > 0;
      const what = found
        ? `${found.property} in ${found.length} steps${found.shortest ? ' (no fewer do)' : ''}${found.guide ? ', along a guide' : ''}`
        : `nothing: ${inDigits(standing.walks)} walks, ${inDigits(standing.states)} states to depth ${standing.depth}`;
      console.log(
        `${isRight ? '✓' : '✗'} ${protocol.id} ${off[0] ?? 'as it is'}: ${what}, ${standing.seconds.toFixed(1)} s`,
      );
      if (isRight) continue;
      exit = off.length === 0 ? 3 : exit || 1;
      if (found) print(protocol, off, outcome, wish);
    }
  }
  return exit;
}

process.exitCode = asked === 'all' ? await exploreAll() : await exploreOne(asked);
