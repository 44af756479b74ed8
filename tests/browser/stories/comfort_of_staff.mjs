// Every page of the staff in every state, through every gate.
import { tellComfort } from '../support/comfort.mjs';
import { staffPages } from '../support/pages.mjs';

export function tell(site) {
  tellComfort(site, 'staff', staffPages);
}
