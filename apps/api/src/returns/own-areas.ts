import type { Area, Catalogue } from '../catalogue/catalogue.ts';

/** Whether an area is the council or one of its parts. */
export function isOwn({ council }: Catalogue, area: Area): boolean {
	return area.key === council.area.key || area.parent === council.area.key;
}

/** The council first, then its parts: the figures that are named when not all can be. */
export function ownFirst(catalogue: Catalogue, areas: number[]): number[] {
	const order = (key: number) => {
		const area = catalogue.areas.get(key)!;
		if (area.key === catalogue.council.area.key) return 0;
		return isOwn(catalogue, area) ? 1 : 2;
	};
	return areas.sort((one, other) => order(one) - order(other) || one - other);
}

/** The council and its parts, by key, in that order. */
export function ownAreas(catalogue: Catalogue): number[] {
	const areas = [...catalogue.areas.values()].filter((area) => isOwn(catalogue, area));
	return ownFirst(
		catalogue,
		areas.map(({ key }) => key),
	);
}
