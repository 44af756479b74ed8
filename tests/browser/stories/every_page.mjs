// Every page, light and dark, on a phone and on a desk: what a program can check of WCAG 2.2 AA.
import { Visit, desktop, phone } from '../support/browser.mjs';
import { pages, staffPages } from '../support/pages.mjs';
import { assert, test } from '../support/suite.mjs';

export function tell(site) {
  for (const viewport of [phone, desktop]) {
    for (const colorScheme of ['light', 'dark']) {
      test(`every page is accessible at ${viewport.width} px in ${colorScheme} colours`, () => check(site, pages, { viewport, colorScheme }));
      test(`every page of the staff is accessible at ${viewport.width} px in ${colorScheme} colours`, () => check(site, staffPages, { viewport, colorScheme }));
    }
  }
  test('text with more space around it stays on the page', () => spaced(site, pages));
  test('text with more space around it stays on the pages of the staff', () => spaced(site, staffPages));
}

async function check(site, which, options) {
  const visit = await Visit.begin(site.browser, site.origin, options);
  for await (const { stem } of which(site, visit)) {
    await visit.isPage(stem);
    await visit.isAccessible();
  }
  await visit.end();
}

// WCAG 1.4.12: the reader's own spacing.
async function spaced(site, which) {
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  for await (const { name } of which(site, visit)) {
    const sheet = await visit.page.evaluate(() => {
      const own = new CSSStyleSheet();
      own.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
        + ' p { margin-bottom: 2em !important }');
      document.adoptedStyleSheets = [own];
      return { width: document.scrollingElement.scrollWidth, room: window.innerWidth };
    });
    assert.ok(sheet.width <= sheet.room, `${name}: ${sheet.width} px`);
  }
  await visit.end();
}
