/**
 * @file Care plan templates for common conditions, as checked data. Targets are the usual ones; a practitioner's order goes before
 * them (domain.md 2.3, 2026-11-21).
 */
import { PlanTemplate } from '#shared/domain/plan-templates.ts';
import arthritis from './arthritis-and-chronic-pain.json' with { type: 'json' };
import kidneyDisease from './chronic-kidney-disease.json' with { type: 'json' };
import copd from './copd.json' with { type: 'json' };
import depression from './depression.json' with { type: 'json' };
import fallRisk from './fall-risk.json' with { type: 'json' };
import heartFailure from './heart-failure.json' with { type: 'json' };
import hypertension from './hypertension.json' with { type: 'json' };
import type2Diabetes from './type-2-diabetes.json' with { type: 'json' };

/** Every template of this release, by title. */
export const PLAN_TEMPLATES: readonly PlanTemplate[] = PlanTemplate.array()
  .parse([arthritis, kidneyDisease, copd, depression, fallRisk, heartFailure, hypertension, type2Diabetes])
  .sort((left, right) => left.title.localeCompare(right.title));
