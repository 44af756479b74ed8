#!/usr/bin/env node
// node tests/browser/screenshots.mjs [students|staff]    every page, or those of one side, at 390 and 1280 px, light and dark, into build/screenshots
//
// Against the same demo as run.mjs.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findDemo, project } from './support/demo.mjs';
import { installPackages } from './support/packages.mjs';

const env = findDemo();
installPackages();
const { Visit, launch } = await import('./support/browser.mjs');
const { People } = await import('./support/people.mjs');
const { staffPages, studentPages } = await import('./support/pages.mjs');

const folder = join(project, 'build/screenshots');
mkdirSync(folder, { recursive: true });
const browser = await launch();
try {
  const sides = { students: [studentPages], staff: [staffPages] }[process.argv[2]] ?? [studentPages, staffPages];
  const site = { env, origin: env.SHOUQI_URL, browser, people: new People(env.SHOUQI_URL) };
  for (const [width, height] of [[390, 844], [1280, 900]]) {
    for (const colorScheme of ['light', 'dark']) {
      const visit = await Visit.begin(browser, site.origin, { viewport: { width, height }, colorScheme });
      for (const pages of sides) {
        for await (const { name, stem } of pages(site, visit)) {
          await visit.isPage(stem);
          const file = join(folder, `${name}-${width}-${colorScheme}.png`);
          await visit.page.screenshot({ path: file, fullPage: true });
          console.log(file);
        }
      }
      await visit.end();
    }
  }
} finally {
  await browser.close();
}
