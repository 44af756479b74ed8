// All pages of one side once, each loaded once, with everything that looks at them, on a phone and on a desk.
import { Visit, desktop, phone } from './browser.mjs';

// Bytes on the wire for the page that is open, as on a first visit: nothing comes from the cache.
export class Meter {
  static async begin(page) {
    const meter = new Meter();
    meter.cdp = await page.context().newCDPSession(page);
    await meter.cdp.send('Network.enable');
    await meter.cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    meter.sum = 0;
    meter.cdp.on('Network.requestWillBeSent', ({ type, requestId, loaderId }) => {
      if (type === 'Document' && requestId === loaderId) meter.sum = 0;
    });
    meter.cdp.on('Network.loadingFinished', ({ encodedDataLength }) => { meter.sum += encodedDataLength; });
    return meter;
  }

  bytes() {
    return this.sum;
  }

  // A page that a test has put in place has crossed no wire. It counts with its whole length: nginx does not compress those.
  add(bytes) {
    this.sum += bytes;
  }
}

// The page that is open in a visit, as the gates want it.
export class Places {
  static async begin(visit) {
    const places = new Places();
    places.visit = visit;
    places.meter = await Meter.begin(visit.page);
    visit.page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === visit.page.mainFrame()) places.delivered = response;
    });
    return places;
  }

  async here(name, stem) {
    const { page } = this.visit;
    const html = await this.delivered.text();
    return { name, stem, page, cdp: this.meter.cdp, meter: this.meter, html, width: page.viewportSize().width };
  }
}

// `pages` is one of pages.mjs. Resolves to { problems: Map of gate → lines, seconds: Map of gate → seconds, names: all states of pages, figures: Map of gate → line }. Every page is loaded once and
// then looked at in one width of the window after the other: what it is at 1280 px does not depend on where it began.
export async function walk(site, gates, pages) {
  const problems = new Map(gates.map((gate) => [gate, []]));
  const seconds = new Map(gates.map((gate) => [gate, 0]));
  const names = new Set();
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone, reducedMotion: 'reduce' });
  const places = await Places.begin(visit);
  for await (const { name, stem, notCounted = 0 } of pages(site, visit)) {
    if (names.has(name)) throw new Error(`two states of pages have the name ${name}`);
    names.add(name);
    places.meter.add(notCounted);
    for (const viewport of [phone, desktop]) {
      await visit.page.setViewportSize(viewport);
      await visit.isPage(stem);
      const place = await places.here(name, stem);
      for (const gate of gates.filter(({ widths }) => !widths || widths.includes(viewport.width))) {
        const begun = performance.now();
        const found = await gate.look(place);
        problems.get(gate).push(...found.map((one) => `${name} at ${viewport.width} px: ${one}`));
        seconds.set(gate, seconds.get(gate) + (performance.now() - begun) / 1000);
      }
    }
    await visit.page.setViewportSize(phone);
  }
  await visit.end();
  const figures = new Map();
  for (const gate of gates) {
    problems.get(gate).push(...(await gate.conclude?.() ?? []));
    if (gate.figures) figures.set(gate, gate.figures);
  }
  return { problems, seconds, names, figures };
}
