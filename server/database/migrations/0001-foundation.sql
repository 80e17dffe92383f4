-- Organizations, people, devices, tokens, assignments and the synced documents. Every key starts with the organization.

create table installation (
  only_row boolean primary key default true check (only_row),
  token_secret bytea not null,
  created_at timestamptz not null default now()
);

create table organizations (
  id uuid primary key,
  name text not null check (name <> ''),
  last_sequence bigint not null default 0,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
create unique index organizations_by_name on organizations (lower(name));

create table teams (
  organization_id uuid not null references organizations,
  id uuid not null,
  name text not null check (name <> ''),
  primary key (organization_id, id)
);
create unique index teams_by_name on teams (organization_id, lower(name));

create table people (
  organization_id uuid not null references organizations,
  id uuid not null,
  team_id uuid,
  email text not null,
  passphrase_hash text not null,
  name text not null check (name <> ''),
  role text not null check (role in ('care-manager', 'supervisor', 'administrator')),
  credential text not null,
  phone text not null default '',
  licenses jsonb not null default '[]',
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, team_id) references teams
);
-- An address signs in to one account of the installation, whatever its case.
create unique index people_by_email on people (lower(email));
create index people_by_team on people (organization_id, team_id);

create table devices (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  name text not null,
  home text not null check (home in ('desktop', 'web')),
  registered_at timestamptz not null default now(),
  last_contact_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references people
);
create index devices_by_person on devices (organization_id, staff_id);

create table refresh_tokens (
  organization_id uuid not null,
  token_hash bytea not null,
  family_id uuid not null,
  staff_id uuid not null,
  device_id uuid not null,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, token_hash),
  foreign key (organization_id, device_id) references devices
);
create index refresh_tokens_by_family on refresh_tokens (organization_id, family_id);
create index refresh_tokens_by_device on refresh_tokens (organization_id, device_id);

-- Keys are digests of an e-mail or an address. Shared by all server processes.
create table sign_in_attempts (
  key bytea primary key,
  window_ends_at timestamptz not null,
  attempts integer not null
);

-- Who holds a patient, and who held her. The open row of a patient has no end.
create table assignments (
  organization_id uuid not null references organizations,
  patient_id uuid not null,
  from_sequence bigint not null,
  staff_id uuid not null,
  from_at timestamptz not null default now(),
  until_at timestamptz,
  until_sequence bigint,
  primary key (organization_id, patient_id, from_sequence),
  foreign key (organization_id, staff_id) references people
);
create unique index assignments_open on assignments (organization_id, patient_id) where until_at is null;
create index assignments_by_person on assignments (organization_id, staff_id) where until_at is null;

-- The current version of every synced document. `body` is its content without the server's stamp.
create table documents (
  organization_id uuid not null references organizations,
  collection text not null,
  id uuid not null,
  patient_id uuid,
  rev integer not null,
  sequence bigint not null,
  received_at timestamptz not null,
  updated_by text not null,
  device_id text not null,
  deleted boolean not null default false,
  bytes integer not null,
  body jsonb not null,
  primary key (organization_id, collection, id)
);
-- Unique: a page that ends at a sequence can never cut between two documents.
create unique index documents_by_sequence on documents (organization_id, collection, sequence);
create index documents_by_patient on documents (organization_id, patient_id, collection, sequence)
  where patient_id is not null;

-- Every version the server ever accepted, so that no acknowledged word is lost to a later one.
create table document_versions (
  organization_id uuid not null references organizations,
  collection text not null,
  id uuid not null,
  rev integer not null,
  patient_id uuid,
  sequence bigint not null,
  received_at timestamptz not null,
  updated_by text not null,
  device_id text not null,
  body jsonb not null,
  primary key (organization_id, collection, id, rev)
);

-- Tells the devices of a person who no longer may see a document to erase it. Holds nothing but ids.
create table tombstones (
  organization_id uuid not null references organizations,
  staff_id uuid not null,
  collection text not null,
  id uuid not null,
  sequence bigint not null,
  primary key (organization_id, staff_id, collection, id)
);
create index tombstones_by_sequence on tombstones (organization_id, staff_id, collection, sequence);

-- The scope of a request: set per transaction, empty outside of one.
create function current_organization() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('careline.organization_id', true), '')::uuid;

create function current_staff() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('careline.staff_id', true), '')::uuid;

-- Whose records the person may see: her own; a supervisor also those of the people of her team. An administrator's: nobody's.
create function visible_staff() returns setof uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp rows 10
  begin atomic
    select other.id
      from people me
      join people other
        on other.organization_id = me.organization_id
       and (other.id = me.id or (me.role = 'supervisor' and other.team_id = me.team_id))
     where me.organization_id = current_organization()
       and me.id = current_staff()
       and me.is_active
       and me.role in ('care-manager', 'supervisor');
  end;

create function visible_patients() returns setof uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp rows 400
  begin atomic
    select held.patient_id
      from assignments held
     where held.organization_id = current_organization()
       and held.until_at is null
       and held.staff_id in (select visible_staff());
  end;

-- Gives out the next sequences and holds back every other writer of the organization until this transaction has ended:
-- sequences therefore become visible in their order.
create function allocate_sequences(amount integer) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    update organizations
       set last_sequence = last_sequence + amount
     where id = current_organization()
    returning last_sequence - amount;
  end;

create function last_sequence() returns bigint
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select last_sequence from organizations where id = current_organization();
  end;

create function own_devices() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp rows 3
  begin atomic
    select id from devices where organization_id = current_organization() and staff_id = current_staff();
  end;

revoke execute on function visible_staff(), visible_patients(), last_sequence(), own_devices(), allocate_sequences(integer) from public;
grant execute on function visible_staff(), visible_patients(), last_sequence(), own_devices(), allocate_sequences(integer)
  to careline_app, careline_steward;

-- Requests of people run as careline_app. Forced, so that even the owner of the tables sees nothing without a scope.
alter table documents enable row level security;
alter table documents force row level security;
alter table document_versions enable row level security;
alter table document_versions force row level security;
alter table tombstones enable row level security;
alter table tombstones force row level security;

grant select, insert, update on documents to careline_app;
grant select, insert on document_versions to careline_app;
grant select on tombstones to careline_app;

create policy scope on documents to careline_app
  using (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents' then updated_by in (select visible_staff()::text)
      when collection in ('staff', 'resources') then current_staff() is not null
      else false
    end
  )
  with check (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents' then updated_by = current_staff()::text
      else false
    end
  );

create policy scope on document_versions to careline_app
  using (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents' then updated_by in (select visible_staff()::text)
      when collection in ('staff', 'resources') then current_staff() is not null
      else false
    end
  )
  with check (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents' then updated_by = current_staff()::text
      else false
    end
  );

create policy own on tombstones for select to careline_app
  using (organization_id = current_organization() and staff_id = current_staff());

-- The server's own work (imports, assignments, the demo) runs as careline_steward: one whole organization, never two.
grant select, insert, update, delete on documents, document_versions, tombstones to careline_steward;
grant select, insert, update on assignments to careline_steward;
grant select on organizations, teams, people, devices to careline_steward;

create policy organization on documents to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
create policy organization on document_versions to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
create policy organization on tombstones to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
