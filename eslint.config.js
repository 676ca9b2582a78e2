import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Who may import whom: what a folder may not reach for, and why. */
const forbid = (files, patterns, ignores = []) => ({
	files,
	ignores,
	rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const noNode = {
	group: ['node:*'],
	message: 'This package runs in browsers as well.',
};
const typesOfTheContract = {
	group: ['@sightline/api/contract'],
	allowTypeImports: true,
	message: 'The pages take types only from the contract.',
};
const noRoutes = {
	group: ['../*/routes.ts'],
	message: 'Use another room’s queries or named functions, never its routes.',
};

export default defineConfig(
	globalIgnores(['**/build/', '**/.svelte-kit/', '.toolchain/', 'var/']),
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	ts.configs.stylisticTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.node, ...globals.browser },
			parserOptions: {
				projectService: { allowDefaultProject: ['eslint.config.js', 'scripts/*.mjs'] },
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
			'@typescript-eslint/consistent-type-definitions': 'off',
			'@typescript-eslint/consistent-type-imports': 'error',
			// Taking a property out of the rest.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			// Handlers, sources and migration providers are asynchronous by their type.
			'@typescript-eslint/require-await': 'off',
			// The site stands at the root of its address.
			'svelte/no-navigation-without-resolve': 'off',
			// Kysely's builders are made to be taken apart.
			'@typescript-eslint/unbound-method': 'off',
			'@typescript-eslint/prefer-nullish-coalescing': [
				'error',
				{ ignorePrimitives: { string: true } },
			],
			'no-restricted-syntax': [
				'error',
				{
					selector:
						"NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
					message: 'One clock: take the time from clock.now().',
				},
			],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
	},
	{
		files: ['**/*.{js,mjs}'],
		...ts.configs.disableTypeChecked,
	},
	{
		files: ['apps/api/src/clock.ts'],
		rules: { 'no-restricted-syntax': 'off' },
	},
	{
		files: ['apps/*/src/**', 'packages/*/src/**'],
		ignores: ['apps/api/src/{main,cli}.ts', '**/*.test.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				{ object: 'process', property: 'env', message: 'Settings come from config.ts.' },
			],
		},
	},
	forbid(
		['packages/metrics/src/**/*.ts'],
		[{ regex: '^[^.]', message: 'metrics imports nothing but itself.' }],
		['**/*.test.ts'],
	),
	forbid(
		['packages/metrics/src/*.ts'],
		[
			{ regex: '^[^.]', message: 'metrics imports nothing but itself.' },
			{ regex: '^\\./words/', message: 'Words are about the statistics, which know none.' },
		],
		['**/*.test.ts'],
	),
	forbid(
		['packages/returns/src/**/*.ts'],
		[
			noNode,
			{
				regex: '^@sightline/(?!metrics/(vocabulary|periods)$)',
				message: 'returns takes only vocabulary and periods from metrics.',
			},
			{ regex: '^\\./testing/', message: 'What stands there is for tests alone.' },
		],
		['**/*.test.ts'],
	),
	forbid(
		['apps/api/src/db/**/*.ts', 'apps/api/src/contract/**/*.ts'],
		[
			{
				regex:
					'^\\.\\./(\\.\\./)?(access|catalogue|catalogue-changes|commands|comparison|enquiry|indicators|returns|releases|plan|governance|audit|exports)/',
				message: 'db and contract import no room.',
			},
		],
	),
	forbid(
		['apps/api/src/db/migrations/**/*.ts'],
		[{ regex: '^(\\.|@sightline)', message: 'A migration imports nothing of ours.' }],
	),
	forbid(['apps/api/src/*/**/*.ts'], [noRoutes], ['apps/api/src/{db,contract}/**']),
	// From the ground up: each room knows only those below it. A later rule takes the place of an earlier one.
	...[
		['catalogue', 'indicators|comparison|enquiry|catalogue-changes|returns|commands'],
		['indicators', 'comparison|enquiry|catalogue-changes|returns|commands'],
		['comparison', 'enquiry|catalogue-changes|returns|commands'],
		['enquiry', 'catalogue-changes|returns|commands'],
	].map(([room, above]) =>
		forbid(
			[`apps/api/src/${room}/**/*.ts`],
			[noRoutes, { regex: `^\\.\\./(${above})/`, message: 'That room stands above: no circles.' }],
			['**/routes.ts', '**/*.test.ts'],
		),
	),
	forbid(
		['apps/web/src/**/*.{ts,svelte}'],
		[
			typesOfTheContract,
			{ regex: 'api/src/', message: 'The pages know the API by its contract only.' },
			{
				regex: '^@sightline/metrics(/words)?$',
				message: 'Readings and sentences come with the answer: take vocabulary or periods.',
			},
		],
	),
);
