// WCAG 2.0 to 2.2 A and AA and axe's best practice, as far as a program can see them, in light and in dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { restyle } from './restyle.mjs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// The dark palette changes custom properties and nothing else (checks_templates.py holds the style sheets to that), so only these can differ.
const ofColour = ['color-contrast', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const axe = {
  name: 'axe finds nothing on any page in any state, light and dark',

  async look({ page }) {
    const problems = [];
    if (!await page.evaluate(() => Boolean(window.axe))) await page.evaluate(source);
    for (const [colorScheme, choice] of [
      // target-size (2.5.8) is among the AA rules that axe leaves off.
      ['light', { runOnly: tags, rules: { 'target-size': { enabled: true } } }],
      ['dark', { runOnly: { type: 'rule', values: ofColour } }],
    ]) {
      await page.emulateMedia({ colorScheme });
      problems.push(...await page.evaluate(async ([scheme, options]) => {
        const { violations } = await window.axe.run(document, { ...options, resultTypes: ['violations'], iframes: false, preload: false });
        return violations.map((one) => `${scheme}, ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
      }, [colorScheme, choice]));
    }
    await page.emulateMedia({ colorScheme: null });
    return problems;
  },

  breakages: [
    ({ page }) => page.evaluate(() => document.querySelector('main').insertAdjacentHTML('beforeend', '<input type="text">')),
    ({ page }) => restyle(page, 'p { color: #bbb !important }'),
    ({ page }) => restyle(page, '.foot-links { gap: 0 } .foot-links a { min-height: 0; font-size: 8px; line-height: 9px; display: block }'
      + '.foot-links { flex-direction: column }'),
  ],
};
