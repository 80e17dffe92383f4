import * as administration from '../features/administration.ts';
import * as assignments from '../features/assignments.ts';
import {
  auditChoices,
  auditOnDevice,
  exportAudit,
  searchAudit,
  verifyAuditChain,
} from '../features/audit.ts';
import { teamBoard, teamRows } from '../features/team.ts';
import type { Routing } from './routing.ts';

/** What supervisors and administrators see to. */
export function oversightRoutes({ os, desk }: Routing) {
  return {
    team: {
      board: os.team.board.handler(() => teamBoard(desk())),
      rows: os.team.rows.handler(({ input }) => teamRows(desk(), input)),
    },
    assignments: {
      preview: os.assignments.preview.handler(({ input }) => assignments.previewMove(desk(), input)),
      move: os.assignments.move.handler(({ input }) => assignments.movePatients(desk(), input)),
      covers: os.assignments.covers.handler(() => assignments.listCovers(desk())),
      createCover: os.assignments.createCover.handler(({ input }) => assignments.createCover(desk(), input)),
      endCover: os.assignments.endCover.handler(({ input }) => assignments.endCover(desk(), input)),
    },
    audit: {
      search: os.audit.search.handler(({ input }) => searchAudit(desk(), input)),
      choices: os.audit.choices.handler(({ input }) => auditChoices(desk(), input)),
      onDevice: os.audit.onDevice.handler(({ input }) => auditOnDevice(desk(), input)),
      exportCsv: os.audit.exportCsv.handler(({ input }) => exportAudit(desk(), input)),
      verifyChain: os.audit.verifyChain.handler(({ input }) => verifyAuditChain(desk(), input)),
    },
    administration: {
      people: os.administration.people.handler(() => administration.listPeople(desk())),
      createPerson: os.administration.createPerson.handler(({ input }) =>
        administration.createPerson(desk(), input),
      ),
      changePerson: os.administration.changePerson.handler(({ input }) =>
        administration.changePerson(desk(), input),
      ),
      resetPassphrase: os.administration.resetPassphrase.handler(({ input }) =>
        administration.resetPassphrase(desk(), input),
      ),
      devices: os.administration.devices.handler(() => administration.listDevices(desk())),
      retireDevice: os.administration.retireDevice.handler(({ input }) =>
        administration.retireDevice(desk(), input),
      ),
      wipeDevice: os.administration.wipeDevice.handler(({ input }) =>
        administration.wipeDevice(desk(), input),
      ),
      recoveryKey: os.administration.recoveryKey.handler(({ input }) =>
        administration.recoveryKey(desk(), input),
      ),
      settings: os.administration.settings.handler(() => administration.organizationSettings(desk())),
      changeSettings: os.administration.changeSettings.handler(({ input }) =>
        administration.changeSettings(desk(), input),
      ),
    },
  };
}
