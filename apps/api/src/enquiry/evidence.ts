import type { Evidence } from '@sightline/metrics/words';
import { partsBeside } from '../comparison/parts.ts';
import { isPart } from '../catalogue/families.ts';
import type { Report } from '../indicators/report.ts';
import type { PublishedYears } from './published-years.ts';

/**
 * What is known of some indicators in an area and its parts, and may raise a question.
 *
 * @param reports    area by area, the whole first, each in the order of the catalogue
 * @param published  of the whole, one an indicator; none where only a part is asked about
 */
export function evidenceOf(reports: Report[][], published: PublishedYears[]): Evidence[] {
	const [wholes = [], ...parts] = reports;
	const besideOf = wholes.map((whole, place) =>
		partsBeside(
			whole,
			parts.map((ofPart) => ofPart[place]!),
		),
	);
	return reports.flatMap((ofArea) =>
		ofArea.map((report, place): Evidence => {
			const { indicator, area, finding, conditions } = report;
			const whole = wholes[place]!;
			const part = besideOf[place]!.find((beside) => beside.area === area);
			return {
				...finding,
				indicator: indicator.id,
				ask: indicator.ask,
				area: {
					code: area.code,
					name: area.name,
					partOf: isPart(area) ? whole.area.name : null,
				},
				data: conditions,
				unlikeOthers:
					part?.comparison && part.figure.value !== null && whole.latest?.figure.value != null
						? {
								comparison: part.comparison,
								own: part.figure.value,
								whole: whole.latest.figure.value,
								period: { type: whole.periodType, index: whole.latest.index },
							}
						: null,
				comparators: report === whole ? (published[place]?.movements ?? []) : [],
			};
		}),
	);
}
