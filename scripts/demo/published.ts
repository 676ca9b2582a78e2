// Surrey's published figures that the synthetic returns add up to or pass. Real figures: Department for Education,
// Open Government Licence v3.0. What has no published figure is invented where it is used, and said to be.

type ThreeYears = [number, number, number];
type FourYears = [number, number, number, number];

/** Children in need, table C1, years to March 2017, 2018 and 2019: all referrals, and three kinds among them. */
export const referrals: ThreeYears = [11_679, 13_626, 10_635];
export const reReferrals: ThreeYears = [2_896, 3_724, 2_715];
export const noFurtherAction: ThreeYears = [108, 97, 146];
export const notInNeed: ThreeYears = [1_430, 1_561, 1_069];

/** Children in need, table B1: on 31 March 2016 to 2019. */
export const childrenInNeed: FourYears = [6_227, 6_125, 7_019, 5_932];

/** Local Authority Interactive Tool (LAIT), years to March 2017, 2018 and 2019, by the name of LAIT's table. */
export const lait = {
	/** Referrals for every 10,000 children, and per cent of them: within a year of another, closed at once, not in need. */
	'CPP_Total_Rateper10,000': [454.7, 530.1, 413.4],
	ReReferral: [24.8, 27.3, 25.5],
	CIN_Refferals_NFA: [0.9, 0.7, 1.4],
	Referrals_AssessedNotNeed: [12.2, 11.5, 10.1],
	/** Per cent of assessments finished within 45 working days. */
	Continue_Assess_Comp: [75.5, 75.9, 73.1],
	/** For every 10,000 children: children in need, enquiries started, first conferences, protection plans. */
	CIN: [238.5, 273.1, 230.6],
	Section_47: [166.2, 162.0, 160.9],
	ISCP_Conf: [52.6, 57.8, 58.6],
	CPP_rate: [32.8, 38.8, 37.3],
	/** Per cent of children in need whose case has been open for two years or more. */
	CINTime2more: [27.9, 27.0, 34.0],
	/** Per cent of first conferences within 15 working days. */
	CP_conf_15days: [68.4, 51.4, 77.9],
	/** Protection plans at 31 March, and per cent of them open for two years or more. */
	CPP_Num: [843, 996, 959],
	CPPlans2yrsActive: [2.7, 2.0, 1.7],
	/** Plans started for a child who had had one before, and per cent of all that started. */
	ReRegCPR: [233, 281, 249],
	PrevRegCPR: [22.4, 24.4, 21.9],
	/** Plans ended for every 10,000 children, those of them that had lasted two years, and per cent. */
	DeRegCPR: [41.9, 38.6, 45.6],
	CPRDuration: [60, 60, 53],
	CPPlans2yrs: [5.6, 6.1, 4.5],
	/** Children with a plan for three months or more, those reviewed in time, and per cent. */
	CPP_31March_3MnthorMore: [618, 660, 783],
	CPP_Reviewed_InReqTimeScl: [604, 627, 695],
	RevCP: [97.7, 95.0, 88.8],
	/** Children looked after at 31 March, for every 10,000 children, and those who came in and left in the year. */
	LACnum: [869, 930, 970],
	LAC: [34, 36, 38],
	LACnum_Start: [410, 456, 436],
	LACceased: [419, 409, 398],
	/** Unaccompanied asylum-seeking children among those looked after. */
	Unacc_Asylmn_Seek_Childn: [142, 111, 114],
	/** Per cent of children looked after: three or more placements, far from home, missing in the year, convicted. */
	LACStable_2016on: [8, 9, 9],
	LACDistance: [26, 30, 34],
	Children_missing: [14, 16, 16],
	LAC_Convictions: [3, 4, 3],
	/** Average difficulties score. */
	Emotional_LAC: [14.5, 14.6, 15.0],
	/** Care applications for every 10,000 children. */
	CareApplications: [6.9, 7.9, 7.5],
	/** Children who left care: adopted, per cent adopted, under a special guardianship order. */
	'No_of LAC Adopted': [51, 33, 25],
	'%_of LAC Adopted': [12, 8, 6],
	LAC_ceased_SGO: [55, 51, 45],
	/** Per cent of care leavers aged 19 to 21: not in touch, in a suitable home, in work or study; and staying put. */
	CareLeavers_LA_NotInTouch: [6, 13, 13],
	CareLeaverAcc: [91, 85, 86],
	CareLeaverEET: [59, 56, 58],
	StayingPut: [34, 15, 20],
	/** First-time entrants for every 100,000 aged 10 to 17: calendar years, taken as the level of the year to March. */
	FirstYJS: [103, 90, 106],
} satisfies Record<string, ThreeYears>;

/** LAIT, years to March 2018 and 2019, where it has no earlier one for Surrey. */
export const laitFrom2018 = {
	/** Children who came into care for every 10,000 children. */
	LAC_Start_Rate: [18, 17],
	/** Under 16 and in care for two and a half years: in one placement for two years, and per cent. */
	LAC_LongStableNum: [162, 160],
	'LAC_LongStable%': [67, 64],
	/** Per cent of children in care for a year: health assessment, dentist, immunisations. */
	'LACHealth%': [90, 90],
	'LACDental%': [85, 91],
	'LACVaccinations%': [78, 77],
} satisfies Record<string, [number, number]>;

/** LAIT, the censuses of social workers on 30 September 2016 to 2019; the last is after the demonstration ends. */
export const census = {
	Work_Force_Vac_Rate: [15.9, 12.2, 21.9, 18.8],
	Work_Force_Agecy_Rate: [13.9, 15.5, 22.2, 27.2],
	Work_Force_TO_Rate: [15.0, 10.7, 19.2, 29.4],
	Work_Force_AvgNumCase_SW: [26.6, 17.6, 17.4, 14.1],
	Work_Force_SWAbsence: [3.7, 3.1, 2.9, 3.1],
} satisfies Record<string, FourYears>;

/** LAIT, calendar years 2016 to 2019: per cent of education, health and care plans within 20 weeks, without exceptions. */
export const plansWithin20Weeks: FourYears = [27.2, 58.0, 67.4, 54.5];

/** LAIT, school years 2015/16 to 2018/19. */
export const schoolYears = {
	/** Permanent exclusions for every 100 pupils, and suspensions. */
	TotPermEx: [0.04107, 0.03193, 0.04452, 0.03762],
	TotFixedEx: [3.06041, 3.45445, 3.42476, 3.64238],
	/** Per cent of pupils who missed one in ten sessions. */
	TotPerAbNew: [8.67, 9.27, 9.63, 9.33],
} satisfies Record<string, FourYears>;

/** The same of children in care for a year (LAC_Pers_Abs), from 2016/17: LAIT has no earlier one for Surrey. */
export const lookedAfterPersistentAbsence: ThreeYears = [10.2, 11.5, 13.7];

/**
 * LAIT, December to February before March 2018 and 2019: per cent of those aged 16 and 17 not in education or work or not
 * known. The first is the sum of LAIT's two parts, not known and known to be out, which it does not add up itself.
 */
export const notInEducationOrWork: [number, number] = [4.4, 4.0];

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
