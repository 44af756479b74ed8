#!/usr/bin/env node
// node tests/browser/run.mjs [--story NAME] [--but NAME] [WORDS]    the stories in Chromium; only the tests whose names hold WORDS
//
//   --story NAME   only this story, a file of stories/; may be given again
//   --but NAME     not this story; may be given again
//
// Against the demo of the environment or of the env file SHOUQI_ENV; otherwise in a demo of its own, ended afterwards.
// Ends with `N passed, N failed`. EXIT STATUS  0 all passed; 1 otherwise
import { parseArgs } from 'node:util';
import { findDemo } from './support/demo.mjs';
import { installPackages } from './support/packages.mjs';

const stories = ['confirming', 'mishaps', 'reading', 'comparing', 'reporting', 'keeping', 'teaching', 'answering', 'all_roles', 'handing_in',
  'administering_rounds', 'administering_offices', 'by_hand', 'comfort_of_students', 'comfort_of_staff'];
const names = { type: 'string', multiple: true, default: [] };
const { values: { story: only, but }, positionals: [words] } = parseArgs({ options: { story: names, but: names }, allowPositionals: true });
const unknown = [...only, ...but].filter((name) => !stories.includes(name));
if (unknown.length > 0) throw new Error(`no story has the name ${unknown}`);
const chosen = stories.filter((story) => (only.length === 0 || only.includes(story)) && !but.includes(story));

const env = findDemo();
installPackages();
const { run } = await import('./support/suite.mjs');
const { launch } = await import('./support/browser.mjs');
const { People } = await import('./support/people.mjs');

let result = { passed: 0, failed: 1 };
const browser = await launch();
try {
  const site = { env, origin: env.SHOUQI_URL, browser, people: new People(env.SHOUQI_URL) };
  for (const story of chosen) (await import(`./stories/${story}.mjs`)).tell(site);
  result = await run(words);
} catch (error) {
  console.error(error);
} finally {
  await browser.close();
}
console.log(`${result.passed} passed, ${result.failed} failed`);
process.exitCode = result.passed > 0 && result.failed === 0 ? 0 : 1;
