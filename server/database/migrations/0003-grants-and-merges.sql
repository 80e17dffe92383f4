-- What a merge was made of, who covers for whom, who could see a patient until when, and the review items.

-- What the device sent, where the version is the server's merge of it (PUSH-5); null where the version is what was sent.
alter table document_versions add column pushed jsonb;

-- One person has another's patients for a period. Sight follows `began_at` and `ended_at`, which are set together with the
-- sequences of what moves; `until_at` ends it to the moment, even when nobody has come to set `ended_at` yet.
create table covers (
  organization_id uuid not null references organizations,
  id uuid not null,
  covering_staff_id uuid not null,
  covered_staff_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  made_at timestamptz not null default now(),
  -- A staff id, or `command-line`.
  made_by text not null,
  began_at timestamptz,
  begin_sequence bigint,
  ended_at timestamptz,
  end_sequence bigint,
  primary key (organization_id, id),
  foreign key (organization_id, covering_staff_id) references people,
  foreign key (organization_id, covered_staff_id) references people,
  check (from_at < until_at),
  check (covering_staff_id <> covered_staff_id)
);
create index covers_by_covering on covers (organization_id, covering_staff_id) where ended_at is null;
create index covers_by_covered on covers (organization_id, covered_staff_id) where ended_at is null;

-- Who could see a patient until when: words written until then are taken for a while (SCOPE-5).
create table former_grants (
  organization_id uuid not null references organizations,
  staff_id uuid not null,
  patient_id uuid not null,
  until_at timestamptz not null,
  until_sequence bigint not null,
  primary key (organization_id, staff_id, patient_id, until_sequence),
  foreign key (organization_id, staff_id) references people
);

-- Whether the person belongs to the organization: the directories of people and resources are for her then.
create function is_member() returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp
  begin atomic
    select exists (
      select from people where organization_id = current_organization() and id = current_staff() and is_active);
  end;

-- The people of a supervisor's team, herself among them; nobody for anybody else.
create function supervised_staff() returns setof uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp rows 10
  begin atomic
    select other.id
      from people me
      join people other on other.organization_id = me.organization_id and other.team_id = me.team_id
     where me.organization_id = current_organization()
       and me.id = current_staff()
       and me.is_active
       and me.role = 'supervisor';
  end;

-- Whom the person covers for at this moment.
create function covered_staff() returns setof uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp rows 2
  begin atomic
    select cover.covered_staff_id
      from covers cover
      join people me on me.organization_id = cover.organization_id and me.id = cover.covering_staff_id
     where cover.organization_id = current_organization()
       and cover.covering_staff_id = current_staff()
       and cover.began_at is not null
       and cover.ended_at is null
       and cover.until_at > now()
       and me.is_active
       and me.role in ('care-manager', 'supervisor');
  end;

-- A cover gives patients, not the colleague's own records: `visible_staff` stays as it is.
create or replace function visible_patients() returns setof uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp rows 400
  begin atomic
    select held.patient_id
      from assignments held
     where held.organization_id = current_organization()
       and held.until_at is null
       and held.staff_id in (select visible_staff() union all select covered_staff());
  end;

-- Who sees each of these patients, and until when for certain: `infinity` unless it is by a cover only. A cover whose time
-- is over counts until it is ended, because what its person lost sight of has yet to be erased.
create function viewers_of(patients uuid[])
  returns table (staff_id uuid, patient_id uuid, sure_until timestamptz)
  language sql stable parallel safe security definer set search_path = public, pg_temp rows 100
  begin atomic
    select way.viewer_id, way.patient_id, max(way.until_at)
      from (
        select viewer.id as viewer_id, held.patient_id, 'infinity'::timestamptz as until_at
          from assignments held
          join people holder on holder.organization_id = held.organization_id and holder.id = held.staff_id
          join people viewer on viewer.organization_id = held.organization_id
           and (viewer.id = holder.id or (viewer.role = 'supervisor' and viewer.team_id = holder.team_id))
         where held.organization_id = current_organization() and held.until_at is null
           and held.patient_id = any(patients)
           and viewer.is_active and viewer.role in ('care-manager', 'supervisor')
        union all
        select viewer.id, held.patient_id, cover.until_at
          from assignments held
          join covers cover on cover.organization_id = held.organization_id and cover.covered_staff_id = held.staff_id
          join people viewer on viewer.organization_id = held.organization_id and viewer.id = cover.covering_staff_id
         where held.organization_id = current_organization() and held.until_at is null
           and held.patient_id = any(patients)
           and cover.began_at is not null and cover.ended_at is null
           and viewer.is_active and viewer.role in ('care-manager', 'supervisor')
      ) way
     group by way.viewer_id, way.patient_id;
  end;

-- Who sees the records that belong to a person instead of a patient: she herself, and the supervisors of her team. Her own
-- audit events stay hers whatever her role is, so that the chain of a device is never cut.
create function viewers_of_staff(authors uuid[])
  returns table (staff_id uuid, author_id uuid, is_supervisor boolean)
  language sql stable parallel safe security definer set search_path = public, pg_temp rows 20
  begin atomic
    select viewer.id, author.id, viewer.role = 'supervisor' and viewer.team_id is not distinct from author.team_id
      from people author
      join people viewer on viewer.organization_id = author.organization_id
       and (viewer.id = author.id or (viewer.role = 'supervisor' and viewer.team_id = author.team_id))
     where author.organization_id = current_organization() and author.id = any(authors) and viewer.is_active;
  end;

-- Until when the person could see these patients, as far as it ended after `since`: also by covers whose time has just run
-- out. Whether she sees them now is not asked.
create function own_former_grants(patients uuid[], since timestamptz)
  returns table (patient_id uuid, until_at timestamptz)
  language sql stable parallel safe security definer set search_path = public, pg_temp rows 10
  begin atomic
    select ended.patient_id, max(ended.until_at)
      from (
        select former.patient_id, former.until_at from former_grants former
         where former.organization_id = current_organization() and former.staff_id = current_staff()
           and former.patient_id = any(patients)
        union all
        select held.patient_id, cover.until_at
          from covers cover
          join assignments held on held.organization_id = cover.organization_id and held.staff_id = cover.covered_staff_id
         where cover.organization_id = current_organization() and cover.covering_staff_id = current_staff()
           and cover.began_at is not null and cover.ended_at is null and cover.until_at <= now()
           and held.until_at is null and held.patient_id = any(patients)
      ) ended
     where ended.until_at > since
     group by ended.patient_id;
  end;

revoke execute on function is_member(), supervised_staff(), covered_staff(), viewers_of(uuid[]), viewers_of_staff(uuid[]),
  own_former_grants(uuid[], timestamptz) from public;
grant execute on function is_member(), supervised_staff(), covered_staff(), viewers_of(uuid[]), viewers_of_staff(uuid[])
  to careline_app, careline_steward;
grant execute on function own_former_grants(uuid[], timestamptz) to careline_app;

-- A review item without a patient (a record passed on as it is) is for the supervisors of its author, who is `raisedBy`.
-- They close it; only the server itself makes one.
drop policy scope on documents;
drop policy scope on document_versions;

create policy seen on documents for select to careline_app
  using (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents'
        then updated_by = current_staff()::text or updated_by in (select visible_staff()::text)
      when collection = 'reviewItems' then body ->> 'raisedBy' in (select supervised_staff()::text)
      when collection in ('staff', 'resources') then (select is_member())
      else false
    end
  );
create policy added on documents for insert to careline_app
  with check (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents' then updated_by = current_staff()::text
      else false
    end
  );
create policy changed on documents for update to careline_app
  using (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents' then updated_by = current_staff()::text
      when collection = 'reviewItems' then body ->> 'raisedBy' in (select supervised_staff()::text)
      else false
    end
  )
  with check (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents' then updated_by = current_staff()::text
      when collection = 'reviewItems' then body ->> 'raisedBy' in (select supervised_staff()::text)
      else false
    end
  );

create policy seen on document_versions for select to careline_app
  using (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents'
        then updated_by = current_staff()::text or updated_by in (select visible_staff()::text)
      when collection = 'reviewItems' then body ->> 'raisedBy' in (select supervised_staff()::text)
      when collection in ('staff', 'resources') then (select is_member())
      else false
    end
  );
create policy added on document_versions for insert to careline_app
  with check (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents' then updated_by = current_staff()::text
      when collection = 'reviewItems'
        then updated_by = current_staff()::text and body ->> 'raisedBy' in (select supervised_staff()::text)
      else false
    end
  );

-- Audit events and such items are found by whom they are of when a person's team or role changes.
create index documents_by_author on documents (organization_id, collection, updated_by) where patient_id is null;

-- The server's own work sees one organization in these too. They hold ids and names, and requests of people have no right on them.
grant select, insert, update on covers to careline_steward;
grant select, insert on former_grants to careline_steward;
grant insert on account_events to careline_steward;
grant update (team_id, role, is_active) on people to careline_steward;
grant select (organization_id, staff_id, device_id, revoked_at), update (revoked_at) on refresh_tokens to careline_steward;

alter table assignments enable row level security;
alter table covers enable row level security;
alter table former_grants enable row level security;
alter table people enable row level security;
alter table teams enable row level security;
alter table devices enable row level security;
alter table refresh_tokens enable row level security;
alter table account_events enable row level security;
alter table organizations enable row level security;
create policy organization on assignments to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
create policy organization on covers to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
create policy organization on former_grants to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
create policy organization on people to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
create policy organization on teams to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
create policy organization on devices to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
create policy organization on refresh_tokens to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
create policy organization on account_events to careline_steward
  using (organization_id = current_organization()) with check (organization_id = current_organization());
create policy organization on organizations to careline_steward using (id = current_organization());
