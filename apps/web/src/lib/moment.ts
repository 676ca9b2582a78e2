/** The moment that an address names; null where it names none. At most one of the two. */
export interface AskedMoment {
	/** Sequence number of the last change that is to count. */
	asOf: string | null;
	/** A day, as it stood at its end: YYYY-MM-DD. */
	on: string | null;
}

/** What is read of an address; the page that is shown has one of its own kind. */
interface Address {
	pathname: string;
	searchParams: Pick<URLSearchParams, 'get'> & Iterable<[string, string]>;
}

const names = ['asOf', 'on'] as const;
/** What an address says of one deed or one page of a list, which another moment has not. */
const passing = ['accepted', 'withdrawn', 'revived', 'discarded', 'changed', 'page'];

/** The moment in an address. An empty field of a form asks for none. */
export function momentIn(url: Address): AskedMoment {
	return {
		asOf: url.searchParams.get('asOf') || null,
		on: url.searchParams.get('on') || null,
	};
}

/** An address of ours, at the moment that another address names. */
export function withMoment(href: string, url: Address): string {
	const moment = momentIn(url);
	const [address = '', place] = href.split('#');
	const [path = '', search] = address.split('?');
	const query = new URLSearchParams(search);
	for (const name of names) if (moment[name] !== null) query.set(name, moment[name]);
	const kept = query.toString();
	return `${path}${kept && `?${kept}`}${place === undefined ? '' : `#${place}`}`;
}

/** What stays in an address when its moment changes: the choices of its page. */
export function choicesIn(url: Address): [string, string][] {
	return [...url.searchParams].filter(([name]) => ![...names, ...passing].includes(name));
}

/** The same page as it is now. */
export function addressNow(url: Address): string {
	const kept = new URLSearchParams(choicesIn(url)).toString();
	return `${url.pathname}${kept && `?${kept}`}`;
}

/** Whether a page can be read as it stood at another moment: those that show figures, returns or the catalogue. */
export function hasMoments(path: string): boolean {
	return /^\/(|compare|indicators\/[^/]+|returns|returns\/\d+|catalogue|catalogue\/[^/]+)$/.test(
		path,
	);
}
