import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'code',
					include: [
						'packages/*/src/**/*.test.ts',
						'apps/*/src/**/*.test.ts',
						'scripts/**/*.test.ts',
					],
					testTimeout: 30_000,
				},
			},
			{
				test: {
					name: 'browser',
					include: ['apps/web/tests/**/*.test.ts'],
					globalSetup: 'apps/web/tests/built-site.ts',
					testTimeout: 60_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});
