import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { momentAsked } from '../access/views.ts';
import { indicatorNamed, type Area } from '../catalogue/catalogue.ts';
import { monthOfDay } from '../clock.ts';
import {
	ComparisonOverview,
	ComparisonQuery,
	IndicatorComparison,
	Problem,
} from '../contract/index.ts';
import { AppError, notFound } from '../errors.ts';
import { rememberingReplies } from '../indicators/remember.ts';
import type { Installation } from '../installation.ts';
import { indicatorComparison } from './indicator-comparison.ts';
import { comparisonOverview } from './overview.ts';

export function comparisonRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue } = installation;
	const overviews = rememberingReplies<ComparisonOverview>(20);
	const comparisons = rememberingReplies<IndicatorComparison>(200);

	app.get(
		'/compare',
		{
			schema: {
				tags: ['Figures'],
				summary:
					'Where an authority stands among others: on every indicator that is published, or on one of them in full',
				querystring: ComparisonQuery,
				response: { 200: Type.Union([IndicatorComparison, ComparisonOverview]), '4xx': Problem },
			},
		},
		async ({ query }, reply) => {
			const { day, ...view } = await momentAsked(installation, query);
			const month = monthOfDay(day);
			const area = authorityOf(query.area);
			if (query.indicator === undefined) {
				if (query.period !== undefined)
					throw new AppError(400, 'invalid-request', 'Name the indicator whose year you mean.');
				return overviews(reply, [view, month, area.code], () =>
					comparisonOverview(db, catalogue, view, area, month),
				);
			}
			const indicator = await indicatorNamed(db, catalogue, view, query.indicator);
			if (indicator.supporting)
				throw new AppError(
					400,
					'invalid-request',
					`${indicator.title}: what other indicators rest on is not compared. Choose one of the results.`,
				);
			const key = [view, month, area.code, indicator.id, query.period];
			return comparisons(reply, key, () =>
				indicatorComparison(db, catalogue, view, indicator, area, query.period, month),
			);
		},
	);

	function authorityOf(code: string | undefined): Area {
		if (code === undefined) return catalogue.council.area;
		const area = catalogue.areaByCode.get(code) ?? notFound('area', code);
		if (area.level === 'local-authority') return area;
		throw new AppError(
			400,
			'invalid-request',
			`${area.name} is not an authority: authorities are compared with authorities.`,
		);
	}
}
