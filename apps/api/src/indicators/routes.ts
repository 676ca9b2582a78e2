import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { workingView } from '../access/views.ts';
import { lastSequence } from '../db/sequence.ts';
import { today } from '../clock.ts';
import type { Area } from '../catalogue/catalogue.ts';
import {
	IndicatorList,
	IndicatorPage,
	IndicatorParams,
	IndicatorQuery,
	Overview,
	OverviewQuery,
	Problem,
} from '../contract/index.ts';
import { AppError, notFound } from '../errors.ts';
import type { Installation } from '../installation.ts';
import { overdueReturns, recentDataChanges } from '../returns/calendar.ts';
import { definitionOf, indicatorPage } from './indicator-page.ts';
import { overviewOf } from './overview.ts';
import { remembering } from './remember.ts';

const tags = ['Figures'];
const mostBeside = 30;

export function indicatorRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue, clock } = installation;
	const overviews = remembering<Overview>(50);
	const pages = remembering<IndicatorPage>(200);
	const areaOf = (code: string | undefined): Area =>
		code ? (catalogue.areaByCode.get(code) ?? notFound('area', code)) : catalogue.council.area;

	app.get(
		'/overview',
		{
			schema: {
				tags,
				summary: 'Every indicator of an area with what its latest value means',
				querystring: OverviewQuery,
				response: { 200: Overview, '4xx': Problem },
			},
		},
		async ({ query }) => {
			const view = await workingView(db, query.asOf);
			const area = areaOf(query.area);
			// What is overdue depends on the day and on all that has come in, not on the view alone.
			const { theme, variation, assurance } = query;
			const filters = [area.code, theme, variation, assurance];
			const key = JSON.stringify([view, filters, await lastSequence(db), today(clock)]);
			return overviews(key, async () => {
				const [overview, changes, overdue] = await Promise.all([
					overviewOf(db, catalogue, view, area, query),
					recentDataChanges(db, catalogue, view),
					overdueReturns(installation),
				]);
				return { ...overview, changes, overdue };
			});
		},
	);

	app.get(
		'/indicators',
		{
			schema: {
				tags,
				summary: 'The indicators of the catalogue',
				response: { 200: IndicatorList },
			},
		},
		async () => {
			const { asOf } = await workingView(db, undefined);
			const indicators = await catalogue.indicatorsAt(db, asOf);
			return { indicators: indicators.map((indicator) => definitionOf(catalogue, indicator)) };
		},
	);

	app.get(
		'/indicators/:id',
		{
			schema: {
				tags,
				summary:
					'One indicator in one area: its series, limits, verdict, targets, comparators and revisions',
				params: IndicatorParams,
				querystring: IndicatorQuery,
				response: { 200: IndicatorPage, '4xx': Problem },
			},
		},
		async ({ params, query }) => {
			const view = await workingView(db, query.asOf);
			const indicator =
				(await catalogue.indicatorsAt(db, view.asOf)).find(({ id }) => id === params.id) ??
				notFound('indicator', params.id);
			const area = areaOf(query.area);
			const named = query.with === undefined ? null : [...new Set(query.with.split(','))];
			if (named && named.length > mostBeside)
				throw new AppError(400, 'invalid-request', `Name at most ${mostBeside} areas in “with”.`);
			const beside = named?.filter(Boolean).map(areaOf) ?? null;
			const key = [view, indicator.id, area.code, beside?.map(({ code }) => code)];
			return pages(JSON.stringify(key), () =>
				indicatorPage(db, catalogue, view, indicator, area, beside),
			);
		},
	);
}
