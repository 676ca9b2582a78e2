/// <reference types="@sveltejs/adapter-node" />

declare global {
	namespace App {
		interface Error {
			/** The closed code of the API's problem, where it came from there. */
			code?: string;
		}
	}
}

export {};
