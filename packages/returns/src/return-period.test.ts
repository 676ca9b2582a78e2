import { describe, expect, test } from 'vitest';
import { monthIndex } from '@sightline/metrics/periods';
import { returnPeriod } from './return-period.ts';

const monthly = { title: 'Monthly return', periodType: 'month' } as const;

describe('the period a return is said to be for', () => {
	test.each(['', '  '])('is left to the file when nothing is written: “%s”', (code) => {
		expect(returnPeriod(monthly, code, monthIndex(2019, 4))).toEqual({ period: null, fault: null });
	});

	test('is read with spaces around it', () => {
		expect(returnPeriod(monthly, ' 2019-03 ', monthIndex(2019, 4))).toEqual({
			period: monthIndex(2019, 3),
			fault: null,
		});
	});

	test.each([
		[monthly, '2019-13', 'Write it as 2019-04 is for April 2019, or leave it out.'],
		[
			{ title: 'Year to March', periodType: 'year-to-march' } as const,
			'March',
			'Write it as 2018/19 is for year to March 2019, or leave it out.',
		],
	])(
		'is refused in words that show how the last that has ended is written: %o %s',
		(collection, code, words) => {
			expect(returnPeriod(collection, code, monthIndex(2019, 4))).toEqual({
				period: null,
				fault: `“${code}” is not a period of “${collection.title}”. ${words}`,
			});
		},
	);
});
