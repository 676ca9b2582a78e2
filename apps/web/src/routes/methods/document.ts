import { Marked, type Token } from 'marked';
import text from '../../../../../docs/methods.md?raw';

export interface MethodText {
	/** As GitHub makes it of the heading, so that a link within the document leads to the same place on both. */
	id: string;
	title: string;
	/** As HTML. */
	member: string;
	/** As HTML; empty where a section has one part only. */
	analyst: string;
}

/** What the document speaks of that has a page of its own. */
const pages: Record<string, string> = { 'glossary.md': '/words' };

const marked = new Marked({
	renderer: {
		/** A document that is no page of the site is named without a link. */
		link({ href, tokens }) {
			const words = this.parser.parseInline(tokens);
			const address = href.startsWith('#') ? href : pages[href];
			return address ? `<a href="${address}">${words}</a>` : words;
		},
		/** A wide table scrolls in a box of its own, by keyboard as well. */
		table({ header, rows }) {
			const cellsOf = (tag: 'th' | 'td', cells: typeof header) =>
				cells
					.map(({ tokens, align }) => {
						const opening = tag + (tag === 'th' ? ' scope="col"' : '');
						const number = align === 'right' ? ' class="number"' : '';
						return `<${opening}${number}>${this.parser.parseInline(tokens)}</${tag}>`;
					})
					.join('');
			const name = header.map(({ text }) => text).join(', ');
			return (
				`<div class="wide" role="region" aria-label="Table: ${name}" tabindex="0"><table>` +
				`<thead><tr>${cellsOf('th', header)}</tr></thead>` +
				`<tbody>${rows.map((row) => `<tr>${cellsOf('td', row)}</tr>`).join('')}</tbody></table></div>`
			);
		},
		/** What an example comes to stands out from how it is asked. */
		code({ text }) {
			const shown = text
				.replaceAll('&', '&amp;')
				.replaceAll('<', '&lt;')
				.replaceAll(/^(\S.*) \/\/ (.+)$/gm, '$1 // <samp>$2</samp>');
			return `<pre><code>${shown}</code></pre>`;
		},
	},
});

const tokens = marked.lexer(text);

const starts = tokens.flatMap((token, at) => (isMethod(token) ? [at] : []));

/** What stands before the first method, as HTML, without the title. */
export const introduction = marked.parser(
	tokens.slice(0, starts[0]).filter(({ type }) => type !== 'heading'),
);

/** Every method, in the order of the document. */
export const methodTexts: MethodText[] = starts.map((start, place) => {
	const title = (tokens[start] as { text: string }).text;
	const body = tokens.slice(start + 1, starts[place + 1]);
	const found = body.findIndex(({ raw }) => raw.startsWith('**For an analyst.**'));
	const analyst = found === -1 ? body.length : found;
	return {
		id: headingId(title),
		title,
		member: marked.parser(body.slice(0, analyst)),
		analyst: marked.parser(body.slice(analyst)),
	};
});

function isMethod(token: Token): boolean {
	return token.type === 'heading' && token.depth === 2;
}

function headingId(title: string): string {
	return title
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N} -]/gu, '')
		.replaceAll(' ', '-');
}
