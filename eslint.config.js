import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Rooms in which the same input must give the same output: no wall clock, no dice, no screen. */
const pureRooms = [
  'src/engine/**/*.ts',
  'src/timeline/**/*.ts',
  'src/drivers/**/*.ts',
  'src/protocols/**/*.ts',
];

const impureGlobals = [
  'Date',
  'performance',
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'process',
];

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'test-results', 'playwright-report', 'node_modules'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The type checker already does these two, with better words.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // With noUncheckedIndexedAccess, `log[index]!` after a bounds check is the honest way to say so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Both `type` and `interface`, `{ [k: string]: T }` and `Record` have their place; say what reads best.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { boolean: true } }],
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
      ],
    },
  },
  {
    files: pureRooms,
    ignores: ['**/*.test.ts', 'src/drivers/worker.ts', 'src/drivers/**/*.worker.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...impureGlobals.map((name) => ({
          name,
          message: 'This room is deterministic: time is virtual, chance is keyed, and there is no screen.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Use the keyed dice of src/engine/random.ts.' },
        { object: 'globalThis', property: 'Date', message: 'Time is virtual here.' },
      ],
    },
  },
  {
    // How long a search goes on is real time. What it finds is played by the rest, which knows none.
    files: ['src/drivers/explore/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...impureGlobals
          .filter((name) => name !== 'performance')
          .map((name) => ({ name, message: 'Chance is keyed, and there is no screen.' })),
      ],
    },
  },
  {
    files: ['src/**/*.tsx', 'src/views/**/*.ts', 'src/player/**/*.ts', 'src/ui/**/*.ts', 'src/app/**/*.ts'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
  },
  {
    files: ['src/lesson/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['window', 'document', 'navigator', 'localStorage', 'Date', 'performance'].map((name) => ({
          name,
          message: 'A lesson is parsed and rehearsed without a screen or a clock.',
        })),
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
  {
    files: ['vite.config.ts', 'playwright.config.ts', 'tools/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        module: 'writable',
        require: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
);
