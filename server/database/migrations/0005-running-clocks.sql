-- On which device of a person a clock runs, so that her other devices can say so. For whom it runs stays on the device.

create table running_clocks (
  organization_id uuid not null,
  staff_id uuid not null,
  device_id uuid not null,
  -- By the clock of the device.
  since timestamptz not null,
  seen_at timestamptz not null default now(),
  primary key (organization_id, staff_id, device_id),
  foreign key (organization_id, device_id) references devices
);

-- The devices of whoever asks that are in use, by their names.
create function own_device_names() returns table (device_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp rows 3
  begin atomic
    select device.id, device.name
      from devices device
     where device.organization_id = current_organization()
       and device.staff_id = current_staff()
       and device.retired_at is null;
  end;

revoke execute on function own_device_names() from public;
grant execute on function own_device_names() to careline_app;

alter table running_clocks enable row level security;
alter table running_clocks force row level security;
grant select, insert, update, delete on running_clocks to careline_app;
create policy own on running_clocks to careline_app
  using (organization_id = current_organization() and staff_id = current_staff())
  with check (
    organization_id = current_organization() and staff_id = current_staff() and device_id in (select own_devices())
  );
