export * from './words.ts';
export * from './verdict.ts';
export * from './site.ts';
export * from './overview.ts';
export * from './indicators.ts';
export * from './comparison.ts';
export * from './returns.ts';
export * from './catalogue.ts';
