-- The audit trail as it is searched: a narrow row for each event that a device sent, beside its document, and one for what the server itself
-- answered to somebody. Columns and not the bodies of documents, because behind row-level security an index on an expression of a body is not used.
create table audit_trail (
  organization_id uuid not null references organizations,
  id uuid not null,
  -- An instant as text, by the clock of the device: it sorts, and a date that is none does not stop what comes with it.
  at text collate "C" not null,
  received_at timestamptz not null,
  -- How far the clock of the device was behind the server's when it sent the event; null where it did not say.
  clock_behind_ms bigint,
  -- Null where it was no person.
  staff_id uuid,
  device_id uuid,
  patient_id uuid,
  action text not null,
  entity_type text not null,
  entity_id uuid,
  -- The place in the chain of the device; null for what the server wrote.
  sequence bigint,
  primary key (organization_id, id)
);
create index audit_trail_by_time on audit_trail (organization_id, at, id);
create index audit_trail_by_person on audit_trail (organization_id, staff_id, at, id);
create index audit_trail_by_patient on audit_trail (organization_id, patient_id, at, id) where patient_id is not null;
create index audit_trail_by_device on audit_trail (organization_id, device_id, sequence, id) where sequence is not null;

create function id_or_null(text) returns uuid language sql immutable parallel safe
  return case when $1 in ('', 'server') then null else $1::uuid end;

create function add_to_audit_trail() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
begin
  insert into audit_trail
    (organization_id, id, at, received_at, clock_behind_ms, staff_id, device_id, patient_id, action, entity_type, entity_id, sequence)
  values (
    new.organization_id, new.id, new.body ->> 'at', new.received_at,
    nullif(current_setting('careline.clock_behind_ms', true), '')::bigint,
    id_or_null(new.body ->> 'staffId'), id_or_null(new.body ->> 'deviceId'), id_or_null(new.body ->> 'patientId'),
    new.body ->> 'action', new.body ->> 'entityType', id_or_null(new.body ->> 'entityId'), (new.body ->> 'sequence')::bigint);
  return null;
end $$;

create trigger audit_trail after insert on documents
  for each row when (new.collection = 'auditEvents') execute function add_to_audit_trail();

-- What came before this step. Forced row-level security holds for the owner too, who runs it.
alter table documents no force row level security;
insert into audit_trail
  (organization_id, id, at, received_at, staff_id, device_id, patient_id, action, entity_type, entity_id, sequence)
select organization_id, id, body ->> 'at', received_at, id_or_null(body ->> 'staffId'), id_or_null(body ->> 'deviceId'),
       id_or_null(body ->> 'patientId'), body ->> 'action', body ->> 'entityType', id_or_null(body ->> 'entityId'),
       (body ->> 'sequence')::bigint
  from documents where collection = 'auditEvents';
alter table documents force row level security;

-- How far the person's search reaches: an administrator's everywhere, a supervisor's to her team and to the patients in her sight.
create function audit_reach() returns text
  language sql stable parallel safe security definer set search_path = public, pg_temp
  begin atomic
    select case role when 'administrator' then 'organization' when 'supervisor' then 'team' else '' end
      from people where organization_id = current_organization() and id = current_staff() and is_active;
  end;

-- Names of people and devices of the organization, those that are retired or closed among them.
create function audit_names(ids uuid[]) returns table (id uuid, name text, credential text)
  language sql stable parallel safe security definer set search_path = public, pg_temp rows 20
  begin atomic
    select person.id, person.name, person.credential from people person
     where person.organization_id = current_organization() and person.id = any(ids) and audit_reach() <> ''
    union all
    select device.id, device.name, '' from devices device
     where device.organization_id = current_organization() and device.id = any(ids) and audit_reach() <> '';
  end;

-- Whose device it is, if the person may see what its owner does.
create function audited_device(device_id uuid) returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp
  begin atomic
    select device.staff_id from devices device
     where device.organization_id = current_organization() and device.id = audited_device.device_id
       and (audit_reach() = 'organization' or device.staff_id in (select supervised_staff()));
  end;

revoke execute on function id_or_null(text), add_to_audit_trail(), audit_reach(), audit_names(uuid[]), audited_device(uuid) from public;
grant execute on function id_or_null(text) to careline_app, careline_steward;
grant execute on function audit_reach(), audit_names(uuid[]), audited_device(uuid) to careline_app;

alter table audit_trail enable row level security;
alter table audit_trail force row level security;
grant select, insert on audit_trail to careline_app;
create policy reached on audit_trail for select to careline_app
  using (
    organization_id = current_organization()
    and case (select audit_reach())
      when 'organization' then true
      when 'team' then staff_id in (select supervised_staff()) or patient_id in (select visible_patients())
      else false
    end
  );
-- What a person does is written in her own name, and so is that she searched.
create policy added on audit_trail for insert to careline_app
  with check (organization_id = current_organization() and staff_id = current_staff());
-- The server's own work, such as the check of a chain.
grant select, insert on audit_trail to careline_steward;
create policy organization on audit_trail to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());

grant select (organization_id, id, at, event, staff_id, device_id, done_by) on account_events to careline_app;
create policy reached on account_events for select to careline_app
  using (
    organization_id = current_organization()
    and case (select audit_reach())
      when 'organization' then true
      when 'team' then staff_id in (select supervised_staff())
      else false
    end
  );
