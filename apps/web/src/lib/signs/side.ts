import type { Verdict } from '@sightline/api/contract';

/** Which way a special cause went: as its rule says, a trend by its direction, or as the change on a year ago says. */
export function sideOf({ signal, variation, change }: Verdict): 'high' | 'low' | null {
	if (signal?.direction) return signal.direction === 'rising' ? 'high' : 'low';
	if (signal) return signal.side;
	if (variation === 'neutral-high') return 'high';
	if (variation === 'neutral-low') return 'low';
	if (variation === null || variation === 'common-cause' || change === null) return null;
	return change.difference >= 0 ? 'high' : 'low';
}
