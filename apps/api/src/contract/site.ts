import { Type, type Static } from 'typebox';
import { nullable, PeriodRef } from './words.ts';

/** What every page says about itself. */
export const Site = Type.Object({
	council: Type.String(),
	/** True while the figures are synthetic: every page, file and print says so. */
	demonstration: Type.Boolean(),
	/** The day by the product's clock, YYYY-MM-DD. */
	today: Type.String(),
	/** The moment that was asked for; null when it is now. */
	moment: nullable(
		Type.Object({
			/** The sequence number of the last change that was known then; 0 before the first. */
			asOf: Type.Integer(),
			/** When that change was accepted; null before the first. */
			at: nullable(Type.String()),
			/** The day from which it is seen, YYYY-MM-DD. */
			day: Type.String(),
		}),
	),
	/** The last period for which the council had accepted figures. */
	dataTo: nullable(PeriodRef),
	/** When the last change that was known then was accepted. */
	changedAt: nullable(Type.String()),
	/** The sequence number of the last accepted change, whatever the moment. */
	sequence: Type.Integer(),
	/** True while anyone who can reach the server may upload, so that it listens on this machine only. */
	loopbackOnly: Type.Boolean(),
});
export type Site = Static<typeof Site>;

export const Health = Type.Object({
	status: Type.Literal('ok'),
	/** The sequence number of the last accepted change. */
	sequence: Type.Integer(),
	/** The product's clock. */
	now: Type.String(),
	/** Whether the database answers and its schema is the one this version needs. */
	database: Type.Literal('ok'),
	version: Type.String(),
});
export type Health = Static<typeof Health>;
