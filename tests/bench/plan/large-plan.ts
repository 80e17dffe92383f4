/** @file A chart with a plan of twelve problems, sixty goals and a hundred and twenty steps. */
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';

const AT = '2026-11-18T20:10:00.000Z';
const stamp = { updatedAt: AT, updatedBy: testId(2), deviceId: testId(3), rev: 1, receivedAt: AT };

export const PROBLEMS = 12;
export const GOALS = 60;
export const STEPS = 120;

function largePlan(patientId: string): CarePlan {
  const problemOf = (index: number) => testId(1000 + (index % PROBLEMS));
  return {
    ...stamp,
    ...{ id: testId(4), patientId, version: 0, status: 'draft', signatures: [], copies: [] },
    problems: Array.from({ length: PROBLEMS }, (_, index) => ({
      ...{
        id: testId(1000 + index),
        title: `Problem number ${index}`,
        codes: [],
        codeStatus: 'none' as const,
      },
      ...{
        status: 'active' as const,
        expectedOutcome: 'In range by spring, with help.',
        sourceScreeningId: '' as const,
        order: index,
      },
    })),
    goals: Array.from({ length: GOALS }, (_, index) => ({
      ...{
        id: testId(2000 + index),
        problemId: problemOf(index),
        patientWords: 'I want to walk to the church.',
      },
      description: `Goal number ${index}: upper value below 130 on five of seven days`,
      target: {
        measureLoinc: '8480-6',
        measureName: 'Systolic',
        comparator: '<' as const,
        value: 130,
        unit: 'mm[Hg]',
      },
      ...{ baseline: { value: 152, on: '2026-09-01' }, dueOn: '2027-02-01', nextReviewOn: '2026-12-15' },
      ...{
        lifecycleStatus: 'active' as const,
        achievementStatus: 'improving' as const,
        confidence: 7,
        progress: [],
      },
      order: index,
    })),
    interventions: Array.from({ length: STEPS }, (_, index) => ({
      ...{
        id: testId(3000 + index),
        problemId: problemOf(index),
        goalId: '' as const,
        order: index,
        taskId: '' as const,
      },
      description: `Step number ${index}: write down two readings in the morning`,
      ...{ owner: 'patient' as const, dueOn: '2026-12-01', status: 'planned' as const },
    })),
    ...{ barriers: [], sections: [] },
  };
}

/** The chart, as the engine answers it. */
export function largeChart(): PatientChart {
  const patient = makePatient();
  return {
    ...{ patient, careManagerName: 'Maria Lopez', month: '2026-11', minutes: [], calls: [], openTasks: [] },
    callable: { now: true, localTime: '3:10 PM', reason: '', opensAt: null },
    ...{
      carePlan: largePlan(patient.id),
      carePlanReceipt: 'with-the-server',
      screenings: [],
      observations: [],
    },
    mayWrite: true,
  };
}
