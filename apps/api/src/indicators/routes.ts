import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { momentAsked, type Moment } from '../access/views.ts';
import { indicatorNamed, type Area } from '../catalogue/catalogue.ts';
import { readTogether } from '../catalogue/families.ts';
import {
	FigureHistory,
	FigureParams,
	FigureQuery,
	IndicatorList,
	IndicatorPage,
	IndicatorParams,
	IndicatorQuery,
	MomentQuery,
	Overview,
	OverviewQuery,
	Problem,
} from '../contract/index.ts';
import { indicatorMeaning, overviewEnquiry } from '../enquiry/enquiry.ts';
import { AppError, notFound } from '../errors.ts';
import type { Installation } from '../installation.ts';
import { arrivalsOf, type Arrivals } from '../returns/arrivals.ts';
import { overdueReturns, recentDataChanges } from '../returns/calendar.ts';
import { beforeLastRound } from '../returns/last-round.ts';
import { changedSince } from './changed-since.ts';
import { breakdownNamed, periodNamed } from './figure-address.ts';
import { figureHistory } from './figure-history.ts';
import { definitionOf, indicatorPage } from './indicator-page.ts';
import { overviewOf } from './overview.ts';
import { remembering, rememberingReplies } from './remember.ts';
import { reportsOf } from './reports.ts';

const tags = ['Figures'];
const mostBeside = 30;

export function indicatorRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue } = installation;
	const overviews = rememberingReplies<Overview>(50);
	// Every indicator of the council and of its parts at one moment, and some of others.
	const pages = rememberingReplies<IndicatorPage>(500);
	const arrivals = remembering<Arrivals>(20);
	const arrivalsAt = (moment: Moment) =>
		arrivals(JSON.stringify(moment), () => arrivalsOf(db, catalogue, moment));
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
		async ({ query }, reply) => {
			const moment = await momentAsked(installation, query);
			const area = areaOf(query.area);
			const { theme, variation, assurance } = query;
			const filters = [area.code, theme, variation, assurance];
			return overviews(reply, [moment, filters], async () => {
				const indicators = (await catalogue.indicatorsAt(db, moment.asOf)).filter(
					({ supporting }) => !supporting,
				);
				const areas = readTogether(catalogue, area);
				const known = await arrivalsAt(moment);
				const reports = await reportsOf(installation, moment, indicators, areas, known);
				const own = reports[areas.indexOf(area)]!;
				const [enquiry, round, changes, overdue] = await Promise.all([
					overviewEnquiry(db, catalogue, moment, reports, area),
					beforeLastRound(db, catalogue, moment),
					recentDataChanges(db, catalogue, moment),
					overdueReturns(installation, moment),
				]);
				const since = round && (await changedSince(db, catalogue, round, area, own));
				const overview = overviewOf(catalogue, moment, area, own, query);
				return { ...overview, ...enquiry, since, changes, overdue };
			});
		},
	);

	app.get(
		'/indicators',
		{
			schema: {
				tags,
				summary: 'The indicators of the catalogue',
				querystring: MomentQuery,
				response: { 200: IndicatorList, '4xx': Problem },
			},
		},
		async ({ query }) => {
			const { asOf } = await momentAsked(installation, query);
			const indicators = await catalogue.indicatorsAt(db, asOf);
			return { indicators: indicators.map((indicator) => definitionOf(catalogue, indicator)) };
		},
	);

	app.get(
		'/indicators/:id/figures/:period',
		{
			schema: {
				tags,
				summary: 'One figure: every version of it, from which return, and when it counted',
				description:
					'With `asOf` or `on` the versions that were known then; `counts` names the return whose version counted.',
				params: FigureParams,
				querystring: FigureQuery,
				response: { 200: FigureHistory, '4xx': Problem },
			},
		},
		async ({ params, query }) => {
			const moment = await momentAsked(installation, query);
			const indicator = await indicatorNamed(db, catalogue, moment, params.id);
			return figureHistory(db, catalogue, moment, {
				indicator,
				area: areaOf(query.area),
				breakdown: breakdownNamed(catalogue, query.breakdown),
				period: periodNamed(catalogue, indicator, params.period),
			});
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
		async ({ params, query }, reply) => {
			const moment = await momentAsked(installation, query);
			const indicator = await indicatorNamed(db, catalogue, moment, params.id);
			const area = areaOf(query.area);
			const named = query.with === undefined ? null : [...new Set(query.with.split(','))];
			if (named && named.length > mostBeside)
				throw new AppError(400, 'invalid-request', `Name at most ${mostBeside} areas in “with”.`);
			const beside = named?.filter(Boolean).map(areaOf) ?? null;
			const key = [moment, indicator.id, area.code, beside?.map(({ code }) => code)];
			return pages(reply, key, async () => {
				const areas = readTogether(catalogue, area);
				const known = await arrivalsAt(moment);
				const reports = await reportsOf(installation, moment, [indicator], areas, known);
				const [own] = reports[areas.indexOf(area)]!;
				const [page, meaning] = await Promise.all([
					indicatorPage(db, catalogue, moment, own!, beside),
					indicatorMeaning(db, catalogue, moment, reports, area),
				]);
				return { ...page, meaning };
			});
		},
	);
}
