import type { Area, Catalogue } from './catalogue.ts';

/** Quadrants and countywide teams are parts of an authority, whose figures make up its own. */
export function isPart({ level }: Pick<Area, 'level'>): boolean {
	return level === 'quadrant' || level === 'countywide-team';
}

/** An authority, or the one that a part belongs to, and then its parts; another area by itself. */
export function familyOf(catalogue: Catalogue, area: Area): Area[] {
	const whole = isPart(area) ? catalogue.areas.get(area.parent!)! : area;
	const parts = [...catalogue.areas.values()].filter(
		(other) => isPart(other) && other.parent === whole.key,
	);
	return [whole, ...parts];
}

/** The areas whose figures bear on an area: a whole and its parts, or a part after its whole. */
export function readTogether(catalogue: Catalogue, area: Area): Area[] {
	const [whole, ...parts] = familyOf(catalogue, area);
	return isPart(area) ? [whole!, area] : [whole!, ...parts];
}
