/**
 * `npm run lesson -- FILE|DIR …`: rehearses lessons and prints whatever is wrong with them; with `--lint` it also gives
 * hints for the lecturer, which fail nothing.
 * Exit code 1 if a claim failed, 2 if a file cannot be read as a lesson.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lint } from '../src/lesson/lint.ts';
import { parseLesson } from '../src/lesson/parse.ts';
import { problemLine } from '../src/lesson/problem.ts';
import { rehearse } from '../src/lesson/rehearse.ts';
import { syllabusIds } from '../src/lesson/syllabus.ts';
import { translateLesson, translationOf } from '../src/lesson/translation.ts';
import { allProtocols } from '../src/protocols/index.ts';

const protocols = await allProtocols();

let passed = 0;
let failed = 0;
let exit = 0;

const wantsHints = process.argv.includes('--lint');
const asked = process.argv.slice(2).filter((word) => word !== '--lint');
const files = (asked.length > 0 ? asked : ['lessons']).flatMap(lessonsIn).sort();
const known = { protocols: Object.keys(protocols), teaches: syllabusIds };

if (files.length === 0) exit = 2;
if (exit === 2) console.error(`no lessons in ${asked.join(' ')}`);
for (const file of files) exit = Math.max(exit, check(file));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = exit;

/** The lessons at a path: itself, or all Markdown files below it. */
function lessonsIn(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.endsWith('README.md'))
      .map((name) => join(path, name));
  } catch {
    console.error(`there is no ${path}`);
    exit = 2;
    return [];
  }
}

/** Holds a translation against its lesson: it must fit; what is stale or missing is told, and stops nothing. */
function checkTranslation(file: string, base: string): 0 | 2 {
  const name = relative('.', file);
  const parsed = existsSync(base) ? parseLesson(readFileSync(base, 'utf8'), known) : undefined;
  if (!parsed?.ok) {
    console.log(`unreadable  ${name}   it translates ${relative('.', base)}, which cannot be read`);
    return 2;
  }
  const translated = translateLesson(parsed.lesson, readFileSync(file, 'utf8'));
  for (const warning of translated.warnings) console.log(`${problemLine(name, warning)}   (only a warning)`);
  if (!translated.ok) {
    for (const problem of translated.problems) console.log(problemLine(name, problem));
    console.log(`unreadable  ${name}`);
    return 2;
  }
  const { lesson, steps } = translated;
  const stale = translated.warnings.length === 0 ? 'up to date' : `${translated.warnings.length} to look at`;
  console.log(`ok  ${lesson.id}  in ${lesson.lang}, ${steps} of ${lesson.steps.length} steps, ${stale}`);
  return 0;
}

function check(file: string): 0 | 1 | 2 {
  const of = translationOf(file);
  if (of) return checkTranslation(file, of.base);
  const name = relative('.', file);
  const parsed = parseLesson(readFileSync(file, 'utf8'), known);
  for (const warning of parsed.warnings) console.log(`${problemLine(name, warning)}   (only a warning)`);
  if (!parsed.ok) {
    for (const problem of parsed.problems) console.log(problemLine(name, problem));
    console.log(`unreadable  ${name}`);
    return 2;
  }
  const { lesson } = parsed;
  const protocol = protocols[lesson.protocol];
  if (!protocol) return 2;
  const rehearsal = rehearse(lesson, protocol, lesson.beside && protocols[lesson.beside.protocol]);
  const { claims, problems } = rehearsal;
  for (const hint of wantsHints ? lint(lesson, protocol, rehearsal) : [])
    console.log(`${problemLine(name, hint)}   (a hint)`);
  for (const problem of problems) console.log(problemLine(name, problem));
  const wrong = claims.filter(({ holds, expected }) => holds !== expected).length;
  passed += claims.length - wrong;
  // An action that cannot be done fails the lesson even if no claim was false.
  failed += Math.max(wrong, problems.length > 0 ? 1 : 0);
  const predictions = lesson.steps
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind }) => kind === 'predict').length;
  const counts = [
    [lesson.steps.length, 'step'],
    [claims.filter(({ option }) => option === undefined).length, 'claim'],
    [predictions, 'prediction'],
  ] as const;
  const inWords = counts.map(([count, noun]) => `${count} ${noun}${count === 1 ? '' : 's'}`).join(', ');
  console.log(`${problems.length === 0 ? 'ok' : 'failed'}  ${lesson.id}  ${inWords}`);
  return problems.length === 0 ? 0 : 1;
}
