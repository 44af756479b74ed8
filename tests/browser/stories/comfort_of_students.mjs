// Every page of a student in every state, through every gate; and whether the gates would notice.
import { tellComfort, tellGates } from '../support/comfort.mjs';
import { studentPages } from '../support/pages.mjs';

export function tell(site) {
  tellComfort(site, 'students', studentPages);
  tellGates(site);
}
