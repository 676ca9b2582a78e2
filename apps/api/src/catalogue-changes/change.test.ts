import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CatalogueEntry, Problem } from '../contract/index.ts';
import { contentOf, testApp, type TestApp } from '../testing.ts';

const reason = 'Agreed in April';
const target = {
	scope: 'local',
	from: '2019-04',
	value: 20,
	agreedBy: 'Cabinet, April 2019',
	reason,
};

let site: TestApp;

const post = (path: string, payload: object) =>
	site.app.inject({ method: 'POST', url: `/api/catalogue/${path}`, payload });

async function done(path: string, payload: object): Promise<void> {
	const response = await post(path, payload);
	expect(response.statusCode, response.body).toBe(201);
}

const entryOf = async (id: string) =>
	(await site.app.inject(`/api/catalogue/${id}`)).json<CatalogueEntry>();

describe('an indicator', () => {
	beforeEach(async () => {
		site = await testApp();
	});
	afterEach(() => site.close());

	test('is not overwritten by an officer who saw it as it was before another changed it', async () => {
		const { owner, ask } = (await entryOf('contacts')).words;
		const first = { words: { owner: 'Head of help' }, was: { owner }, from: null, reason };
		await done('contacts/definition', first);
		const before = await contentOf(site.installation.db);
		const second = { words: { owner: 'Chief' }, was: { owner }, from: null, reason };
		const response = await post('contacts/definition', second);
		expect(response.statusCode).toBe(409);
		expect(response.json<Problem>().message).toContain('Open it again to see what they say now.');
		expect(await contentOf(site.installation.db)).toEqual(before);
		// Who changed another field meanwhile is not in the way.
		const other = { words: { ask: 'Who rings?' }, was: { ask }, from: null, reason };
		await done('contacts/definition', other);
		expect((await entryOf('contacts')).words).toMatchObject({
			owner: 'Head of help',
			ask: 'Who rings?',
		});
	});

	test('keeps who changed what, when and why, newest first, and what was taken back', async () => {
		await done('re-referrals/targets', target);
		await done('re-referrals/targets', {
			scope: 'local',
			from: '2018-12',
			reason: 'A slip',
			removed: true,
		});
		await done('re-referrals/rebases', { from: '2018-04', reason: 'A new team' });
		const words = { owner: 'Head of early help', ask: ' Who came back? ' };
		await done('re-referrals/definition', { from: '2019-04', words, reason });
		const entry = await entryOf('re-referrals');
		expect(entry.history.map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1, 1]);
		expect(entry.history).toMatchObject([
			{
				at: '2019-05-09T00:00:00.000Z',
				actor: 'Officer on this machine',
				reason,
				words: {
					from: { code: '2019-04' },
					fields: [
						{ field: 'owner', before: 'Head of the first point of contact', after: words.owner },
						{ field: 'ask', after: 'Who came back?' },
					],
				},
			},
			{ rebase: { from: { code: '2018-04' }, reason: 'A new team' }, removed: false },
			{ target: { value: 22, from: { code: '2018-12' } }, removed: true, reason: 'A slip' },
			{ target: { value: 20 }, removed: false },
			{ actor: 'Installation', words: { from: null, fields: [] } },
			{ actor: 'Installation', target: { value: 22 }, removed: false },
		]);
		// What was taken back is no longer the first target.
		expect(entry.targets).toMatchObject([
			{ value: 20, original: true, current: true, set: { sequence: 2, reason } },
		]);
	});

	test('keeps the first target as the original until that is taken back', async () => {
		await done('re-referrals/targets', target);
		const originals = async () =>
			(await entryOf('re-referrals')).targets.map(({ value, original, current }) => [
				value,
				original,
				current,
			]);
		expect(await originals()).toEqual([
			[22, true, false],
			[20, false, true],
		]);
		const lower = await post('re-referrals/targets', { ...target, from: '2018-12', value: 30 });
		expect(lower.statusCode).toBe(409);
		expect(lower.json<Problem>().message).toContain('take it back first');
		const back = { scope: 'local', from: '2018-12', reason };
		await done('re-referrals/targets', { ...back, removed: true });
		await done('re-referrals/targets', { ...back, value: 30, agreedBy: 'Cabinet' });
		expect(await originals()).toEqual([
			[30, true, false],
			[20, false, true],
		]);
	});

	test('says new words until the next change of the same field, whatever else changes in between', async () => {
		const change = (from: string | null, words: object) =>
			done('contacts/definition', { from, words, reason });
		await change('2018-04', { owner: 'Second' });
		await change('2019-04', { definition: 'Third way of counting.' });
		await change('2017-04', { owner: 'First', ask: 'Why?' });
		const told = async () =>
			(await entryOf('contacts')).definitions.map(({ from, breaks, words }) => [
				from?.code,
				words.owner,
				words.ask,
				breaks,
			]);
		const ask = (await entryOf('contacts')).definitions[0]!.words.ask;
		expect(await told()).toEqual([
			[undefined, 'Head of the first point of contact', ask, false],
			['2017-04', 'First', 'Why?', false],
			['2018-04', 'Second', 'Why?', false],
			['2019-04', 'Second', 'Why?', true],
		]);
		await change('2018-04', { owner: 'Another' });
		await change(null, { ask: 'Who?' });
		expect((await told()).slice(2)).toEqual([
			['2018-04', 'Another', 'Why?', false],
			['2019-04', 'Another', 'Who?', true],
		]);
		expect((await entryOf('contacts')).history[0]).toMatchObject({
			words: {
				from: { code: '2019-04' },
				fields: [{ field: 'ask', before: 'Why?', after: 'Who?' }],
			},
		});
	});

	test.each<[string, string, object, number, string, string]>([
		[
			'an unknown indicator',
			'happiness/targets',
			target,
			404,
			'not-found',
			'There is no indicator',
		],
		[
			'a blank reason',
			're-referrals/targets',
			{ ...target, reason: ' ' },
			422,
			'no-reason',
			'Say why',
		],
		[
			'a reason without a word',
			're-referrals/targets',
			{ ...target, reason: '.' },
			422,
			'bad-reason',
			'A reason must hold a word',
		],
		[
			'a month that is none',
			're-referrals/targets',
			{ ...target, from: '2019-13' },
			422,
			'bad-month',
			'“2019-13” is not a month',
		],
		[
			'a month long ago',
			're-referrals/targets',
			{ ...target, from: '1919-04' },
			422,
			'bad-month',
			'too far back',
		],
		[
			'a month far ahead',
			're-referrals/targets',
			{ ...target, from: '2919-04' },
			422,
			'bad-month',
			'too far ahead',
		],
		[
			'a percentage above 100',
			're-referrals/targets',
			{ ...target, value: 101 },
			422,
			'bad-value',
			'101 is above 100 %',
		],
		[
			'a value below 0',
			'average-caseload/targets',
			{ ...target, value: -1 },
			422,
			'bad-value',
			'-1 is below 0',
		],
		[
			'no value',
			're-referrals/targets',
			{ ...target, value: undefined },
			422,
			'bad-value',
			'as a number',
		],
		[
			'nobody who agreed',
			're-referrals/targets',
			{ ...target, agreedBy: ' ' },
			422,
			'bad-text',
			'who agreed',
		],
		[
			'a target without a good side',
			'contacts/targets',
			target,
			422,
			'not-acceptable',
			'can have no target',
		],
		[
			'a target that is not there',
			're-referrals/targets',
			{ ...target, removed: true },
			409,
			'nothing-changed',
			'There is no local target from April 2019',
		],
		[
			'a rebase without limits',
			'average-caseload/rebases',
			{ from: '2018-04', reason },
			422,
			'not-acceptable',
			'has no limits',
		],
		[
			'a rebase ahead',
			'contacts/rebases',
			{ from: '2019-06', reason },
			422,
			'bad-month',
			'too far ahead',
		],
		[
			'a rebase that is not there',
			'contacts/rebases',
			{ from: '2018-04', reason, removed: true },
			409,
			'nothing-changed',
			'There is no rebase',
		],
		[
			'empty words',
			'contacts/definition',
			{ from: null, words: { title: ' ' }, reason },
			422,
			'bad-text',
			'cannot be empty',
		],
		[
			'words that say the same',
			'contacts/definition',
			{ from: null, words: { title: 'Contacts about a child' }, reason },
			409,
			'nothing-changed',
			'says that already',
		],
		[
			'no words',
			'contacts/definition',
			{ from: '2019-04', words: {}, reason },
			409,
			'nothing-changed',
			'says that already',
		],
		[
			'a denominator that it has not',
			'contacts/definition',
			{ from: null, words: { denominatorLabel: 'Children' }, reason },
			422,
			'bad-text',
			'no denominator',
		],
		[
			'another unit',
			'contacts/definition',
			{ from: null, words: { unit: 'percent' }, reason },
			400,
			'invalid-request',
			'additional',
		],
	])(
		'refuses %s, saying what to do, and stores nothing',
		async (_what, path, body, status, code, words) => {
			const before = await contentOf(site.installation.db);
			const refused = await post(path, body);
			expect(refused.statusCode, refused.body).toBe(status);
			expect(refused.json<Problem>()).toMatchObject({ code });
			expect(refused.json<Problem>().message).toContain(words);
			expect(await contentOf(site.installation.db)).toEqual(before);
		},
	);

	test('has one rebase a month, whose reason can be put better', async () => {
		await done('contacts/rebases', { from: '2018-04', reason });
		const again = await post('contacts/rebases', { from: '2018-04', reason });
		expect(again.json<Problem>()).toMatchObject({ code: 'nothing-changed' });
		await done('contacts/rebases', { from: '2018-04', reason: 'Better said' });
		expect((await entryOf('contacts')).rebases).toMatchObject([{ reason: 'Better said' }]);
	});
});
