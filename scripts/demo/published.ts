// Surrey's published figures that the synthetic returns add up to. Real figures: Department for Education,
// Open Government Licence v3.0. Three values are three years to March (2017, 2018, 2019) unless said otherwise.

type ThreeYears = [number, number, number];

/** Children in need, table C1: referrals, and those within 12 months of a previous one. */
export const referrals: ThreeYears = [11_679, 13_626, 10_635];
export const reReferrals: ThreeYears = [2_896, 3_724, 2_715];

/** LAIT, Continue_Assess_Comp: per cent of assessments within 45 working days. */
export const assessmentsOnTime: ThreeYears = [75.5, 75.9, 73.1];

/** LAIT, ISCP_Conf: initial conferences for every 10,000 children; CP_conf_15days: per cent within 15 working days. */
export const conferenceRate: ThreeYears = [52.6, 57.8, 58.6];
export const conferencesOnTime: ThreeYears = [68.4, 51.4, 77.9];

/** Children looked after at 31 March, and LAIT, LAC: the same for every 10,000 children. */
export const lookedAfter: ThreeYears = [869, 930, 970];
export const lookedAfterRate: ThreeYears = [34, 36, 38];

/** LAIT, LACStable_2016on: per cent of children looked after at 31 March with three or more placements. */
export const threeOrMorePlacements: ThreeYears = [8, 9, 9];

/** LAIT, CareLeaverAcc: per cent of care leavers aged 19 to 21 in suitable accommodation. */
export const careLeaversSuitablyHoused: ThreeYears = [91, 85, 86];

/** LAIT, Emotional_LAC: average difficulties score. */
export const emotionalScore: ThreeYears = [14.5, 14.6, 15.0];

/** LAIT, Work_Force_Agecy_Rate and Work_Force_AvgNumCase_SW: 30 September 2016, 2017 and 2018. */
export const agencyRate: ThreeYears = [13.9, 15.5, 22.2];
export const caseload: ThreeYears = [26.6, 17.6, 17.4];
/** The agency rate of the census after the demonstration ends, 30 September 2019. */
export const agencyRateNext = 27.2;

/**
 * LAIT, FirstYJS, 2017 to 2019: first-time entrants for every 100,000 aged 10 to 17. That table goes by calendar
 * year; the demonstration takes its level for the year to March of the same number.
 */
export const firstTimeEntrantRate: ThreeYears = [103, 90, 106];

/** Office for National Statistics: Surrey's children aged 0 to 17 in the middle of the year. */
export const childrenAt: Record<number, number> = {
	2015: 254_833,
	2016: 256_828,
	2017: 257_025,
	2018: 257_259,
};

/** Young people aged 10 to 17 in the middle of the year: the demonstration's own estimate, not a published figure. */
export const youngPeopleAt: Record<number, number> = {
	2015: 111_900,
	2016: 112_400,
	2017: 112_900,
	2018: 113_600,
};
