import { isDeepStrictEqual } from 'node:util';
import { OrganizationForm } from '#shared/domain/organization-form.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { canonical, type Questionnaire } from '#shared/domain/questionnaire/model.ts';
import { uuidOfText } from '#shared/domain/uuid.ts';
import type { Transaction } from '../database/transaction.ts';
import { storeDocuments } from '../sync/store-documents.ts';
import { OrganizationError } from './organization-error.ts';

/** What became of a form that was given. */
export interface AddedForm {
  isNew: boolean;
  /** The versions that are no longer offered because of it. */
  retired: string[];
}

/**
 * Adds a version of a form to the organization and wakes its devices. Each version is a document of its own and stays, so that drafts and
 * answers on it can be read; the versions before it are marked retired. The same version with the same content is there already, and
 * nothing happens.
 *
 * @param form as `readQuestionnaire` reads `text`, the JSON as it was given
 * @throws {OrganizationError} `NAME_TAKEN`: the version has other content, or a newer one is there
 */
export async function addOrganizationForm(
  transaction: Transaction,
  organizationId: Id,
  form: Pick<Questionnaire, 'url' | 'version' | 'title' | 'status'>,
  text: string,
): Promise<AddedForm> {
  const versions = await versionsOf(transaction, organizationId, form.url);
  const same = versions.find((one) => one.canonical === canonical(form));
  if (same) {
    if (isDeepStrictEqual(JSON.parse(same.questionnaire), JSON.parse(text))) {
      return { isNew: false, retired: [] };
    }
    throw new OrganizationError(
      'NAME_TAKEN',
      `Version ${form.version} of this form is there with other content, and answers may have been given on it. Raise "version" and add it again.`,
    );
  }
  const newer = versions.find((one) => compareVersions(versionOf(one), form.version) > 0);
  if (newer) {
    throw new OrganizationError(
      'NAME_TAKEN',
      `Version ${versionOf(newer)} of this form is there already and is newer than ${form.version}. Raise "version" above it.`,
    );
  }
  const now = toInstant(Date.now());
  const before = versions.filter((one) => one.status === 'active');
  const added: OrganizationForm = {
    id: uuidOfText(`form ${organizationId} ${canonical(form)}`),
    updatedAt: now,
    updatedBy: 'server',
    deviceId: 'server',
    rev: 0,
    receivedAt: '',
    canonical: canonical(form),
    title: form.title,
    status: form.status === 'retired' ? 'retired' : 'active',
    addedAt: now,
    questionnaire: text,
  };
  const retired = before.map((one) => ({ ...one, updatedAt: now, status: 'retired' as const }));
  await storeDocuments(transaction, {
    organizationId,
    collection: 'forms',
    documents: [added, ...retired],
  });
  return { isNew: true, retired: before.map(versionOf) };
}

/** Every version of every form that the organization added, by title and the order they came in. */
export async function listOrganizationForms(
  transaction: Transaction,
  organizationId: Id,
): Promise<OrganizationForm[]> {
  const { rows } = await transaction.query<{ body: unknown }>(
    `select body || jsonb_build_object('rev', rev, 'receivedAt', '') as body from documents
      where organization_id = $1 and collection = 'forms' and not deleted
      order by body ->> 'title', body ->> 'addedAt', id`,
    [organizationId],
  );
  return rows.map((row) => OrganizationForm.parse(row.body));
}

async function versionsOf(
  transaction: Transaction,
  organizationId: Id,
  url: string,
): Promise<OrganizationForm[]> {
  const forms = await listOrganizationForms(transaction, organizationId);
  return forms.filter((one) => one.canonical.split('|')[0] === url);
}

function versionOf({ canonical: reference }: OrganizationForm): string {
  return reference.slice(reference.indexOf('|') + 1);
}

/** `10` after `9`, `2.0.1` after `2.0`, dates by the calendar. */
function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
