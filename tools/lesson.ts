/**
 * `npm run lesson -- FILE|DIR …`: rehearses lessons and prints whatever is wrong with them.
 * Exit code 1 if a claim failed, 2 if a file cannot be read as a lesson.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseLesson } from '../src/lesson/parse.ts';
import { problemLine } from '../src/lesson/problem.ts';
import { rehearse } from '../src/lesson/rehearse.ts';
import { syllabusIds } from '../src/lesson/syllabus.ts';
import { allProtocols } from '../src/protocols/index.ts';

const protocols = await allProtocols();

let passed = 0;
let failed = 0;
let exit = 0;

const asked = process.argv.slice(2);
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

function check(file: string): 0 | 1 | 2 {
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
  const { claims, problems } = rehearse(lesson, protocol, lesson.beside && protocols[lesson.beside.protocol]);
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
