/**
 * Whether a number may have been typed in place of another: two of its digits changed places, a nought came or went at its
 * end, or a digit anywhere in a number long enough for that not to be chance.
 *
 * @example isSlip(321, 312) // true
 * @example isSlip(48, 480) // true
 * @example isSlip(3, 31) // false: half of all small numbers would do
 */
export function isSlip(typed: number, meant: number): boolean {
	if (typed === meant || typed === 0 || meant === 0) return false;
	if (typed === meant * 10 || typed * 10 === meant) return true;
	const [shorter, longer] = [typed, meant].sort((one, other) => one - other).map(String);
	if (!/^\d+$/.test(shorter! + longer!)) return false;
	return shorter!.length === longer!.length
		? isSwap(shorter!, longer!)
		: shorter!.length >= fewestDigits && isWithoutOne(shorter!, longer!);
}

/** Of so many digits, one more or less is seldom chance. */
const fewestDigits = 3;

function isSwap(one: string, other: string): boolean {
	const apart = [...one].flatMap((digit, at) => (digit === other[at] ? [] : at));
	const [first = 0, second = 0] = apart;
	return apart.length === 2 && one[first] === other[second] && one[second] === other[first];
}

function isWithoutOne(shorter: string, longer: string): boolean {
	return [...longer].some((_digit, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter);
}
