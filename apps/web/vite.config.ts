import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [
		sveltekit({
			adapter: adapter({ out: 'build', precompress: true }),
			compilerOptions: { runes: true },
			// hooks.server.ts compares the host alone: behind a proxy the protocol that reaches us may differ
			csrf: { trustedOrigins: ['*'] },
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					// the announcer that kit adds for screen readers after a navigation
					'style-src-attr': [
						'unsafe-hashes',
						'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
					],
					'img-src': ['self', 'data:'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
				},
			},
		}),
	],
	build: { sourcemap: false },
	// govuk-frontend carries rules for old browsers that Lightning CSS reads as errors
	css: { lightningcss: { errorRecovery: true } },
	// the API of a running `npm start`
	server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
