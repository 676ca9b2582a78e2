import type { Count } from '../counts.ts';

/** What a theme's indicators are made from, and of. */
export interface Theme {
	/** By name: what is counted. */
	counts: Record<string, Count>;
	/** By id of the indicator, in the order of the catalogue. */
	indicators: Record<string, Figure>;
}

/** The counts that an indicator sets side by side. */
export interface Figure {
	numerator: string;
	denominator?: string;
	/** Why the countywide teams have none, where that is not because the quadrant of the family home has it. */
	countywide?: string;
}
