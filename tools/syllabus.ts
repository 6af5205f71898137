/** `npm run syllabus`: which items of the syllabus have a lesson, topic by topic, and which have none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseLesson } from '../src/lesson/parse.ts';
import { translationOf } from '../src/lesson/translation.ts';
import { syllabus } from '../src/lesson/syllabus.ts';
import { readTopics } from '../src/lesson/topics.ts';

const complain = (file: string) => (line: number, column: number, message: string) => {
  console.error(`${file}:${line}:${column}  ${message}`);
  process.exitCode = 2;
};

const topics = readTopics(readFileSync('lessons/topics.yaml', 'utf8'), complain('lessons/topics.yaml'));
const lessonsOf = new Map<string, string[]>();
for (const name of readdirSync('lessons', { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.md') || name.endsWith('README.md') || translationOf(name)) continue;
  const file = join('lessons', name);
  const parsed = parseLesson(readFileSync(file, 'utf8'), { teaches: syllabus.map(({ id }) => id) });
  if (!parsed.ok)
    parsed.problems.forEach(({ line, column, message }) => complain(file)(line, column, message));
  else
    for (const id of parsed.lesson.teaches)
      lessonsOf.set(id, [...(lessonsOf.get(id) ?? []), parsed.lesson.id]);
}

let taught = 0;
for (const { id, title } of topics) {
  const items = syllabus.filter(({ topic }) => topic === id);
  const covered = items.filter((item) => lessonsOf.has(item.id)).length;
  taught += covered;
  console.log(`\n${title}: ${covered} of ${items.length}`);
  for (const item of items) {
    const lessons = lessonsOf.get(item.id);
    console.log(
      `  ${lessons ? '✓' : '·'} ${item.id.padEnd(7)}${item.claim}${lessons ? `  [${lessons.join(', ')}]` : ''}`,
    );
  }
}
const lost = syllabus.filter(({ topic }) => !topics.some(({ id }) => id === topic));
for (const { id, topic } of lost)
  complain('src/lesson/syllabus.ts')(1, 1, `${id} belongs to the topic "${topic}", which does not exist`);
console.log(`\n${taught} of ${syllabus.length} items have a lesson, ${syllabus.length - taught} have none`);
