// Comfort as a measured property: every page in every state, on a phone and on a desk, through every gate; and every gate noticing what it
// is there for.
import { gates } from '../gates/all.mjs';
import { check } from '../gates/nu.mjs';
import { Visit, desktop, phone } from './browser.mjs';
import { assert, test } from './suite.mjs';
import { Places, walk } from './walk.mjs';

// `side` is "students" or "staff", `pages` theirs of pages.mjs.
export function tellComfort(site, side, pages) {
  let walked;
  const all = () => (walked ??= walk(site, gates, pages));
  // Said once, not by every gate.
  const after = () => all().catch(() => { throw new Error('the walk over the pages did not reach its end'); });
  test(`comfort of ${side}: every page in every state is reached`, async () => {
    const { names, seconds } = await all();
    console.log(`        ${names.size} states of pages at 2 widths; ${[...seconds].map(([gate, one]) => `${one.toFixed(0)} s ${gate.name}`).join('; ')}`);
  });
  for (const gate of gates) {
    test(`comfort of ${side}: ${gate.name}`, async () => {
      const { problems, figures } = await after();
      if (figures.has(gate)) console.log(`        ${figures.get(gate)}`);
      assert.deepEqual([...new Set(problems.get(gate))], []);
    });
  }
}

export function tellGates(site) {
  test('comfort: every gate notices what it is there for', () => broken(site));
}

async function broken(site) {
  const student = await site.people.takePending('course');
  const missed = [];
  for (const viewport of [phone, desktop]) {
    const visit = await Visit.begin(site.browser, site.origin, { viewport, reducedMotion: 'reduce' });
    const places = await Places.begin(visit);
    await visit.logIn(student);
    await visit.enter('/receipt/');
    // Each gate where it looks last: on the desk, unless it is there for the phone alone.
    for (const gate of gates.filter((one) => one.breakages && (one.widths ?? [desktop.width]).at(-1) === viewport.width)) {
      for (const [index, breakage] of gate.breakages.entries()) {
        // A gate's memory of the true pages must not learn from a broken one.
        const own = Object.assign(Object.create(gate), gate.seen && { seen: new Map(gate.seen) }, gate.worst && { worst: { ...gate.worst } });
        await visit.goto('/receipt/');
        await visit.isPage('start');
        const place = { ...await places.here('broken', 'start'), thorough: true };
        await breakage(place);
        if ((await own.look(place)).length === 0) missed.push(`${gate.name}, breakage ${index + 1} at ${viewport.width} px`);
      }
      await visit.goto('/receipt/');
      const clean = await gate.look({ ...await places.here('whole', 'start'), thorough: true });
      assert.deepEqual(clean, [], `${gate.name}: the untouched page`);
    }
    if (viewport === phone) {
      const { html } = await places.here('broken', 'start');
      const nu = gates.find((one) => one.broken);
      const found = check(nu.broken.map((change, index) => ({ name: `broken${index}`, html: change(html) })));
      nu.broken.forEach((_, index) => {
        if (!found.some((one) => one.startsWith(`broken${index}:`))) missed.push(`${nu.name}, breakage ${index + 1}`);
      });
    }
    await visit.context.close();
  }
  assert.deepEqual(missed, [], 'not noticed');
}
