// The comfort gates. A gate has
//   name             the sentence that its test says
//   widths           only at these widths of the window; without it at each
//   look(place)      problems of one page in one state, as lines; leaves the page as it found it
//   conclude()       what can only be said after all pages; may set `figures`, which are printed
//   breakages        ways to break a page, each of which `look` must notice
// and sees a place: { name, stem, page, cdp, meter, html, width }, of a visit that asked for less motion: a colour on its way from one
// palette to the other would be measured as it never stays.
import { axe } from './axe.mjs';
import { focus } from './focus.mjs';
import { reflow, shift, spaced, weight } from './layout.mjs';
import { chipsWithoutColour, motion } from './media.mjs';
import { nu } from './nu.mjs';
import { print } from './print.mjs';
import { words } from './words.mjs';

// What measures how a page has loaded comes before what touches it.
export const gates = [shift, weight, nu, words, reflow, spaced, chipsWithoutColour, motion, focus, axe, print];
