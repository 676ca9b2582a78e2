import { chromium } from 'playwright-core';
const browser = await chromium.launch({
	executablePath: '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu'],
});
const origin = process.argv[2];
const list: [string, string][] = [
	['figure', '/indicators/re-referrals/figures/2018-03?area=E10000030'],
	['figure-on', '/indicators/re-referrals/figures/2018-03?area=E10000030&on=2018-04-20'],
	['figure-early', '/indicators/re-referrals/figures/2018-03?on=2018-01-12'],
	['figure-bad', '/indicators/re-referrals/figures/2018-03?on=2020-01-12'],
	['figure-none', '/indicators/re-referrals/figures/2011-01'],
	['figure-year', '/indicators/re-referrals/figures/2017-18?area=E92000001'],
	['return', '/returns/67'],
	['overview-on', '/?on=2018-01-12'],
	['returns-on', '/returns?on=2018-01-12'],
	['catalogue-on', '/catalogue/re-referrals?on=2018-01-12'],
	['bad', '/?on=2018-02-31'],
	['indicator', '/indicators/re-referrals'],
	['overview-0', '/?asOf=0'],
];
const only = process.argv[3]?.split(',');
for (const [name, path] of list) {
	if (only && !only.includes(name)) continue;
	for (const width of [1280, 320]) {
		const context = await browser.newContext({
			viewport: { width, height: 900 },
			javaScriptEnabled: false,
		});
		const page = await context.newPage();
		await page.goto(origin + path);
		await page.screenshot({
			path: `/tmp/figs/${name}-${width}.png`,
			fullPage: !name.startsWith('indicator') && !name.startsWith('overview-on'),
		});
		if (width === 1280)
			console.log(
				name,
				(await page.locator('header').innerText()).split('\n').at(-1),
				'|',
				(await page.locator('main').innerText()).slice(0, 700).replaceAll('\n', ' / '),
			);
		const over = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		);
		if (over > 0) console.log('SIDEWAYS', name, width, over);
		await context.close();
	}
}
await browser.close();
