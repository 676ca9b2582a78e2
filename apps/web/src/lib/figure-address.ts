/** The address of the history of one figure. */
export function figureAddress(indicator: string, area: string, period: string): string {
	return `/indicators/${indicator}/figures/${encodeURIComponent(period)}?area=${area}`;
}
