import type { Variation } from '@sightline/metrics/vocabulary';

export type Shape = 'circle' | 'square' | 'diamond' | 'triangle-up' | 'triangle-down';
/** Another area's: without a surface, so that without colours none looks like a hollow point of the series itself. */
export type BesideShape = 'plus' | 'cross' | 'star';
/** Names a colour of `look/tokens.css`. */
export type Tone = 'common' | 'improvement' | 'concern' | 'neutral';

/** How a point looks: its shape says the same as its colour, so that nothing is lost in greyscale. */
export const pointLook: Record<Variation, { shape: Shape; tone: Tone }> = {
	'common-cause': { shape: 'circle', tone: 'common' },
	improvement: { shape: 'square', tone: 'improvement' },
	concern: { shape: 'diamond', tone: 'concern' },
	'neutral-high': { shape: 'triangle-up', tone: 'neutral' },
	'neutral-low': { shape: 'triangle-down', tone: 'neutral' },
};

export const shapeNames: Record<Shape, string> = {
	circle: 'circle',
	square: 'square',
	diamond: 'diamond',
	'triangle-up': 'triangle pointing up',
	'triangle-down': 'triangle pointing down',
};

/** An SVG path of about the same weight for every shape, around 0 0. */
export function shapePath(shape: Shape | BesideShape, size: number): string {
	const s = size;
	switch (shape) {
		case 'circle':
			return `M${-s} 0a${s} ${s} 0 1 0 ${2 * s} 0a${s} ${s} 0 1 0 ${-2 * s} 0Z`;
		case 'square':
			return `M${-s} ${-s}H${s}V${s}H${-s}Z`;
		case 'diamond':
			return `M0 ${-1.35 * s}L${1.35 * s} 0L0 ${1.35 * s}L${-1.35 * s} 0Z`;
		case 'triangle-up':
			return `M0 ${-1.2 * s}L${1.2 * s} ${s}H${-1.2 * s}Z`;
		case 'triangle-down':
			return `M0 ${1.2 * s}L${1.2 * s} ${-s}H${-1.2 * s}Z`;
		case 'plus':
			return `M${-s} 0H${s}M0 ${-s}V${s}`;
		case 'cross':
			return `M${-0.8 * s} ${-0.8 * s}L${0.8 * s} ${0.8 * s}M${-0.8 * s} ${0.8 * s}L${0.8 * s} ${-0.8 * s}`;
		case 'star':
			return shapePath('plus', s) + shapePath('cross', s);
	}
}
