import astro from 'eslint-plugin-astro';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The stages: each reads what a command hands to it, none imports another. */
const STAGES = [
  'project',
  'sources',
  'insights',
  'plan',
  'cards',
  'kits',
  'emails',
  'search',
  'check',
  'output',
  'report',
  'tracking',
];

/** What only the private wing may know. */
const PRIVATE = ['sources', 'insights', 'report'];

const inside = (folders) => folders.map((folder) => `./src/${folder}`);
const zone = (target, from, message) => ({ target, from, message });

const importDirections = [
  zone('./src/core', inside([...STAGES, 'schemas', 'links', 'i18n']), 'core imports nothing of ours.'),
  zone('./src/schemas', inside([...STAGES, 'links', 'i18n']), 'schemas import core only.'),
  ...STAGES.map((stage) =>
    zone(
      `./src/${stage}`,
      inside(STAGES.filter((other) => other !== stage)),
      'Stages do not import each other: the command hands values on.',
    ),
  ),
  ...['pages', 'layouts', 'components', 'cards', 'kits', 'emails', 'search'].map((publicPart) =>
    zone(`./src/${publicPart}`, inside(PRIVATE), 'The public wing never sees private data: use the plan.'),
  ),
  zone('./src', './scripts', 'Commands import stages, never the other way round.'),
];

export default tseslint.config(
  { ignores: ['node_modules', '**/dist', '**/.kith', '.astro', 'tests/sites/**', 'src/env.d.ts'] },
  ...tseslint.configs.strictTypeChecked,
  ...astro.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        importX.createNodeResolver({ extensions: ['.ts', '.js', '.mjs', '.astro'] }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/ignore': ['node_modules'],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: importDirections }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^astro:', message: 'astro:* stays on the Astro side.' }] },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
    },
  },
  {
    // The Astro side: Astro's own checker has the types here.
    files: ['**/*.astro', '**/*.astro/*.ts', 'src/pages/**', 'src/content.config.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  { files: ['**/*.astro', '*.js', '*.mjs'], ...tseslint.configs.disableTypeChecked },
);
