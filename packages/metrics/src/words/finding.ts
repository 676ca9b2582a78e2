import type { PeriodType } from '../periods.ts';
import type { Compared } from '../published-beside.ts';
import type { Season } from '../season.ts';
import type { TrajectoryPoint } from '../trajectory.ts';
import type { Kind } from '../vocabulary.ts';
import type { DataCondition } from './data-condition.ts';
import type { Written } from './figures.ts';
import type { Verdict } from './verdict.ts';

/** Everything that words tell of one indicator in one area. */
export interface Finding extends Verdict, Written {
	/** The indicator's name, as it stands in the catalogue, and whether it takes "are" rather than "is". */
	title: string;
	plural: boolean;
	/** The name of the area. */
	area: string;
	periodType: PeriodType;
	kind: Kind;
	/** Whether the figure of a shorter period is told as if it went on for a year. */
	annualised?: boolean;
	/** The target that the reading was made with. */
	target: number | null;
	/** The points by which that target is reached, in order; none where it holds at once. */
	path?: TrajectoryPoint[] | null;
	/** Another area's figure beside this area's own of the same period. */
	comparator?: Compared | null;
	/** Where the latest figure lies among those of the same month in earlier years (`seasonOf`). */
	season?: Season | null;
	data?: DataCondition[];
}
